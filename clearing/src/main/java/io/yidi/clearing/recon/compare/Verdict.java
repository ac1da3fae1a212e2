package io.yidi.clearing.recon.compare;

/** 对账结果: how one settlement looks on two sides; exactly one of these (INV-13). */
public enum Verdict {
    /** 相符: alike to the fen. */
    MATCHED,
    /** 本方无: the first side does not have it. */
    MISSING_HERE,
    /** 对方无: the second side does not have it. */
    MISSING_THERE,
    /** 金额不符. */
    AMOUNT_DIFF,
    /** 状态不符: it was reversed here and stands there. */
    STATUS_DIFF
}
