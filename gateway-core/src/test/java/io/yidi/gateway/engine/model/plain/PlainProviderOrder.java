package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

/** A provider is chosen for outpatient care, or dropped. */
final class PlainProviderOrder {

    private final PlainFilingDesk desk;
    private final Command.Filing order;
    private final FilingRules rules;
    private final PlainPerson person;
    private final LocalDate today;

    PlainProviderOrder(
            final PlainFilingDesk desk, final Command.Filing order, final FilingRules rules, final PlainPerson person) {
        this.desk = desk;
        this.order = order;
        this.rules = rules;
        this.person = person;
        today = desk.today();
    }

    Answer carryOut() {
        final List<PlainFiling> choices = person.filings.stream()
                .filter(one -> one.kind == FilingKind.CHOSEN_PROVIDER && one.isInForce(today))
                .toList();
        final PlainFiling chosen = choices.stream()
                .filter(one -> one.names(order.hospitals().get(0).code()))
                .findFirst()
                .orElse(null);
        if (order.action() == FilingAction.CANCEL) {
            if (chosen == null) {
                return Answer.refused(ResultCode.FILING_NONE_IN_FORCE, "hospitals");
            }
            chosen.end(today, "CANCELLED");
            return stands(chosen);
        }
        if (rules.chosenProvidersMax() == 0) {
            return Answer.refused(ResultCode.PROVIDER_CHOICE_NOT_NEEDED, "hospitals");
        }
        if (order.to() != null && order.to().isBefore(today)) {
            return Answer.refused(ResultCode.FILING_TOO_SHORT, "enddate");
        }
        if (chosen != null) {
            return stands(chosen);
        }
        if (choices.size() >= rules.chosenProvidersMax()) {
            return Answer.refused(ResultCode.PROVIDERS_TOO_MANY, "hospitals");
        }
        return person.filings.hasRoom(today, null) ? add() : Answer.refused(ResultCode.FILINGS_FULL, "psn_no");
    }

    private Answer add() {
        final PlainFiling general = person.filings.inForce(FilingKind.GENERAL, today);
        final PlainFiling added = new PlainFiling(
                FilingKind.CHOSEN_PROVIDER,
                general == null ? FilingCategory.OTHER_TEMPORARY : general.category,
                FilingBasis.PROOF,
                order.hospitals().get(0).area(),
                order.from() == null ? today : order.from(),
                order.to() == null ? LocalDate.MAX : order.to(),
                today,
                EnumSet.of(CareType.OUTPATIENT, CareType.PHARMACY),
                "",
                order.hospitals());
        added.proven = true;
        added.number = desk.nextNumber();
        person.filings.add(added, today);
        return stands(added);
    }

    private Answer stands(final PlainFiling filing) {
        return filing.says(today, null, PlainFilingDesk.freeFrom(rules, filing), "NONE");
    }
}
