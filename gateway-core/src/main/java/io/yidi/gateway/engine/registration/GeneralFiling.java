package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.FilingCourse;
import io.yidi.gateway.engine.state.FilingDraft;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingState;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.LateFilingRule;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;

/**
 * 一般备案办理: registers, changes, extends, completes and cancels the general filing of a person, and the transfer beside a
 * long-term one (BJ-F1, BJ-N1.3b, NAT-10a, JZ-2.5). Either everything is carried out or nothing. Core thread only.
 */
final class GeneralFiling {

    private static final String ACTION = "filing_action";

    private final FilingTable filings;
    private final FilingCourse course;
    private final FilingTerm term = new FilingTerm();

    GeneralFiling(final FilingTable filings) {
        this.filings = filings;
        this.course = new FilingCourse(filings);
    }

    /** Carries an order out, or tells why not. */
    boolean carryOut(
            final FilingOrder order,
            final FilingRules rules,
            final int person,
            final FilingResult result,
            final Fault refusal) {
        final int filed = target(order, person);
        if (order.action == FilingAction.NEW) {
            return register(order, rules, person, filed, result, refusal);
        }
        if (filed == FilingTable.NONE || order.day > filings.toEpochDay(filed)) {
            refusal.set(ResultCode.FILING_NONE_IN_FORCE, ACTION).found(order.action.name());
            return false;
        }
        result.row = filed;
        return switch (order.action) {
            case CHANGE -> change(order, rules, person, filed, result, refusal);
            case CANCEL -> cancel(order, rules, person, filed, refusal);
            case EXTEND -> extend(order, rules, filed, refusal);
            default -> complete(order, rules, filed, refusal);
        };
    }

    /** The filing of the order's number; without one, if it is about a transfer, that beside a long-term filing. */
    private int target(final FilingOrder order, final int person) {
        if (order.number != FilingOrder.NO_NUMBER) {
            return filings.find(person, order.number);
        }
        final int transfer = filings.inForce(person, FilingKind.TRANSFER_OUT, order.day);
        return order.draft.category == FilingCategory.TRANSFER
                        && order.action != FilingAction.NEW
                        && transfer != FilingTable.NONE
                ? transfer
                : filings.inForce(person, FilingKind.GENERAL, order.day);
    }

    private boolean register(
            final FilingOrder order,
            final FilingRules rules,
            final int person,
            final int filed,
            final FilingResult result,
            final Fault refusal) {
        final FilingDraft draft = order.draft;
        final boolean isBeside = draft.category == FilingCategory.TRANSFER
                && filed != FilingTable.NONE
                && filings.category(filed).isLongTerm();
        final boolean isRepeat = rules.repeatTransferSimple() && repeatsTransfer(order, person);
        if (!FilingAcceptance.accepts(rules, order, isRepeat, refusal) || !findsClaim(order, rules, result, refusal)) {
            return false;
        }
        if (isBeside && !isRepeat && !isFromFiledPlace(order, rules, filed, refusal)
                || !isBeside
                        && filed != FilingTable.NONE
                        && !FilingLock.isOpen(rules, filings, filed, order, refusal)) {
            return false;
        }
        final int replaced = isBeside ? filings.inForce(person, FilingKind.TRANSFER_OUT, order.day) : filed;
        if (!term.findsEnd(rules, draft.category, order.fromEpochDay, order, refusal)
                || !hasRoom(order, person, replaced, refusal)) {
            return false;
        }
        draft.kind = isBeside ? FilingKind.TRANSFER_OUT : FilingKind.GENERAL;
        draft.state = FilingState.ACTIVE;
        endEarlier(order, person, replaced, isBeside, result);
        add(order, rules, person, result);
        return true;
    }

    /** Whether there was a transfer for the same disease before. */
    private boolean repeatsTransfer(final FilingOrder order, final int person) {
        if (order.draft.category != FilingCategory.TRANSFER || order.diagnosedDisease == 0) {
            return false;
        }
        for (int row = filings.first(person); row != FilingTable.NONE; row = filings.next(row)) {
            if (filings.category(row) == FilingCategory.TRANSFER
                    && filings.kind(row).isGeneral()
                    && filings.disease(row) == order.diagnosedDisease
                    && filings.state(row) != FilingState.REVIEW
                    && filings.state(row) != FilingState.REJECTED) {
                return true;
            }
        }
        return false;
    }

