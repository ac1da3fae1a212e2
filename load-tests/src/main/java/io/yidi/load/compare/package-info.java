/**
 * 比较: the gateway beside its baselines, in interleaved rounds of one run.
 *
 * <p>Job: start the contestants, play the rounds, sum up, report with everything a reader needs to doubt it.
 * <br>Upstream: the commands {@code load} and {@code latency-goals}. Downstream: {@code drive}, {@code process}.
 * <br>Thread: the caller's. Allocation: free.
 */
package io.yidi.load.compare;
