package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.CategorySums;
import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.encounter.FeeLines;
import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder.CategoryTotalsDecoder;

/**
 * 结算合计: what a settlement of an encounter comes to before any benefit. Uploaded lines govern; totals that the request
 * repeats must agree with them, a sum of 0 counts as not given. Without lines a stay is settled from the totals by fee
 * category that it gives (BJ-23). Core thread only; allocates nothing.
 */
final class EncounterTotals {

    private final FeeLines fees;
    private final CategorySums sums = new CategorySums();
    private final BillParts found = new BillParts();
    private final BillParts given = new BillParts();
    private final BillParts row = new BillParts();
    private final Fault refusal = new Fault();

    EncounterTotals(final FeeLines fees) {
        this.fees = fees;
    }

    /**
     * Adds up.
     *
     * @param request the settlement
     * @param batch row of the batch, or {@link Encounters#NOT_FOUND}
     * @return true with {@link #sums()} and {@link #parts()}, or false with {@link #refusal()}
     */
    boolean addUp(final EncounterSettleRequestDecoder request, final int batch) {
        sums.clear();
        readGiven(request);
        if (batch != Encounters.NOT_FOUND) {
            fees.addByCategory(batch, sums);
            fees.parts(batch, found);
            return isSettleable() && agrees(given) && agreesWithBlock(request);
        }
        if (given.totalFen() == 0) {
            refusal.set(ResultCode.BATCH_EMPTY, "chrg_bchno");
            return false;
        }
        found.copyFrom(given);
        addGiven(request);
        return isSettleable() && agreesWithBlock(request);
    }

    /** Sums by fee category. */
    CategorySums sums() {
        return sums;
    }

    /** The four parts of the bill. */
    BillParts parts() {
        return found;
    }

    /** Why there is nothing to settle, or what differs. */
    Fault refusal() {
        return refusal;
    }

    private void readGiven(final EncounterSettleRequestDecoder request) {
        given.clear();
        request.sbeRewind();
        final CategoryTotalsDecoder totals = request.categoryTotals();
        while (totals.hasNext()) {
            totals.next();
            given.add(totals.inScopeFen(), totals.preSelfPayFen(), totals.overLimitFen(), totals.ownPayFen());
        }
    }

    private void addGiven(final EncounterSettleRequestDecoder request) {
        request.sbeRewind();
        final CategoryTotalsDecoder totals = request.categoryTotals();
        while (totals.hasNext()) {
            totals.next();
            row.set(totals.inScopeFen(), totals.preSelfPayFen(), totals.overLimitFen(), totals.ownPayFen());
            sums.add((totals.feeCategory(0) - '0') * 10 + totals.feeCategory(1) - '0', row);
        }
    }

    private boolean isSettleable() {
        if (found.totalFen() <= Fen.BILL_MAX) {
            return true;
        }
        refusal.set(ResultCode.BILL_TOO_LARGE, "medfee_sumamt").found(Fen.format(found.totalFen()));
        return false;
    }

    private boolean agreesWithBlock(final EncounterSettleRequestDecoder request) {
        given.set(request.inScopeFen(), request.preSelfPayFen(), request.overLimitFen(), request.ownPayFen());
        return (request.totalFen() == 0 || isSame("medfee_sumamt", request.totalFen(), found.totalFen()))
                && agrees(given);
    }

    private boolean agrees(final BillParts parts) {
        return parts.totalFen() == 0
                || isSame("inscp_scp_amt", parts.inScopeFen, found.inScopeFen)
                        && isSame("preselfpay_amt", parts.preSelfPayFen, found.preSelfPayFen)
                        && isSame("overlmt_selfpay", parts.overLimitFen, found.overLimitFen)
                        && isSame("fulamt_ownpay_amt", parts.ownPayFen, found.ownPayFen);
    }

    private boolean isSame(final String field, final long givenFen, final long expectedFen) {
        if (givenFen == expectedFen) {
            return true;
        }
        refusal.set(ResultCode.SETTLED_TOTALS_DIFFER, field)
                .found(Fen.format(givenFen))
                .andFound(" <> ")
                .andFound(Fen.format(expectedFen));
        return false;
    }
}
