package io.yidi.gateway.engine.state;

/** 业务键时段: where the day in a key's msgid lies, seen from the business day; see {@link KeyIndex}. */
public enum KeyAge {
    /** 报文编号不含日期. */
    UNDATED,
    /** 日期过于超前. */
    AHEAD,
    /** 可受理新编号的日期. */
    OPEN,
    /** 已封存的日期. */
    CLOSED,
    /** 已超过保存期. */
    DROPPED
}
