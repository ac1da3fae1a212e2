package io.yidi.gateway.policy.plane;

/** 异地就医类别: why the person is treated elsewhere; decides the reduction. */
public enum BenefitCategory {
    /** 异地长期居住. */
    LONG_TERM,
    /** 异地转诊. */
    TRANSFER,
    /** 异地急诊抢救. */
    EMERGENCY,
    /** 其他跨省临时外出就医. */
    OTHER_TEMPORARY
}
