package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow.Key;

/**
 * 对账明细: one settlement on a pair of sides.
 *
 * @param here the first side
 * @param there the second side
 * @param group what it is added up in
 * @param key which settlement
 * @param msgId {@code msgid} of the request, as far as the gateway knows it; what a query or a reversal names
 * @param verdict exactly one
 * @param hereFen total on the first side; 0 if it does not have it
 * @param thereFen total on the second side; 0 if it does not have it
 * @param cause the likely one
 * @param difference the first amount that differs, such as {@code fund_310100}; empty if none does
 */
public record Comparison(
        Side here,
        Side there,
        DayGroup group,
        Key key,
        String msgId,
        Verdict verdict,
        long hereFen,
        long thereFen,
        Cause cause,
        String difference) {}
