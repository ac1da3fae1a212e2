package io.yidi.protocol.code;

/** 备案人员类别: why a person files for care elsewhere; six groups of two kinds (TJ-4.1a, XJ-2.2a, JZ-1.1). */
public enum FilingCategory {
    /** 异地安置退休人员. */
    RETIRED_RESETTLED(1),
    /** 异地长期居住人员. */
    LONG_TERM_RESIDENT(2),
    /** 常驻异地工作人员. */
    STATIONED_WORKER(3),
    /** 异地转诊就医人员. */
    TRANSFER(4),
    /** 异地急诊抢救人员. */
    EMERGENCY(5),
    /** 其他跨省临时外出就医人员, also without a transfer order (AMB-20). */
    OTHER_TEMPORARY(6);

    private static final FilingCategory[] BY_NUMBER = {
        null, RETIRED_RESETTLED, LONG_TERM_RESIDENT, STATIONED_WORKER, TRANSFER, EMERGENCY, OTHER_TEMPORARY
    };

    private final int number;

    FilingCategory(final int number) {
        this.number = number;
    }

    /**
     * Finds a category by its number in a message.
     *
     * @param number 1 … 6
     * @return the category, or {@code null} if it is none of these
     */
    public static FilingCategory of(final int number) {
        return number < 0 || number >= BY_NUMBER.length ? null : BY_NUMBER[number];
    }

    /**
     * The number in a message.
     *
     * @return 1 … 6
     */
    public int number() {
        return number;
    }

    /**
     * Whether the person lives or works elsewhere for long (跨省异地长期居住), and is not merely out for a while.
     *
     * @return true for the first three
     */
    public boolean isLongTerm() {
        return number <= STATIONED_WORKER.number;
    }
}
