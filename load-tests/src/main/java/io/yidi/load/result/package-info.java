/**
 * 结果: what the rounds of a comparison brought, and how much can be said from it.
 *
 * <p>Job: rounds with the noise around them, medians with their intervals, percentiles that enough samples bear, the
 * files that hold all of it.
 * <br>Upstream: {@code compare}, {@code verdict}, {@code report}. Downstream: {@code drive}, {@code process}.
 * <br>Thread: the caller's. Allocation: free.
 */
package io.yidi.load.result;
