package io.yidi.gateway.national.table;

/** 数据类型: how a value of the national interface is written. */
public enum FieldType {
    /** Text, with a greatest number of characters. */
    TEXT('C'),
    /** Number, with digits in all and decimals. */
    NUMBER('N'),
    /** {@code yyyy-MM-dd}. */
    DATE('D'),
    /** {@code yyyy-MM-dd HH:mm:ss}. */
    TIME('T'),
    /** Bytes, as Base64 or as an array of numbers. */
    BYTES('B');

    private final char letter;

    FieldType(final char letter) {
        this.letter = letter;
    }

    static FieldType of(final char letter) {
        for (final FieldType type : values()) {
            if (type.letter == letter) {
                return type;
            }
        }
        throw new IllegalArgumentException("expected C, N, D, T or B, found " + letter);
    }
}
