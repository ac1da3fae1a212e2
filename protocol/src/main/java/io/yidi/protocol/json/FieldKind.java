package io.yidi.protocol.json;

/** 字段种类: how a field stands in a block, and how it is written in JSON (always as a string). */
enum FieldKind {
    /** Fixed-length ASCII. */
    TEXT,
    /** Fixed-length UTF-8, without control characters. */
    UTF8,
    /** uint8; decimal digits, filled up with zeros to a width. */
    CODE_8,
    /** uint16; decimal digits, filled up with zeros to a width. */
    CODE_16,
    /** uint16; {@code YD-nnnn}. */
    RESULT_CODE,
    /** uint8; one of a list of names, by its place in the list. */
    NAME,
    /** One bit of a uint8; {@code 0} or {@code 1}. */
    FLAG,
    /** int64 fen; yuan with two decimals. */
    AMOUNT,
    /** int64 in 1/1 000 000 yuan; yuan with six decimals. */
    PRICE,
    /** int64 in 1/10 000; four decimals. */
    QUANTITY,
    /** As {@link #AMOUNT}, and may be negative. */
    SIGNED_AMOUNT,
    /** As {@link #QUANTITY}, and may be negative. */
    SIGNED_QUANTITY,
    /** uint16 basis points; four decimals. */
    RATIO,
    /** int32 days since the epoch; {@code yyyy-MM-dd}. */
    DATE,
    /** int64 milliseconds since the epoch; {@code yyyy-MM-dd HH:mm:ss} in Asia/Shanghai. */
    TIME,
    /** int64; digits. */
    POSITION,
    /** int32; digits. */
    YEAR,
    /** int32; digits. */
    COUNT
}
