/**
 * 全国日: a day of settlements of the whole country through one gateway, and its totals when the day is over.
 *
 * <p>Job: send so many bills, and repeats, refunds and reversals with the corpus, add up what was answered, cut the day
 * over, and compare with what the gateway says.
 * <br>Upstream: the {@code national-day} command. Downstream: {@code population}, {@code corpus}, {@code drive},
 * {@code client}, {@code process}, {@code shim}.
 * <br>Thread: the driver's and the client's event loop. Allocation: free, but none per request and answer.
 */
package io.yidi.load.day;
