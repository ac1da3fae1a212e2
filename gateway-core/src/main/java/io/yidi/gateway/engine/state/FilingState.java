package io.yidi.gateway.engine.state;

/** 备案状态: whether a filing is in force, and how it came to its end. That its days are over is not a state. */
public enum FilingState {
    /** 有效. */
    ACTIVE,
    /** 待审核: a change that the insured place has not confirmed yet (NAT-10a). */
    REVIEW,
    /** 已变更: a changed one took its place. */
    CHANGED,
    /** 已被新备案取代 (BJ-10b). */
    SUPERSEDED,
    /** 已取消. */
    CANCELLED,
    /** 审核未通过. */
    REJECTED,
    /** 因参保变动终止 (BJ-N1.3b, JZ-1.2a). */
    ENDED;

    /**
     * Whether another filing took its place.
     *
     * @return true if so
     */
    public boolean isReplaced() {
        return this == CHANGED || this == SUPERSEDED;
    }
}
