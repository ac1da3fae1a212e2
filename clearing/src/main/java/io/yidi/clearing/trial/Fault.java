package io.yidi.clearing.trial;

import io.yidi.clearing.recon.compare.Cause;
import io.yidi.clearing.recon.compare.Side;

/** 模拟故障: what goes wrong with one bill at a hospital or at the platform, and what a reconciliation should say to it. */
enum Fault {
    /** The answer is lost and nobody asks again. */
    ANSWER_LOST(Side.HOSPITAL, Cause.TIMEOUT_NOT_REVERSED),
    /** The answer is lost, and the bill sent again under another key. */
    SENT_TWICE(Side.HOSPITAL, Cause.REPEATED),
    /** The answer to a refund is lost. */
    REFUND_ANSWER_LOST(Side.HOSPITAL, Cause.REFUND),
    /** A refund is written down, but never sent. */
    REFUND_NOT_SENT(Side.HOSPITAL, Cause.REFUND),
    /** Another amount is written down. */
    WRONG_AMOUNT(Side.HOSPITAL, Cause.AMOUNT),
    /** The bill is written down, but never sent. */
    NOT_SENT(Side.HOSPITAL, Cause.NOT_RECEIVED),
    /** The bill is reversed, but stays written down. */
    KEPT_AFTER_REVERSAL(Side.HOSPITAL, Cause.REVERSED),
    /** The hospital's clock is ahead: a bill from before midnight is written down on the next day. */
    CLOCK_AHEAD(Side.HOSPITAL, Cause.CUT_OVER),
    /** The hospital's clock is behind: a bill from after midnight is written down on the day before. */
    CLOCK_BEHIND(Side.HOSPITAL, Cause.CUT_OVER),
    /** The platform has another amount. */
    PLATFORM_AMOUNT(Side.PLATFORM, Cause.AMOUNT);

    private final Side side;
    private final Cause cause;

    Fault(final Side side, final Cause cause) {
        this.side = side;
        this.cause = cause;
    }

    /** Whose fault it is. */
    Side side() {
        return side;
    }

    /** What the reconciliation should name. */
    Cause cause() {
        return cause;
    }
}
