/**
 * 结算说明: why a settlement came out as it did, step by step from the line to the fund, and why a bill was refused.
 *
 * <p>Job: from a bill, what its decision looked at and the policy bundle it was decided by, compute the settlement
 * once more, with exact fractions and nothing of the engine's arithmetic; say each step with its figure and the
 * figure's source; compare with what was answered. What does not agree is said, and nothing else is shown.
 * <br>Upstream: {@code explain.record}, which takes them out of a record. Downstream: {@code policy.plane},
 * {@code record}.
 * <br>Thread: any, one at a time. <br>Allocation: freely.
 */
package io.yidi.gateway.explain;
