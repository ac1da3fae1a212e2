package io.yidi.gateway.engine.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.fixture.FiledPerson;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.FilingExtension;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.Fault;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JZ-1.2e: temporary filings hold up to six months, with some diagnoses from twelve to twenty-four. */
class FilingTermTest {

    private static final LocalDate FROM = LocalDate.of(2023, 1, 15);

    private final FiledPerson person = new FiledPerson();
    private final FilingRulesBuilder rules = new FilingRulesBuilder();

    @ParameterizedTest(name = "{0} with {1} until {2}: {3}")
    @CsvSource({
        "TRANSFER, I10, 2023-07-14, ACTIVE",
        "TRANSFER, I10, 2023-07-15, FILING_TOO_LONG 20230714",
        "TRANSFER, C34, 2023-07-14, ACTIVE",
        "TRANSFER, C34, 2023-07-15, FILING_TOO_LONG 20230714",
        "TRANSFER, C34, 2024-01-13, FILING_TOO_LONG 20230714",
        "TRANSFER, C34, 2024-01-14, ACTIVE",
        "TRANSFER, C34, 2025-01-14, ACTIVE",
        "TRANSFER, C34, 2025-01-15, FILING_TOO_LONG 20230714",
        "TRANSFER, I10, 2024-01-14, FILING_TOO_LONG 20230714",
        "LONG_TERM_RESIDENT, C34, 2024-01-14, FILING_TOO_LONG 20230414",
    })
    void shouldHoldLongerWithSomeDiagnoses(
            final FilingCategory category, final String diagnosis, final LocalDate to, final String expected) {
        rules.temporary = new ValidityRule(ValidityRule.UNBOUNDED, 6, 6, true, "");
        rules.longTerm = new ValidityRule(ValidityRule.UNBOUNDED, 3, 3, true, "");
        rules.extension = new FilingExtension(12, 24, List.of("C34"), "");

        assertEquals(expected, file(category, diagnosis, to));
    }

    @ParameterizedTest
    @CsvSource({"2023-07-14, ACTIVE", "2024-01-14, FILING_TOO_LONG 20230714"})
    void shouldHoldNoLongerWhereTheRegionKnowsNoExtension(final LocalDate to, final String expected) {
        rules.temporary = new ValidityRule(ValidityRule.UNBOUNDED, 6, 6, true, "");

        assertEquals(expected, file(FilingCategory.TRANSFER, "C34", to));
    }

    private String file(final FilingCategory category, final String diagnosis, final LocalDate to) {
        final FilingOrder order = new FilingOrder();
        order.action = FilingAction.NEW;
        order.kind = FilingKind.GENERAL;
        order.insuredPlace = FiledPerson.INSURED_PLACE;
        order.day = (int) FROM.toEpochDay();
        order.fromEpochDay = order.day;
        order.toEpochDay = (int) to.toEpochDay();
        order.dischargedEpochDay = FilingOrder.NO_DAY;
        order.diagnosis.append(diagnosis);
        order.draft.category = category;
        order.draft.basis = FilingBasis.PROOF;
        order.draft.channel = FilingChannel.WINDOW;
        order.draft.place = 310_000;
        final FilingDecision decision = new FilingDecision(person.persons, person.filings);
        final Fault refusal = new Fault();
        return decision.carryOut(order, rules.region(new DiseaseCatalogue(List.of(), List.of())), 0, refusal)
                ? person.filings.state(decision.result().row).name()
                : refusal.code() + " " + refusal.found();
    }
}
