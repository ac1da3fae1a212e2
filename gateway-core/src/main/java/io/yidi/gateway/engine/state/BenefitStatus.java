package io.yidi.gateway.engine.state;

/** 待遇享受状态: whether a person may use benefits (NAT-10b). */
public enum BenefitStatus {
    /** 正常. */
    NORMAL,
    /** 暂停. */
    PAUSED,
    /** 终止. */
    TERMINATED
}
