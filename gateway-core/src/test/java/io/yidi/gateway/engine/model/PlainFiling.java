package io.yidi.gateway.engine.model;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;

/** A filing: the row of the file, and when and how it ended. */
final class PlainFiling {

    final FilingRow row;
    private LocalDate endedFrom = LocalDate.MAX;
    private boolean superseded;

    PlainFiling(final FilingRow row) {
        this.row = row;
    }

    boolean isGeneral() {
        return row.kind() == FilingKind.GENERAL || row.kind() == FilingKind.TRANSFER_OUT;
    }

    /** Ends it, unless it is not there on that day any more; one that comes later ends before it begins. */
    void end(final LocalDate from, final boolean bySuccessor) {
        final LocalDate there = from.isBefore(registered()) ? registered() : from;
        if (isInForce(there)) {
            endedFrom = from;
            superseded = bySuccessor;
        }
    }

    boolean isInForce(final LocalDate day) {
        return !day.isBefore(registered()) && day.isBefore(endedFrom);
    }

    boolean covers(final LocalDate day) {
        return day.toEpochDay() >= row.fromEpochDay() && day.toEpochDay() <= row.toEpochDay();
    }

    boolean names(final String institution) {
        return row.hospitals().stream().anyMatch(hospital -> hospital.code().equals(institution));
    }

    boolean isWithin(final int place, final FilingRules rules) {
        final String filed = Integer.toString(row.place()).replaceAll("(00)+$", "");
        final String found = Integer.toString(place);
        return found.startsWith(filed)
                || found.substring(0, 2).equals(filed.substring(0, 2))
                        && rules.provinceLevel().contains(place / 10_000);
    }

    /** The first or the last day has to be one of the filing's (AMB-7). */
    ResultCode byDays(final LocalDate first, final LocalDate last) {
        if (covers(first) || covers(last)) {
            return ResultCode.DONE;
        }
        return last.toEpochDay() < row.fromEpochDay() ? ResultCode.FILING_NOT_YET_VALID : ResultCode.FILING_EXPIRED;
    }

    /** Why one that is not in force does not help. */
    ResultCode notInForce(final LocalDate today, final LocalDate first, final LocalDate last) {
        if (today.isBefore(registered())) {
            return ResultCode.FILING_NOT_YET_VALID;
        }
        if (byDays(first, last) != ResultCode.DONE) {
            return ResultCode.NOT_FILED;
        }
        return superseded ? ResultCode.FILING_SUPERSEDED : ResultCode.FILING_ENDED;
    }

    private LocalDate registered() {
        return LocalDate.ofEpochDay(row.registeredEpochDay());
    }
}
