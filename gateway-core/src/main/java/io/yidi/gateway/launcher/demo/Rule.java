package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.policy.plane.BenefitCategory;

/** 规则条款: the requirement behind a step, with the article it comes from. */
enum Rule {
    /** Inpatient bills come as totals by fee category. */
    INPATIENT_SCOPE("BJ-23", Notice.BEIJING + " 第二十三条：住院费用转换为全国统一的大类费用信息"),
    /** Outpatient bills are split line by line. */
    OUTPATIENT_SCOPE("BJ-24", Notice.BEIJING + " 第二十四条：门诊费用按就医地支付范围逐项分割"),
    /** The filing that stands when the bill is settled decides. */
    FILED("BJ-13c", Notice.BEIJING + " 第十三条：出院结算前已办理备案的，直接结算"),
    /** An emergency without a filing counts as filed. */
    DEEMED_FILED("BJ-27b", Notice.BEIJING + " 第二十七条：急诊且未备案的，视同已备案"),
    /** A stay over the year end is divided by days. */
    YEAR_END("BJ-31b", Notice.BEIJING + " 第三十一条：跨年度住院按住院天数分摊"),
    /** The insured place decides deductible, ratios and caps. */
    BENEFIT("JZ-2.1", Notice.JIAOZUO + " 二（一）：就医地目录，参保地待遇"),
    /** Living elsewhere: the local standard. */
    LONG_TERM("JZ-2.2a", Notice.JIAOZUO + " 二（二）：异地长期居住人员执行本地标准"),
    /** Transferred: ten points less. */
    TRANSFER("JZ-2.4a", Notice.JIAOZUO + " 二（四）：转诊降低 10 个百分点"),
    /** Emergency: no reduction. */
    EMERGENCY("JZ-2.4b", Notice.JIAOZUO + " 二（四）：急诊抢救不降低"),
    /** Other temporary care: twenty points less. */
    OTHER_TEMPORARY("JZ-2.4c", Notice.JIAOZUO + " 二（四）：其他临时外出降低 20 个百分点"),
    /** Total = funds + account + cash. */
    SUM("INV-3", "总额 = 各基金支付 + 个人账户 + 个人现金，精确到分");

    private final String requirement;
    private final String article;

    Rule(final String requirement, final String article) {
        this.requirement = requirement;
        this.article = article;
    }

    /** Id and article in one line. */
    String text() {
        return requirement + "  " + article;
    }

    String requirement() {
        return requirement;
    }

    /** The article behind Jiaozuo's reduction of a category. */
    static Rule ofReduction(final BenefitCategory category) {
        return switch (category) {
            case LONG_TERM -> LONG_TERM;
            case TRANSFER -> TRANSFER;
            case EMERGENCY -> EMERGENCY;
            case OTHER_TEMPORARY -> OTHER_TEMPORARY;
        };
    }

    /** The documents. */
    private static final class Notice {
        static final String BEIJING = "北京市基本医疗保险跨省异地就医直接结算实施细则";
        static final String JIAOZUO = "焦医保〔2022〕87号";
    }
}
