package io.yidi.gateway.policy.plane;

/** 统计期间: for how long a counter adds up before it starts again at 0. */
public enum Period {
    /** 每次: holds nothing. */
    VISIT,
    /** 自然月. */
    MONTH,
    /** 自然季度. */
    QUARTER,
    /** 待遇年度. */
    YEAR
}
