package io.yidi.gateway.reconciled;

/**
 * 对账差异: a settlement that is not alike on a pair of sides.
 *
 * @param here the first side
 * @param there the second side
 * @param institution {@code fixmedins_code}
 * @param insuredPlace six-digit area
 * @param insuranceType {@code insutype}
 * @param clearingType {@code clr_type}
 * @param setlId {@code setl_id}, as text
 * @param refund whether it is a refund
 * @param msgid {@code msgid}; empty if the gateway does not know the settlement
 * @param verdict what was found
 * @param hereFen total on the first side
 * @param thereFen total on the second side
 * @param field the first amount that differs; may be empty
 * @param cause the likely one, a key of {@link ReconciledDay#causes}
 */
public record ReconciledDifference(
        String here,
        String there,
        String institution,
        String insuredPlace,
        String insuranceType,
        String clearingType,
        String setlId,
        boolean refund,
        String msgid,
        String verdict,
        long hereFen,
        long thereFen,
        String field,
        String cause) {}
