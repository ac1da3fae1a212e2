package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.FeeLine;
import io.yidi.gateway.explain.Parts;

/**
 * 已传明细: a line of an encounter.
 *
 * @param lineNo {@code feedetl_sn}
 * @param batchNo of its batch; empty for a stay
 * @param feeCategory {@code med_chrgitm_type}
 * @param figures what it was split by; of a return those of its original, in the quantity returned
 * @param parts as they come out here
 * @param answered what the reply said of it
 * @param computed what it would say of what comes out here
 * @param originalLineNo of a return the line it returns; else empty
 * @param order of form 12, with the other institution; else empty
 * @param catalogue version that the line met; empty if it met none
 */
record UploadedLine(
        String lineNo,
        String batchNo,
        String feeCategory,
        FeeLine figures,
        Parts parts,
        String answered,
        String computed,
        String originalLineNo,
        String order,
        String catalogue) {

    boolean isReturn() {
        return !originalLineNo.isEmpty();
    }
}
