package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.FilingDraft;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingState;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.ChronicRule;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;

/**
 * 慢特病备案办理: registers, changes and cancels the chronic filing of a disease (BJ-8, BJ-9c, BJ-10c, BJ-10d, TJ-4.3c). Core
 * thread only.
 */
final class ChronicFiling {

    private static final String DISEASE = "dise_codg";

    private final FilingTable filings;

    ChronicFiling(final FilingTable filings) {
        this.filings = filings;
    }

    /** Carries an order out, or tells why not. */
    boolean carryOut(
            final FilingOrder order,
            final RegionPolicy region,
            final int person,
            final FilingResult result,
            final Fault refusal) {
        final int filed = filings.chronic(person, order.draft.disease, order.day);
        if (order.action != FilingAction.NEW && (filed == FilingTable.NONE || order.day > filings.toEpochDay(filed))) {
            refusal.set(ResultCode.FILING_NONE_IN_FORCE, DISEASE);
            return false;
        }
        if (filed != FilingTable.NONE && order.hasUnsettledFees) {
            refusal.set(ResultCode.CHRONIC_FEES_UNSETTLED, DISEASE);
            return false;
        }
        result.row = filed;
        if (order.action == FilingAction.CANCEL) {
            filings.end(filed, order.day, FilingState.CANCELLED);
            return true;
        }
        complete(order, filed);
        return accepts(order, region, person, refusal) && register(order, person, filed, result, refusal);
    }

    private void complete(final FilingOrder order, final int filed) {
        final FilingDraft draft = order.draft;
        if (order.action == FilingAction.CHANGE) {
            draft.category = draft.category == null ? filings.category(filed) : draft.category;
            draft.basis = draft.basis == null ? filings.basis(filed) : draft.basis;
            draft.place = draft.place == FilingOrder.NO_PLACE ? filings.place(filed) : draft.place;
            order.toEpochDay = order.toEpochDay == FilingOrder.NO_DAY ? filings.toEpochDay(filed) : order.toEpochDay;
        }
    }

    private boolean accepts(final FilingOrder order, final RegionPolicy region, final int person, final Fault refusal) {
        final FilingRules rules = region.filing();
        final ChronicRule chronic = rules.chronic();
        final FilingDraft draft = order.draft;
        final ResultCode disease = disease(region, draft.disease, order.day);
        if (disease != ResultCode.DONE) {
            refusal.set(disease, DISEASE);
        } else if (!FilingAcceptance.isOpen(chronic.channels(), rules, draft.channel)) {
            refusal.set(
                            chronic.channels().isEmpty()
                                    ? ResultCode.FILING_CHANNEL_NOT_ACCEPTED
                                    : ResultCode.CHRONIC_WINDOW_ONLY,
                            "filing_channel")
                    .found(draft.channel.name());
        } else if (draft.basis == FilingBasis.COMMITMENT && !chronic.commitment()) {
            refusal.set(ResultCode.FILING_BASIS_NOT_ACCEPTED, "filing_basis").found(draft.basis.name());
        } else if (!chronic.isProvenBy(draft.documents)) {
            refusal.set(ResultCode.CHRONIC_DOCUMENTS_MISSING, "filing_basis");
        } else if (rules.category(draft.category) == null) {
            refusal.set(ResultCode.FILING_CATEGORY_NOT_ACCEPTED, "filing_category")
                    .found(draft.category.name());
        } else if (order.toEpochDay != FilingOrder.NO_DAY && order.toEpochDay < order.day) {
            refusal.set(ResultCode.FILING_TOO_SHORT, "enddate").found(CivilDate.yearMonthDay(order.day));
        } else if (hospitals(order, region, person) > chronic.hospitalsMax()) {
            refusal.set(ResultCode.CHRONIC_TOO_MANY_HOSPITALS, "hospitals").found(chronic.hospitalsMax());
        } else {
            return true;
        }
        return false;
    }

    private static ResultCode disease(final RegionPolicy region, final long disease, final int day) {
        if (region.diseases().nationalOf(disease, day) == DiseaseCatalogue.UNKNOWN) {
            return ResultCode.CHRONIC_DISEASE_UNKNOWN;
        }
        return region.diseases().isOpen(disease, day) ? ResultCode.DONE : ResultCode.CHRONIC_DISEASE_NOT_OPEN;
    }

    /** Hospitals that count: of the disease or of the person, at home too or only those elsewhere. */
    private int hospitals(final FilingOrder order, final RegionPolicy region, final int person) {
        final ChronicRule chronic = region.filing().chronic();
        int count = 0;
        for (int i = 0; i < order.draft.hospitalCount(); i++) {
            count += counts(region, order.draft.hospitalArea(i)) ? 1 : 0;
        }
        if (chronic.scope() == ChronicRule.Scope.PER_PERSON) {
            for (int row = filings.first(person); row != FilingTable.NONE; row = filings.next(row)) {
                if (filings.kind(row) == FilingKind.CHRONIC
                        && filings.isInForce(row, order.day)
                        && filings.disease(row) != order.draft.disease) {
                    count += further(order, region, person, row);
                }
            }
        }
        return count;
    }

    /** Hospitals of another disease that were not counted yet. */
    private int further(final FilingOrder order, final RegionPolicy region, final int person, final int row) {
        int count = 0;
        for (int i = 0; i < filings.hospitalCount(row); i++) {
            if (counts(region, filings.hospitalArea(row, i))
                    && !order.draft.names(filings, row, i)
                    && !isNamedBefore(order, person, row, i)) {
                count++;
            }
        }
        return count;
    }

    private boolean isNamedBefore(final FilingOrder order, final int person, final int row, final int hospital) {
        for (int before = filings.first(person); before != row; before = filings.next(before)) {
            if (filings.kind(before) == FilingKind.CHRONIC
                    && filings.isInForce(before, order.day)
                    && filings.disease(before) != order.draft.disease
                    && filings.sharesHospital(before, row, hospital)) {
                return true;
            }
        }
        return false;
    }

    private static boolean counts(final RegionPolicy region, final int area) {
        return !region.filing().chronic().additive() || !region.isHome(area);
    }

    /** In force from the day of filing on (BJ-10c). */
    private boolean register(
            final FilingOrder order,
            final int person,
            final int filed,
            final FilingResult result,
            final Fault refusal) {
        if (!filings.hasRoom(person, filed, order.day)) {
            refusal.set(ResultCode.FILINGS_FULL, "psn_no");
            return false;
        }
        final FilingDraft draft = order.draft;
        draft.kind = FilingKind.CHRONIC;
        draft.state = FilingState.ACTIVE;
        draft.proven = draft.basis == FilingBasis.PROOF;
        draft.careMask = 1 << CareType.CHRONIC_OUTPATIENT.ordinal();
        draft.fromEpochDay = order.day;
        draft.toEpochDay = order.toEpochDay == FilingOrder.NO_DAY ? ValidityRule.OPEN_END : order.toEpochDay;
        draft.registeredEpochDay = order.day;
        if (filed != FilingTable.NONE) {
            result.endedNumber = filings.number(filed);
            filings.end(
                    filed,
                    order.day,
                    order.action == FilingAction.CHANGE ? FilingState.CHANGED : FilingState.SUPERSEDED);
        }
        result.row = filings.add(person, draft, order.day);
        return true;
    }
}
