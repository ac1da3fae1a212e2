package io.yidi.load.campaign;

/**
 * 未决: a request without a final answer.
 *
 * @param number of the request
 * @param door it went through
 * @param isTurnedAway whether the gateway said that nothing happened; else the outcome is unknown
 */
public record OpenRequest(long number, Door door, boolean isTurnedAway) {}
