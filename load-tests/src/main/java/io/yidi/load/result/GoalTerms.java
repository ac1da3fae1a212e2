package io.yidi.load.result;

/**
 * 目标各项: what a goal came to in one round.
 *
 * @param round 1 …
 * @param askedPerSecond rate of the load, the same for gateway and echo; 0 where none was asked
 * @param gatewayNs percentile of the gateway
 * @param echoNs the same of the bare echo
 * @param rawNs percentile of raw write and fdatasync, taken once
 * @param ratio of the gateway to echo and raw taken together
 */
public record GoalTerms(int round, long askedPerSecond, long gatewayNs, long echoNs, long rawNs, double ratio) {}
