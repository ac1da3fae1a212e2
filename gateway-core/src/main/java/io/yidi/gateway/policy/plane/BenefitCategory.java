package io.yidi.gateway.policy.plane;

/** 异地就医类别: what a bill is settled as; decides the reduction. */
public enum BenefitCategory {
    /** 异地长期居住, at the filed place. */
    LONG_TERM,
    /** 异地转诊. */
    TRANSFER,
    /** 异地急诊抢救. */
    EMERGENCY,
    /** 其他跨省临时外出就医. */
    OTHER_TEMPORARY,
    /** 免备案 (TJ-4.4d). */
    EXEMPT,
    /** 异地长期居住人员回参保地就医 (JZ-2.2b, XJ-2.5b). */
    HOME_LONG_TERM,
    /** 临时外出就医人员回参保地就医 (JZ-2.2d). */
    HOME_TEMPORARY;

    /**
     * Whether a pack has to say what reduction it has: the categories of care elsewhere under a filing. The others have
     * the local standard, unless a pack says otherwise.
     *
     * @return true for the first four
     */
    public boolean isReductionStated() {
        return this != EXEMPT && this != HOME_LONG_TERM && this != HOME_TEMPORARY;
    }
}