    private void endEarlier(
            final FilingOrder order,
            final int person,
            final int replaced,
            final boolean isBeside,
            final FilingResult result) {
        if (replaced != FilingTable.NONE) {
            result.endedNumber = filings.number(replaced);
        }
        if (!isBeside) {
            course.endGeneral(person, order.day, FilingState.SUPERSEDED);
        } else if (replaced != FilingTable.NONE) {
            filings.end(replaced, order.day, FilingState.SUPERSEDED);
        }
    }

    /** A changed filing takes the place of the one before, at once or after its review. */
    private boolean change(
            final FilingOrder order,
            final FilingRules rules,
            final int person,
            final int filed,
            final FilingResult result,
            final Fault refusal) {
        complete(order, filed);
        final int pending = course.underReview(person);
        if (!FilingAcceptance.accepts(rules, order, false, refusal)
                || !FilingLock.isOpen(rules, filings, filed, order, refusal)
                || !findsEndOfChange(order, rules, filed, refusal)
                || !hasRoom(order, person, rules.reviewNeeded() ? pending : filed, refusal)) {
            return false;
        }
        order.draft.kind = filings.kind(filed);
        order.draft.state = rules.reviewNeeded() ? FilingState.REVIEW : FilingState.ACTIVE;
        if (pending != FilingTable.NONE) {
            course.reject(pending, order.day);
        }
        if (!rules.reviewNeeded()) {
            result.endedNumber = filings.number(filed);
            filings.end(filed, order.day, FilingState.CHANGED);
        }
        add(order, rules, person, result);
        return true;
    }

    /** What the order does not say stays as it is. */
    private void complete(final FilingOrder order, final int filed) {
        final FilingDraft draft = order.draft;
        if (draft.hospitalCount() == 0
                && draft.place == FilingOrder.NO_PLACE
                && (draft.category == null || draft.category == filings.category(filed))) {
            draft.nameHospitalsOf(filings, filed);
        }
        draft.category = draft.category == null ? filings.category(filed) : draft.category;
        draft.basis = draft.basis == null ? filings.basis(filed) : draft.basis;
        draft.place = draft.place == FilingOrder.NO_PLACE ? filings.place(filed) : draft.place;
        draft.careMask = draft.careMask == 0 ? filings.careMask(filed) : draft.careMask;
        draft.documents |= filings.documents(filed);
        draft.documentsDueEpochDay = filings.documentsDueEpochDay(filed);
        order.diagnosedDisease = order.diagnosedDisease == 0 ? filings.disease(filed) : order.diagnosedDisease;
        order.fromEpochDay =
                order.fromEpochDay == FilingOrder.NO_DAY ? filings.fromEpochDay(filed) : order.fromEpochDay;
    }

    /** A change within the group that names no days leaves the last one as it is. */
    private boolean findsEndOfChange(
            final FilingOrder order, final FilingRules rules, final int filed, final Fault refusal) {
        final FilingCategory category = order.draft.category;
        return order.toEpochDay == FilingOrder.NO_DAY
                        && order.fromEpochDay == filings.fromEpochDay(filed)
                        && category.isLongTerm() == filings.category(filed).isLongTerm()
                ? term.keepsEnd(filings.toEpochDay(filed))
                : term.findsEnd(rules, category, order.fromEpochDay, order, refusal);
    }

    private boolean cancel(
            final FilingOrder order, final FilingRules rules, final int person, final int filed, final Fault refusal) {
        if (!rules.cancelBySelf(filings.category(filed)) && order.draft.channel != FilingChannel.WINDOW) {
            refusal.set(ResultCode.FILING_CANCEL_AT_WINDOW, "filing_channel").found(order.draft.channel.name());
            return false;
        }
        if (!FilingLock.isOpen(rules, filings, filed, order, refusal)) {
            return false;
        }
        if (filings.kind(filed) == FilingKind.GENERAL) {
            course.endGeneral(person, order.day, FilingState.CANCELLED);
        } else {
            filings.end(filed, order.day, FilingState.CANCELLED);
        }
        return true;
    }

