/**
 * 账单: synthetic persons and bills, the same for the same seed.
 *
 * <p>Job: reference files, bills whose parts add up, and their binary and JSON messages with distinct message ids.
 * <br>Upstream: {@code drive}, {@code kill}. Downstream: the protocol's encoders.
 * <br>Thread: any; writers and sources are confined to one. Allocation: free, but none in {@code SettleRequestSource}.
 */
package io.yidi.load.bill;
