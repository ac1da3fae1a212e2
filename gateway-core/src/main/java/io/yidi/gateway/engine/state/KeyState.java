package io.yidi.gateway.engine.state;

import io.yidi.protocol.sbe.TransactionState;

/** 业务键状态: what became of a key (institution, transaction code, msgid). */
public enum KeyState {
    /** 未见. */
    UNKNOWN,
    /** 已结算. */
    SETTLED,
    /** 已拒绝. */
    REFUSED,
    /** 已冲正. */
    REVERSED,
    /** 先到的冲正已封锁. */
    BLOCKED,
    /** 冲正或退费本身已办. */
    DONE,
    /** 结算已退费. */
    REFUNDED;

    private static final KeyState[] BY_ORDINAL = values();

    static KeyState of(final int ordinal) {
        return BY_ORDINAL[ordinal];
    }

    /** As a query shows it. */
    public TransactionState shown() {
        return switch (this) {
            case UNKNOWN -> TransactionState.NOT_FOUND;
            case SETTLED -> TransactionState.SETTLED;
            case REFUSED -> TransactionState.REFUSED;
            case REVERSED -> TransactionState.REVERSED;
            case BLOCKED -> TransactionState.BLOCKED;
            case DONE -> TransactionState.DONE;
            case REFUNDED -> TransactionState.REFUNDED;
        };
    }
}
