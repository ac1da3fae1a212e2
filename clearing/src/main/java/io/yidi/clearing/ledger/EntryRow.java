package io.yidi.clearing.ledger;

import java.time.LocalDate;
import java.util.Map;

/**
 * 账目行: an entry as the ledger has it, whether it still stands or not.
 *
 * @param entryId {@code setl_id} of the settlement or of the refund itself
 * @param originalId of a refund: the settlement it takes back; 0 of a settlement
 * @param msgId {@code msgid}
 * @param institution {@code fixmedins_code}
 * @param insuredPlace six-digit area
 * @param insuranceType {@code insutype}
 * @param clearingType {@code clr_type}
 * @param personNo {@code psn_no}
 * @param businessDay on which it is
 * @param decidedAtMs milliseconds since 1970-01-01T00:00Z
 * @param isReversed whether it no longer stands
 * @param totalFen {@code medfee_sumamt}
 * @param fundFen {@code fund_pay_sumamt}
 * @param accountFen {@code acct_pay}
 * @param cashFen {@code psn_cash_pay}
 * @param funds fen by {@code fund_pay_type}
 */
public record EntryRow(
        long entryId,
        long originalId,
        String msgId,
        String institution,
        String insuredPlace,
        String insuranceType,
        String clearingType,
        String personNo,
        LocalDate businessDay,
        long decidedAtMs,
        boolean isReversed,
        long totalFen,
        long fundFen,
        long accountFen,
        long cashFen,
        Map<String, Long> funds) {}
