package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.FilingDraft;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingState;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;

/**
 * 选定门诊定点: adds and drops providers for outpatient care, where the region wants them chosen (XJ-3.1b). Core thread only.
 */
final class ProviderChoice {

    private static final String HOSPITALS = "hospitals";

    private final FilingTable filings;

    ProviderChoice(final FilingTable filings) {
        this.filings = filings;
    }

    /** Carries an order out, or tells why not. */
    boolean carryOut(
            final FilingOrder order,
            final FilingRules rules,
            final int person,
            final FilingResult result,
            final Fault refusal) {
        final int chosen = chosen(order, person);
        if (order.action == FilingAction.CANCEL) {
            return drop(order, chosen, result, refusal);
        }
        if (rules.chosenProvidersMax() == 0) {
            refusal.set(ResultCode.PROVIDER_CHOICE_NOT_NEEDED, HOSPITALS);
            return false;
        }
        if (order.toEpochDay != FilingOrder.NO_DAY && order.toEpochDay < order.day) {
            refusal.set(ResultCode.FILING_TOO_SHORT, "enddate").found(CivilDate.yearMonthDay(order.day));
            return false;
        }
        if (chosen == FilingTable.NONE && count(order, person) >= rules.chosenProvidersMax()) {
            refusal.set(ResultCode.PROVIDERS_TOO_MANY, HOSPITALS).found(rules.chosenProvidersMax());
            return false;
        }
        if (chosen == FilingTable.NONE && !filings.hasRoom(person, FilingTable.NONE, order.day)) {
            refusal.set(ResultCode.FILINGS_FULL, "psn_no");
            return false;
        }
        result.row = chosen == FilingTable.NONE ? add(order, person) : chosen;
        return true;
    }

    private boolean drop(final FilingOrder order, final int chosen, final FilingResult result, final Fault refusal) {
        if (chosen == FilingTable.NONE) {
            refusal.set(ResultCode.FILING_NONE_IN_FORCE, HOSPITALS);
            return false;
        }
        filings.end(chosen, order.day, FilingState.CANCELLED);
        result.row = chosen;
        return true;
    }

    private int chosen(final FilingOrder order, final int person) {
        for (int row = filings.first(person); row != FilingTable.NONE; row = filings.next(row)) {
            if (isChoice(order, row) && order.draft.names(filings, row, 0)) {
                return row;
            }
        }
        return FilingTable.NONE;
    }

    private int count(final FilingOrder order, final int person) {
        int count = 0;
        for (int row = filings.first(person); row != FilingTable.NONE; row = filings.next(row)) {
            count += isChoice(order, row) ? 1 : 0;
        }
        return count;
    }

    private boolean isChoice(final FilingOrder order, final int row) {
        return filings.kind(row) == FilingKind.CHOSEN_PROVIDER && filings.isInForce(row, order.day);
    }

    private int add(final FilingOrder order, final int person) {
        final FilingDraft draft = order.draft;
        final int general = filings.inForce(person, FilingKind.GENERAL, order.day);
        draft.kind = FilingKind.CHOSEN_PROVIDER;
        draft.state = FilingState.ACTIVE;
        draft.category = general == FilingTable.NONE ? FilingCategory.OTHER_TEMPORARY : filings.category(general);
        draft.basis = FilingBasis.PROOF;
        draft.proven = true;
        draft.place = draft.hospitalArea(0);
        draft.careMask = 1 << CareType.OUTPATIENT.ordinal() | 1 << CareType.PHARMACY.ordinal();
        draft.disease = 0;
        draft.fromEpochDay = order.fromEpochDay == FilingOrder.NO_DAY ? order.day : order.fromEpochDay;
        draft.toEpochDay = order.toEpochDay == FilingOrder.NO_DAY ? ValidityRule.OPEN_END : order.toEpochDay;
        draft.registeredEpochDay = order.day;
        return filings.add(person, draft, order.day);
    }
}
