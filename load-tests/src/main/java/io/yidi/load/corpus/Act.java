package io.yidi.load.corpus;

/** 动作: what a request does. */
public enum Act {
    /** 结算: a new bill. */
    BILL,
    /** 重发: a bill that was answered before, under its own key again. */
    REPEAT,
    /** 退费: takes an answered bill back. */
    REFUND,
    /** 冲正: undoes an answered bill. */
    REVERSAL
}
