package io.yidi.gateway.policy.plane;

/** 缴费档次: contribution grade of a resident; NONE where the region has no grades. */
public enum ContributionGrade {
    /** 不分档. */
    NONE,
    /** 低档. */
    LOW,
    /** 中档. */
    MIDDLE,
    /** 高档. */
    HIGH
}
