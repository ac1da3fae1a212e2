package io.yidi.load.result;

import org.HdrHistogram.Histogram;

/**
 * 目标轮次: what one round brought for the goals: gateway and bare echo under the same loads, and the disk by itself.
 *
 * @param gateway in this round
 * @param echo in the same round
 * @param rawForceNs raw write and fdatasync of a request's size, between their turns
 */
public record GoalRound(RoundResult gateway, RoundResult echo, Histogram rawForceNs) {}
