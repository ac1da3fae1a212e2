package io.yidi.protocol.code;

/**
 * 就诊凭证类型: what the patient showed, by the national {@code mdtrt_cert_type}; these three are accepted (NAT-13).
 *
 * <p>Other values are real (04 Macao, 05 Hong Kong, …), but not accepted across provinces.
 */
public enum VoucherType {
    /** 医保电子凭证. */
    E_VOUCHER(1),
    /** 居民身份证. */
    ID_CARD(2),
    /** 社会保障卡. */
    SOCIAL_SECURITY_CARD(3);

    /** Largest number a two-digit code can have. */
    public static final int NUMBER_MAX = 99;

    private final int number;

    VoucherType(final int number) {
        this.number = number;
    }

    /**
     * Finds a voucher by its {@code mdtrt_cert_type}.
     *
     * @param number such as 1
     * @return the voucher, or {@code null} if it is not accepted
     */
    public static VoucherType of(final int number) {
        return switch (number) {
            case 1 -> E_VOUCHER;
            case 2 -> ID_CARD;
            case 3 -> SOCIAL_SECURITY_CARD;
            default -> null;
        };
    }

    /**
     * The {@code mdtrt_cert_type}.
     *
     * @return 1 … 3
     */
    public int number() {
        return number;
    }
}
