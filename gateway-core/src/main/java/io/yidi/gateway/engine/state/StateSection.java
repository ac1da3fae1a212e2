package io.yidi.gateway.engine.state;

/** 状态分段: the parts of a snapshot, in their order. Number and version are part of its format. */
public enum StateSection {
    /** 业务日、政策包、已读文件. */
    MACHINE(2),
    /** 参保人员. */
    PERSONS(3),
    /** 备案. */
    FILINGS(1),
    /** 累计. */
    COUNTERS(2),
    /** 业务键. */
    KEYS(1),
    /** 最近结算. */
    SETTLEMENTS(1),
    /** 已申请清算月份. */
    CLEARING(1),
    /** 扣款. */
    DEDUCTIONS(2),
    /** 就诊与费用明细. */
    ENCOUNTERS(1),
    /** 定点医药机构. */
    PROVIDERS(1),
    /** 就诊轨迹. */
    VISITS(1),
    /** 疑点. */
    SUSPICIONS(1),
    /** 停机公告. */
    DOWNTIMES(1),
    /** 日合计. */
    DAY_TOTALS(1),
    /** 结尾. */
    END(1);

    private static final long MARK = 0x5949_4449_0000_0000L;

    private final int version;

    StateSection(final int version) {
        this.version = version;
    }

    /** Stands where the section begins; read on a machine of the other byte order it is something else. */
    long mark() {
        return MARK | (long) ordinal() << Short.SIZE | version;
    }
}