    private boolean extend(final FilingOrder order, final FilingRules rules, final int filed, final Fault refusal) {
        if (!term.findsExtension(rules, filings, filed, order, refusal)) {
            return false;
        }
        filings.extend(filed, term.end());
        return true;
    }

    private boolean complete(final FilingOrder order, final FilingRules rules, final int filed, final Fault refusal) {
        final int due = filings.documentsDueEpochDay(filed);
        if (due != 0 && order.day > due) {
            refusal.set(ResultCode.FILING_DOCUMENTS_LATE, ACTION).found(CivilDate.yearMonthDay(due));
            return false;
        }
        final int documents = filings.documents(filed) | order.draft.documents;
        final FilingCategory category = filings.category(filed);
        if (rules.category(category) != null && !rules.category(category).isProvenBy(documents)) {
            refusal.set(ResultCode.FILING_DOCUMENTS_MISSING, "filing_basis").found(category.name());
            return false;
        }
        filings.prove(filed, documents, true);
        return true;
    }

    /** What a stay that was paid in full is claimed as; the filing itself is for what comes after. */
    private static boolean findsClaim(
            final FilingOrder order, final FilingRules rules, final FilingResult result, final Fault refusal) {
        if (order.dischargedEpochDay == FilingOrder.NO_DAY) {
            return true;
        }
        if (order.dischargedEpochDay > order.day) {
            refusal.set(ResultCode.DISCHARGE_AHEAD, "dscg_date")
                    .found(CivilDate.yearMonthDay(order.dischargedEpochDay));
            return false;
        }
        final FilingDraft draft = order.draft;
        final LateFilingRule.Claim claim = rules.claim(draft.category.isLongTerm(), draft.basis);
        if (claim == LateFilingRule.Claim.NONE) {
            refusal.set(ResultCode.LATE_FILING_NOT_ACCEPTED, "dscg_date").found(draft.category.name());
            return false;
        }
        result.claim = claim == LateFilingRule.Claim.OTHER_TEMPORARY
                ? BenefitCategory.OTHER_TEMPORARY
                : rules.category(draft.category).benefit();
        if (claim == LateFilingRule.Claim.OTHER_TEMPORARY) {
            order.fromEpochDay = Math.max(order.fromEpochDay, order.day);
        }
        return true;
    }

    private boolean isFromFiledPlace(
            final FilingOrder order, final FilingRules rules, final int filed, final Fault refusal) {
        if (!rules.transferFromFiledPlace()
                || order.referringPlace != FilingOrder.NO_PLACE
                        && rules.isWithin(filings.place(filed), order.referringPlace)) {
            return true;
        }
        refusal.set(ResultCode.TRANSFER_NOT_FROM_FILED_PLACE, "refl_from_admdvs")
                .found(order.referringPlace);
        return false;
    }

    private boolean hasRoom(final FilingOrder order, final int person, final int replaced, final Fault refusal) {
        if (filings.hasRoom(person, replaced, order.day)) {
            return true;
        }
        refusal.set(ResultCode.FILINGS_FULL, "psn_no");
        return false;
    }

    private void add(final FilingOrder order, final FilingRules rules, final int person, final FilingResult result) {
        order.draft.fromEpochDay = order.fromEpochDay;
        order.draft.toEpochDay = term.end();
        order.draft.registeredEpochDay = order.day;
        order.draft.disease = order.draft.category == FilingCategory.TRANSFER ? order.diagnosedDisease : 0;
        order.draft.documentsDueEpochDay = documentsDue(order, rules);
        result.row = filings.add(person, order.draft, order.day);
    }

    /** A commitment is to be made good in the time the region gives (XJ-3.2b); a change gives no more time. */
    private static int documentsDue(final FilingOrder order, final FilingRules rules) {
        final FilingDraft draft = order.draft;
        if (rules.documentsDueDays() == 0 || rules.category(draft.category).isProvenBy(draft.documents)) {
            return 0;
        }
        return draft.documentsDueEpochDay == 0 ? order.day + rules.documentsDueDays() : draft.documentsDueEpochDay;
    }
}
