package io.yidi.protocol.code;

/** 人员类别: status of an insured person, by the first two digits of {@code psn_type}. */
public enum PersonStatus {
    /** 11 在职. */
    WORKING,
    /** 12 退休. */
    RETIRED,
    /** 13 离休. */
    VETERAN,
    /** 14 未成年居民. */
    MINOR,
    /** 15 成年居民. */
    ADULT,
    /** 16 老年居民. */
    ELDERLY
}
