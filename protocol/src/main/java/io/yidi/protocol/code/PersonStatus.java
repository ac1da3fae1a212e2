package io.yidi.protocol.code;

/**
 * 人员类别: what a person is to the insurance, by the two leading digits of the national {@code psn_type}.
 */
public enum PersonStatus {
    /** 在职. */
    WORKING(11),
    /** 退休. */
    RETIRED(12),
    /** 离休. */
    VETERAN(13),
    /** 居民（未成年）. */
    MINOR(14),
    /** 居民（成年）. */
    ADULT(15),
    /** 居民（老年）. */
    ELDERLY(16);

    private final int prefix;

    PersonStatus(final int prefix) {
        this.prefix = prefix;
    }

    /**
     * Finds a status by a {@code psn_type} of two or more digits.
     *
     * @param personType such as 11, 1101 or 116032, as text
     * @return the status, or {@code null} if it is not known
     */
    public static PersonStatus of(final CharSequence personType) {
        if (personType.length() < 2) {
            return null;
        }
        return of((personType.charAt(0) - '0') * 10 + personType.charAt(1) - '0');
    }

    /**
     * Finds a status by the two leading digits of a {@code psn_type}.
     *
     * @param prefix such as 11
     * @return the status, or {@code null} if it is not known
     */
    public static PersonStatus of(final int prefix) {
        return switch (prefix) {
            case 11 -> WORKING;
            case 12 -> RETIRED;
            case 13 -> VETERAN;
            case 14 -> MINOR;
            case 15 -> ADULT;
            case 16 -> ELDERLY;
            default -> null;
        };
    }

    /**
     * The two leading digits of {@code psn_type}.
     *
     * @return 11 … 16
     */
    public int prefix() {
        return prefix;
    }
}
