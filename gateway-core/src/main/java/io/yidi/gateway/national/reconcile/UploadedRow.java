package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.statement.StatementSums;

/**
 * 上传明细行: one settlement or refund as the institution has it.
 *
 * @param settlementId {@code setl_id} as written
 * @param encounterId {@code mdtrt_id} as written
 * @param personNo {@code psn_no}
 * @param isRefund {@code refd_setl_flag}
 * @param amounts of the row
 */
record UploadedRow(String settlementId, String encounterId, String personNo, boolean isRefund, StatementSums amounts) {}
