package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingState;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;

/**
 * 备案匹配: row 6 of the decision: the general filing, or the transfer beside it, that matches a visit. If none does,
 * what of the one that comes closest does not match.
 *
 * <pre>
 *   distance
 *   1  filed for another place                          FILING_OTHER_PLACE       BJ-9a
 *   2  not in force any more, or not confirmed yet      FILING_SUPERSEDED, FILING_ENDED, FILING_IN_REVIEW
 *   3  transferred to another hospital                  FILING_OTHER_HOSPITAL    TJ-3.3c, AMB-30
 *   4  filed for other care                             FILING_OTHER_CARE_TYPE   BJ-9b
 *   5  before its first day, after its last             FILING_NOT_YET_VALID, FILING_EXPIRED   BJ-10a
 *   6  provider not chosen, where the region wants it   PROVIDER_NOT_CHOSEN      XJ-3.1b
 * </pre>
 *
 * <p>Core thread only; the row stands until the next search.
 */
final class FilingMatch {

    private int row;
    private ResultCode closest;

    /**
     * Looks for a filing.
     *
     * @return {@link ResultCode#DONE} with {@link #row()}, or what does not match
     */
    ResultCode find(final Visit visit, final FilingRules rules, final FilingTable filings, final int person) {
        row = FilingTable.NONE;
        closest = ResultCode.NOT_FILED;
        for (int filed = filings.first(person); filed != FilingTable.NONE; filed = filings.next(filed)) {
            if (filings.kind(filed).isGeneral()) {
                consider(visit, rules, filings, person, filed);
            }
        }
        return row == FilingTable.NONE ? closest : ResultCode.DONE;
    }

    /** The filing that matches. */
    int row() {
        return row;
    }

    /** The general filing goes before the transfer beside it (row 9 before row 10). */
    private void consider(
            final Visit visit, final FilingRules rules, final FilingTable filings, final int person, final int filed) {
        final ResultCode code = match(visit, rules, filings, person, filed);
        if (code == ResultCode.DONE) {
            if (row == FilingTable.NONE || filings.kind(filed) == FilingKind.GENERAL) {
                row = filed;
            }
        } else if (distance(code) > distance(closest)) {
            closest = code;
        }
    }

    private static ResultCode match(
            final Visit visit, final FilingRules rules, final FilingTable filings, final int person, final int filed) {
        if (!rules.isWithin(filings.place(filed), visit.carePlace)) {
            return filings.isInForce(filed, visit.settledEpochDay)
                    ? ResultCode.FILING_OTHER_PLACE
                    : ResultCode.NOT_FILED;
        }
        if (filings.isInForce(filed, visit.settledEpochDay)) {
            return matchInForce(visit, rules, filings, person, filed);
        }
        return notInForce(visit, filings, filed);
    }

    private static ResultCode matchInForce(
            final Visit visit, final FilingRules rules, final FilingTable filings, final int person, final int filed) {
        if (filings.hospitalCount(filed) > 0
                && !filings.designates(filed, visit.institution, visit.institutionOffset)) {
            return ResultCode.FILING_OTHER_HOSPITAL;
        }
        if (!opens(visit.careType, filings, filed)) {
            return ResultCode.FILING_OTHER_CARE_TYPE;
        }
        final ResultCode days = byDays(visit, filings, filed);
        if (days != ResultCode.DONE) {
            return days;
        }
        return isProviderOpen(visit, rules, filings, person) ? ResultCode.DONE : ResultCode.PROVIDER_NOT_CHOSEN;
    }

    /** A filing for inpatient care opens ordinary outpatient care, but no chronic care (NAT-N4.1a, NAT-7, NAT-8). */
    private static boolean opens(final CareType careType, final FilingTable filings, final int filed) {
        return filings.isFor(filed, careType)
                || (careType == CareType.OUTPATIENT && filings.isFor(filed, CareType.INPATIENT));
    }

    /** The first or the last day of the visit has to be one of the filing's (AMB-7). */
    static ResultCode byDays(final Visit visit, final FilingTable filings, final int filed) {
        if (filings.covers(filed, visit.firstEpochDay) || filings.covers(filed, visit.lastEpochDay)) {
            return ResultCode.DONE;
        }
        return visit.lastEpochDay < filings.fromEpochDay(filed)
                ? ResultCode.FILING_NOT_YET_VALID
                : ResultCode.FILING_EXPIRED;
    }

    private static boolean isProviderOpen(
            final Visit visit, final FilingRules rules, final FilingTable filings, final int person) {
        if (rules.chosenProvidersMax() == 0 || visit.careType == CareType.INPATIENT) {
            return true;
        }
        for (int filed = filings.first(person); filed != FilingTable.NONE; filed = filings.next(filed)) {
            if (filings.kind(filed) == FilingKind.CHOSEN_PROVIDER
                    && filings.isInForce(filed, visit.settledEpochDay)
                    && filings.designates(filed, visit.institution, visit.institutionOffset)) {
                return true;
            }
        }
        return false;
    }

    private static ResultCode notInForce(final Visit visit, final FilingTable filings, final int filed) {
        final FilingState state = filings.state(filed);
        if (state == FilingState.REVIEW || state == FilingState.REJECTED) {
            return state == FilingState.REVIEW ? ResultCode.FILING_IN_REVIEW : ResultCode.NOT_FILED;
        }
        if (visit.settledEpochDay < filings.registeredEpochDay(filed)) {
            return ResultCode.FILING_NOT_YET_VALID;
        }
        if (byDays(visit, filings, filed) != ResultCode.DONE) {
            return ResultCode.NOT_FILED;
        }
        return state.isReplaced() ? ResultCode.FILING_SUPERSEDED : ResultCode.FILING_ENDED;
    }

    private static int distance(final ResultCode code) {
        return switch (code) {
            case FILING_OTHER_PLACE -> 1;
            case FILING_SUPERSEDED, FILING_ENDED, FILING_IN_REVIEW -> 2;
            case FILING_OTHER_HOSPITAL -> 3;
            case FILING_OTHER_CARE_TYPE -> 4;
            case FILING_NOT_YET_VALID, FILING_EXPIRED -> 5;
            case PROVIDER_NOT_CHOSEN -> 6;
            default -> 0;
        };
    }
}
