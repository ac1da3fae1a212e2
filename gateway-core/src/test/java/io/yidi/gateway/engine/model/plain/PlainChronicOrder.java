package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.policy.plane.ChronicRule;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.stream.Stream;

/** An order about a chronic disease: its hospitals, its end. */
final class PlainChronicOrder {

    private final PlainFilingDesk desk;
    private final Command.Filing order;
    private final RegionPolicy region;
    private final PlainPerson person;
    private final LocalDate today;
    private final String disease;
    private final PlainFiling filed;

    PlainChronicOrder(
            final PlainFilingDesk desk,
            final Command.Filing order,
            final RegionPolicy region,
            final PlainPerson person) {
        this.desk = desk;
        this.order = order;
        this.region = region;
        this.person = person;
        today = desk.today();
        disease = desk.nationalOf(order.disease(), region);
        filed = person.filings.chronic(disease, today);
    }

    Answer carryOut() {
        if (order.action() != FilingAction.NEW && (filed == null || today.isAfter(filed.to))) {
            return Answer.refused(ResultCode.FILING_NONE_IN_FORCE, "dise_codg");
        }
        if (filed != null && desk.owes(order, person, region, disease)) {
            return Answer.refused(ResultCode.CHRONIC_FEES_UNSETTLED, "dise_codg");
        }
        if (order.action() == FilingAction.CANCEL) {
            filed.end(today, "CANCELLED");
            return stands(filed, null);
        }
        return file(asOrdered());
    }

    /** What a change does not say is as it was. */
    private PlainFiling asOrdered() {
        final boolean isChange = order.action() == FilingAction.CHANGE;
        final LocalDate end = isChange ? filed.to : LocalDate.MAX;
        final PlainFiling added = new PlainFiling(
                FilingKind.CHRONIC,
                isChange && order.category() == null ? filed.category : order.category(),
                isChange && order.basis() == null ? filed.basis : order.basis(),
                isChange && order.place() == 0 ? filed.place : order.place(),
                today,
                order.to() == null ? end : order.to(),
                today,
                EnumSet.of(CareType.CHRONIC_OUTPATIENT),
                disease,
                order.hospitals());
        added.proven = added.basis == FilingBasis.PROOF;
        added.documents.addAll(order.documents());
        return added;
    }

    private Answer file(final PlainFiling added) {
        final FilingRules rules = region.filing();
        final ChronicRule chronic = rules.chronic();
        final int day = Math.toIntExact(today.toEpochDay());
        if (region.diseases().nationalOf(AsciiField.pack(disease), day) == DiseaseCatalogue.UNKNOWN) {
            return Answer.refused(ResultCode.CHRONIC_DISEASE_UNKNOWN, "dise_codg");
        }
        if (!region.diseases().isOpen(AsciiField.pack(disease), day)) {
            return Answer.refused(ResultCode.CHRONIC_DISEASE_NOT_OPEN, "dise_codg");
        }
        if (!PlainFilingDesk.isOpen(chronic.channels(), rules, order.channel())) {
            return Answer.refused(
                    chronic.channels().isEmpty()
                            ? ResultCode.FILING_CHANNEL_NOT_ACCEPTED
                            : ResultCode.CHRONIC_WINDOW_ONLY,
                    "filing_channel");
        }
        if (added.basis == FilingBasis.COMMITMENT && !chronic.commitment()) {
            return Answer.refused(ResultCode.FILING_BASIS_NOT_ACCEPTED, "filing_basis");
        }
        if (!order.documents().containsAll(chronic.documents())) {
            return Answer.refused(ResultCode.CHRONIC_DOCUMENTS_MISSING, "filing_basis");
        }
        if (rules.categories().stream().noneMatch(rule -> rule.category() == added.category)) {
            return Answer.refused(ResultCode.FILING_CATEGORY_NOT_ACCEPTED, "filing_category");
        }
        if (added.to.isBefore(today)) {
            return Answer.refused(ResultCode.FILING_TOO_SHORT, "enddate");
        }
        if (hospitalsThatCount() > chronic.hospitalsMax()) {
            return Answer.refused(ResultCode.CHRONIC_TOO_MANY_HOSPITALS, "hospitals");
        }
        if (!person.filings.hasRoom(today, filed)) {
            return Answer.refused(ResultCode.FILINGS_FULL, "psn_no");
        }
        if (filed != null) {
            filed.end(today, order.action() == FilingAction.CHANGE ? "CHANGED" : "SUPERSEDED");
        }
        added.number = desk.nextNumber();
        person.filings.add(added, today);
        return stands(added, filed);
    }

    /** Those of the order, and where they count for the person those of other diseases, each once. */
    private int hospitalsThatCount() {
        final boolean isPerPerson = region.filing().chronic().scope() == ChronicRule.Scope.PER_PERSON;
        return Math.toIntExact(Stream.concat(
                        order.hospitals().stream(),
                        person.filings.stream()
                                .filter(one -> isPerPerson
                                        && one.kind == FilingKind.CHRONIC
                                        && one.isInForce(today)
                                        && !one.disease.equals(disease))
                                .flatMap(one -> one.hospitals.stream()))
                .filter(hospital -> !region.filing().chronic().additive() || !region.isHome(hospital.area()))
                .map(FilingRow.Hospital::code)
                .distinct()
                .count());
    }

    private Answer stands(final PlainFiling filing, final PlainFiling ended) {
        return filing.says(today, ended, PlainFilingDesk.freeFrom(region.filing(), filing), "NONE");
    }
}
