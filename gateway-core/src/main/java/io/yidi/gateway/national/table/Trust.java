package io.yidi.gateway.national.table;

/** 可信程度: how sure it is that hospital systems send or expect a field like this. */
public enum Trust {
    /** Two independent systems agree. */
    CERTAIN,
    /** Seen in one system; perhaps a province's own. */
    SINGLE,
    /** Concluded, seen nowhere. */
    INFERRED,
    /** This gateway's own, beyond the national interface; may be left out. */
    LOCAL
}
