package io.yidi.gateway.statement;

import io.yidi.protocol.sbe.ItemClass;

/**
 * 费用明细: a line of a visit or a stay as it was uploaded and split.
 *
 * @param number {@code feedetl_sn}
 * @param batchNo {@code chrg_bchno}; empty of a stay
 * @param item what was used
 * @param quantityE4 {@code cnt} in 1/10 000; negative of a return
 * @param amounts {@code det_item_fee_sumamt} and its parts
 * @param settlementId the settlement that holds it; 0 if none does
 */
public record EncounterLine(
        String number, String batchNo, Item item, long quantityE4, Amounts amounts, long settlementId) {

    /** No limit, no day. */
    public static final long NONE = -1;

    /**
     * 项目: what a line says of its item; a return says what its original said.
     *
     * @param code {@code med_list_codg}
     * @param feeCategory {@code med_chrgitm_type}
     * @param itemClass {@code chrgitm_lv}
     * @param firstSelfPayBp {@code selfpay_prop} in basis points
     * @param priceLimitMicro {@code pric_uplmt_amt} in millionths of a yuan, or {@link #NONE}
     * @param unitPriceMicro {@code pric} in millionths of a yuan
     * @param feeDay days since 1970-01-01, or {@link #NONE}
     * @param approval {@code hosp_appr_flag}
     */
    public record Item(
            String code,
            String feeCategory,
            ItemClass itemClass,
            int firstSelfPayBp,
            long priceLimitMicro,
            long unitPriceMicro,
            long feeDay,
            int approval) {}

    /**
     * 分割: the four parts of an amount, in fen.
     *
     * @param totalFen all of it
     * @param inScopeFen {@code inscp_scp_amt}
     * @param preSelfPayFen {@code preselfpay_amt}
     * @param overLimitFen {@code overlmt_amt}
     * @param ownPayFen {@code fulamt_ownpay_amt}
     */
    public record Amounts(long totalFen, long inScopeFen, long preSelfPayFen, long overLimitFen, long ownPayFen) {}

    /** The same line under a settlement, or under none. */
    EncounterLine settledBy(final long newSettlementId) {
        return new EncounterLine(number, batchNo, item, quantityE4, amounts, newSettlementId);
    }
}
