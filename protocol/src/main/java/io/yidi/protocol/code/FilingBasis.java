package io.yidi.protocol.code;

/** 备案依据: what a filing rests on. */
public enum FilingBasis {
    /** 证明材料: the documents of its category were shown. */
    PROOF(1),
    /** 个人承诺: the person promises; documents may follow. */
    COMMITMENT(2);

    private final int number;

    FilingBasis(final int number) {
        this.number = number;
    }

    /**
     * Finds a basis by its number in a message.
     *
     * @param number 1 or 2
     * @return the basis, or {@code null} if it is none of these
     */
    public static FilingBasis of(final int number) {
        return switch (number) {
            case 1 -> PROOF;
            case 2 -> COMMITMENT;
            default -> null;
        };
    }

    /**
     * The number in a message.
     *
     * @return 1 or 2
     */
    public int number() {
        return number;
    }
}
