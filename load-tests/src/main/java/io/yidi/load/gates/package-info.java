/**
 * 门限: what a gateway spends on a settlement, in counts that do not depend on how fast the machine is.
 *
 * <p>Job: put a fixed load on a gateway, read its counters before and after, hold the differences against bounds.
 * <br>Upstream: the commands {@code gates}, {@code soak} and {@code door-cost}. Downstream: {@code drive},
 * {@code process}, {@code campaign}. <br>Thread: the caller's. Allocation: free.
 */
package io.yidi.load.gates;
