package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingDocument;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A filing: what was filed, how it stands, and when it ended. */
public final class PlainFiling {

    private static final int COMMITMENT_KEPT_DAYS = 731;

    final FilingKind kind;
    final FilingCategory category;
    final FilingBasis basis;
    final int place;
    final LocalDate from;
    final LocalDate registered;
    final Set<CareType> careTypes;
    final String disease;
    final List<FilingRow.Hospital> hospitals;
    final Set<FilingDocument> documents = EnumSet.noneOf(FilingDocument.class);
    long number;
    String state = "ACTIVE";
    LocalDate to;
    boolean proven;

    /** Last day for the documents that are missing, or {@code null}. */
    LocalDate due;

    private LocalDate endedFrom = LocalDate.MAX;

    PlainFiling(
            final FilingKind kind,
            final FilingCategory category,
            final FilingBasis basis,
            final int place,
            final LocalDate from,
            final LocalDate to,
            final LocalDate registered,
            final Set<CareType> careTypes,
            final String disease,
            final List<FilingRow.Hospital> hospitals) {
        this.kind = kind;
        this.category = category;
        this.basis = basis;
        this.place = place;
        this.from = from;
        this.to = to;
        this.registered = registered;
        this.careTypes = careTypes;
        this.disease = disease;
        this.hospitals = hospitals;
    }

    /** As a file states it. */
    static PlainFiling of(final FilingRow row) {
        final PlainFiling filing = new PlainFiling(
                row.kind(),
                row.category(),
                row.basis(),
                row.place(),
                LocalDate.ofEpochDay(row.fromEpochDay()),
                row.toEpochDay() == Integer.MAX_VALUE ? LocalDate.MAX : LocalDate.ofEpochDay(row.toEpochDay()),
                LocalDate.ofEpochDay(row.registeredEpochDay()),
                row.careTypes(),
                row.disease(),
                row.hospitals());
        filing.proven = row.proven();
        return filing;
    }

    /** For care elsewhere in general. */
    boolean isGeneral() {
        return kind == FilingKind.GENERAL || kind == FilingKind.TRANSFER_OUT;
    }

    boolean isLongTerm() {
        return isLongTerm(category);
    }

    static boolean isLongTerm(final FilingCategory category) {
        return List.of(
                        FilingCategory.RETIRED_RESETTLED,
                        FilingCategory.LONG_TERM_RESIDENT,
                        FilingCategory.STATIONED_WORKER)
                .contains(category);
    }

    /** Ends it, whatever it is. */
    void end(final LocalDate day, final String how) {
        endedFrom = day.isBefore(endedFrom) ? day : endedFrom;
        state = how;
    }

    /** Ends it, unless it is not there on that day any more; one that comes later ends before it begins. */
    void endIfThere(final LocalDate day, final String how) {
        if (isInForce(day.isBefore(registered) ? registered : day)) {
            end(day, how);
        }
    }

    boolean isInForce(final LocalDate day) {
        return !List.of("REVIEW", "REJECTED").contains(state) && !day.isBefore(registered) && day.isBefore(endedFrom);
    }

    boolean covers(final LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean names(final String institution) {
        return hospitals.stream().anyMatch(hospital -> hospital.code().equals(institution));
    }

    /** Nobody needs it any more: over, and if it was by commitment, for two years. */
    boolean mayGiveWay(final LocalDate today) {
        final boolean isOver = state.equals("REJECTED") || !today.isBefore(endedFrom) || today.isAfter(to);
        return isOver && !isKept(today);
    }

    /** Too young a commitment to be forgotten (BJ-F2e). */
    boolean isKept(final LocalDate today) {
        return basis == FilingBasis.COMMITMENT && today.isBefore(registered.plusDays(COMMITMENT_KEPT_DAYS));
    }

    boolean isWithin(final int carePlace, final FilingRules rules) {
        final String filed = Integer.toString(place).replaceAll("(00)+$", "");
        final String found = Integer.toString(carePlace);
        return found.startsWith(filed)
                || found.substring(0, 2).equals(filed.substring(0, 2))
                        && rules.provinceLevel().contains(carePlace / 10_000);
    }

    /** The first or the last day has to be one of the filing's (AMB-7). */
    ResultCode byDays(final LocalDate first, final LocalDate last) {
        if (covers(first) || covers(last)) {
            return ResultCode.DONE;
        }
        return last.isBefore(from) ? ResultCode.FILING_NOT_YET_VALID : ResultCode.FILING_EXPIRED;
    }

    /** Why one that is not in force does not help. */
    ResultCode notInForce(final LocalDate today, final LocalDate first, final LocalDate last) {
        if (state.equals("REVIEW")) {
            return ResultCode.FILING_IN_REVIEW;
        }
        if (state.equals("REJECTED")) {
            return ResultCode.NOT_FILED;
        }
        if (today.isBefore(registered)) {
            return ResultCode.FILING_NOT_YET_VALID;
        }
        if (byDays(first, last) != ResultCode.DONE) {
            return ResultCode.NOT_FILED;
        }
        return List.of("CHANGED", "SUPERSEDED").contains(state)
                ? ResultCode.FILING_SUPERSEDED
                : ResultCode.FILING_ENDED;
    }

    /** What an order that made it, or changed it, is answered. */
    Answer says(final LocalDate today, final PlainFiling ended, final LocalDate freeFrom, final String claim) {
        return Answer.of(new Answer.Filed(
                today,
                number,
                ended == null ? 0 : ended.number,
                kind.name(),
                state,
                category.name(),
                basis.name(),
                proven,
                place,
                from,
                dayOrNone(to),
                proven ? null : due,
                freeFrom,
                claim));
    }

    /** How it is shown. */
    Answer.FilingShown shown() {
        return new Answer.FilingShown(
                number,
                kind.name(),
                state,
                category.name(),
                basis.name(),
                proven,
                place,
                from,
                dayOrNone(to),
                registered,
                proven ? null : due,
                Stream.of(CareType.INPATIENT, CareType.OUTPATIENT, CareType.PHARMACY)
                        .filter(careTypes::contains)
                        .map(CareType::name)
                        .toList(),
                kind == FilingKind.CHRONIC ? disease : "",
                hospitals.stream().map(FilingRow.Hospital::code).toList());
    }

    private static LocalDate dayOrNone(final LocalDate day) {
        return day.equals(LocalDate.MAX) ? null : day;
    }
}
