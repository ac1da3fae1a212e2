package io.yidi.gateway.statement;

/**
 * 对账行: a settlement or a refund that stands.
 *
 * @param settlementId {@code setl_id}
 * @param refundedId of a refund: the settlement it took back; else 0
 * @param encounterId {@code mdtrt_id}; 0 if the bill came in one piece
 * @param personNo {@code psn_no} at the time
 * @param institutionCode {@code fixmedins_code}
 * @param messageId {@code msgid} of the request
 * @param businessDay days since 1970-01-01
 * @param group what it is added up in
 * @param amounts of this one
 */
public record StatementRow(
        long settlementId,
        long refundedId,
        long encounterId,
        String personNo,
        String institutionCode,
        String messageId,
        int businessDay,
        StatementGroup group,
        StatementSums amounts) {}
