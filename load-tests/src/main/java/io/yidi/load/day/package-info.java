/**
 * 全国日: a day of settlements of the whole country through one gateway, and its totals when the day is over.
 *
 * <p>Job: send so many settlements, add up what was answered, cut the day over, and compare with what the gateway says.
 * <br>Upstream: the {@code national-day} command. Downstream: {@code population}, {@code client}, {@code process},
 * {@code shim}.
 * <br>Thread: the driver's and the client's event loop. Allocation: free, but none per answer.
 */
package io.yidi.load.day;
