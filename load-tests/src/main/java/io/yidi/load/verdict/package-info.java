/**
 * 裁决: two results beside each other: ratio, intervals, and in words what they show.
 *
 * <p>Job: read results of loads and of micro-benchmarks, refuse to compare what was taken under other conditions, judge
 * by intervals.
 * <br>Upstream: the {@code load compare} and {@code bench-compare} commands. Downstream: {@code result}.
 * <br>Thread: the caller's. Allocation: free.
 */
package io.yidi.load.verdict;
