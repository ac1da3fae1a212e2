package io.yidi.gateway.engine.state;

/** 机构变动: what a provider was made to be among those that settle between provinces (NAT-12b). */
public enum ProviderStatus {
    /** 新增或恢复. */
    ADDED,
    /** 中止. */
    SUSPENDED,
    /** 取消. */
    REMOVED
}
