/**
 * 金额与比例: money as {@code long} fen, ratios as {@code int} basis points (1/10 000).
 *
 * <p>Job: limits, the one rounding (half-up to the fen), reading and writing of decimal text.
 * <br>Upstream: nothing. Downstream: everything that handles money.
 * <br>Thread: any; static functions. <br>Allocation: none, but for {@code String} results.
 */
package io.yidi.protocol.money;
