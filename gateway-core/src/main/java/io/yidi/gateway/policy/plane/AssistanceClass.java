package io.yidi.gateway.policy.plane;

/** 救助对象类别: class of medical assistance a person belongs to. */
public enum AssistanceClass {
    /** 非救助对象. */
    NONE,
    /** 特困人员. */
    EXTREME_POVERTY,
    /** 最低生活保障对象. */
    MINIMUM_LIVING,
    /** 返贫致贫人口. */
    POVERTY_RELAPSE,
    /** 低收入人口. */
    LOW_INCOME
}
