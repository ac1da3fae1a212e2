package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.FilingCourse;
import io.yidi.gateway.engine.state.FilingDraft;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;

/**
 * 基础数据载入: takes the rows of a reference file into the state. A change that does not fit the state, such as one of
 * a person nobody knows, has no effect and is reported; so is a filing without room. Core thread only.
 */
final class ReferenceLoad implements ReferenceRows {

    private final EngineState state;
    private final String fileHash;
    private final SettlementChanges changes;
    private final LoadReportWriter report;
    private final FilingCourse course;

    ReferenceLoad(
            final EngineState state,
            final String fileHash,
            final SettlementChanges changes,
            final LoadReportWriter report) {
        this.state = state;
        this.fileHash = fileHash;
        this.changes = changes;
        this.report = report;
        this.course = new FilingCourse(state.filings);
    }

    @Override
    public void onClearing(final int line, final ClearingRow clearing) {
        changes.onClearing(line, clearing);
    }

    @Override
    public void onDeduction(final int line, final DeductionRow deduction) {
        changes.onDeduction(line, deduction);
    }

    @Override
    public void onDeductionWithdrawn(final int line, final DeductionRow deduction) {
        changes.onWithdrawal(line, deduction);
    }

    @Override
    public void onDowntime(final int line, final DowntimeRow downtime) {
        final ResultCode code = DowntimeDecision.announce(state, downtime);
        if (code == ResultCode.DONE) {
            report.take();
        } else {
            report.refuse(line, code, code == ResultCode.DOWNTIME_OVER ? "end_time" : "notice_no");
        }
    }

    @Override
    public void onPerson(final PersonRow person) {
        state.persons.put(person, state.businessDay);
    }

    @Override
    public void onFiling(final int line, final FilingRow filing) {
        final int person = state.persons.find(filing.personNo(), filing.insuranceType());
        if (person == PersonTable.NOT_FOUND) {
            throw new IllegalStateException("expected a filing of a known person: fileHash=" + fileHash);
        }
        if (course.file(person, draftOf(person, filing), state.businessDay) == FilingTable.NONE) {
            report.refuse(line, ResultCode.FILINGS_FULL, "psn_no");
        }
    }

    @Override
    public void onProvider(final ProviderRow provider) {
        state.providers.put(provider);
    }

    @Override
    public void onProviderChange(final int line, final ProviderChangeRow change) {
        final ResultCode code = state.providers.change(change, CivilDate.beginMs(state.businessDay));
        if (code != ResultCode.DONE) {
            report.refuse(line, code, code == ResultCode.PROVIDER_UNKNOWN ? "fixmedins_code" : "efft_time");
        }
    }

    @Override
    public void onChange(final int line, final PersonChangeRow change) {
        final int person = state.persons.find(change.personNo(), change.insuranceType());
        if (person == PersonTable.NOT_FOUND) {
            report.refuse(line, ResultCode.CHANGE_PERSON_UNKNOWN, "psn_no");
            return;
        }
        switch (change.kind()) {
            case PAUSE -> changeBenefit(line, person, BenefitStatus.PAUSED, change);
            case RESUME -> changeBenefit(line, person, BenefitStatus.NORMAL, change);
            case TERMINATE -> changeBenefit(line, person, BenefitStatus.TERMINATED, change);
            case SUSPEND -> suspend(line, person, change);
            case ENROLMENT -> course.endByEnrolment(person, change.fromEpochDay());
            case NUMBER -> renumber(line, person, change);
            default -> review(line, person, change.kind() == PersonChangeRow.Kind.CONFIRM);
        }
    }

    private void changeBenefit(
            final int line, final int person, final BenefitStatus status, final PersonChangeRow change) {
        final ResultCode code = state.persons.changeBenefit(person, status, change.fromEpochDay(), state.businessDay);
        if (code != ResultCode.DONE) {
            report.refuse(line, code, "begndate");
        }
    }

    private void suspend(final int line, final int person, final PersonChangeRow change) {
        if (!state.persons.suspend(person, change.fromEpochDay(), change.toEpochDay(), state.businessDay)) {
            report.refuse(line, ResultCode.SUSPENSIONS_FULL, "begndate");
        }
    }

    /** A filing with the national code of its disease, whatever code of the region's the file has. */
    private FilingDraft draftOf(final int person, final FilingRow filing) {
        final FilingDraft draft = new FilingDraft().of(filing);
        final RegionPolicy region =
                state.plane == null ? null : state.plane.regionOf(state.persons.insuredPlace(person));
        if (region != null) {
            draft.disease = region.diseases().nationalElseAsSent(draft.disease, state.businessDay);
        }
        return draft;
    }

    /** A number the person has already is no news, so that a line may come twice. */
    private void renumber(final int line, final int person, final PersonChangeRow change) {
        final boolean isRenumbered =
                state.persons.renumber(change.personNo(), change.insuranceType(), change.newPersonNo());
        if (!isRenumbered && state.persons.find(change.newPersonNo(), change.insuranceType()) != person) {
            report.refuse(line, ResultCode.PERSON_NUMBER_TAKEN, "new_psn_no");
        }
    }

    private void review(final int line, final int person, final boolean isConfirmed) {
        final int filed = course.underReview(person);
        if (filed == FilingTable.NONE) {
            report.refuse(line, ResultCode.NO_CHANGE_TO_REVIEW, "psn_no");
        } else if (isConfirmed) {
            course.confirm(person, filed, state.businessDay);
        } else {
            course.reject(filed, state.businessDay);
        }
    }
}
