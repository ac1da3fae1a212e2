package io.yidi.load.dump;

/** 字段形式: what the bytes of a field stand for. */
public enum FieldForm {
    /** Characters, filled up with NUL. */
    TEXT,
    /** A number, which may have a value for "not given". */
    NUMBER,
    /** A number with a name for each value. */
    ENUM,
    /** A number with a name for each bit. */
    SET
}
