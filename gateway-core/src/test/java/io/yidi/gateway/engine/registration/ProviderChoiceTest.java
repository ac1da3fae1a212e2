package io.yidi.gateway.engine.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.fixture.FiledPerson;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.Fault;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hospitals that a person chooses for visits: as many as the region lets, each once, and dropped one by one. */
class ProviderChoiceTest {

    private static final int DAY = 50;
    private static final int AREA = 130_102;

    private final FiledPerson person = new FiledPerson();
    private final FilingRulesBuilder rules = new FilingRulesBuilder();
    private final FilingDecision decision = new FilingDecision(person.persons, person.filings);
    private final Fault refusal = new Fault();
    private int from = FilingOrder.NO_DAY;
    private int to = FilingOrder.NO_DAY;
    private long number = FilingOrder.NO_NUMBER;

    @BeforeEach
    void letChoose() {
        rules.chosenProvidersMax = 2;
    }

    @Test
    void shouldTakeAsManyAsTheRegionLets() {
        assertEquals("ACTIVE", choose("H1"));
        final int first = decision.result().row;
        assertEquals("ACTIVE", choose("H2"));
        assertNotEquals(first, decision.result().row);

        assertEquals("PROVIDERS_TOO_MANY 2", choose("H3"));
        assertEquals("ACTIVE", choose("H1"), "chosen already");
        assertEquals(first, decision.result().row);
        assertEquals(2, person.filings.count(0));
    }

    @Test
    void shouldDropOneAtATime() {
        choose("H1");
        choose("H2");
        assertEquals("FILING_NONE_IN_FORCE ", drop("H3"));
        assertEquals("CANCELLED", drop("H1"));

        assertEquals("FILING_NONE_IN_FORCE ", drop("H1"));
        assertEquals("ACTIVE", choose("H3"));
        assertEquals("PROVIDERS_TOO_MANY 2", choose("H1"));
    }

    @Test
    void shouldNotBeNeededWhereTheRegionAsksForNone() {
        rules.chosenProvidersMax = 0;

        assertEquals("PROVIDER_CHOICE_NOT_NEEDED ", choose("H1"));
    }

    /** A choice is of the group of the general filing, for the place of the hospital and for visits and purchases. */
    @Test
    void shouldBeOfTheGroupOfTheGeneralFiling() {
        choose("H1");
        assertEquals(FilingCategory.OTHER_TEMPORARY, person.filings.category(decision.result().row));
        person.general(FilingCategory.LONG_TERM_RESIDENT, 310_000, 10, ValidityRule.OPEN_END);
        choose("H2");

        final int row = decision.result().row;
        assertEquals(FilingCategory.LONG_TERM_RESIDENT, person.filings.category(row));
        assertEquals(FilingKind.CHOSEN_PROVIDER, person.filings.kind(row));
        assertEquals(AREA, person.filings.place(row));
        assertEquals(
                1 << CareType.OUTPATIENT.ordinal() | 1 << CareType.PHARMACY.ordinal(), person.filings.careMask(row));
        assertEquals(DAY, person.filings.fromEpochDay(row));
        assertEquals(ValidityRule.OPEN_END, person.filings.toEpochDay(row));
    }

    @Test
    void shouldTakeTheDaysThatAreGiven() {
        from = DAY + 5;
        to = DAY - 1;
        assertEquals("FILING_TOO_SHORT 19700220", choose("H1"));
        to = DAY;
        assertEquals("ACTIVE", choose("H1"));

        assertEquals(DAY + 5, person.filings.fromEpochDay(decision.result().row));
        assertEquals(DAY, person.filings.toEpochDay(decision.result().row));
    }

    /** A filing for a special disease at the same hospital is none of the choices. */
    @Test
    void shouldCountChoicesAlone() {
        for (final String disease : List.of("M03900", "M01600")) {
            person.file(
                    FilingKind.CHRONIC,
                    FilingCategory.LONG_TERM_RESIDENT,
                    AREA,
                    10,
                    ValidityRule.OPEN_END,
                    CareType.CHRONIC_OUTPATIENT,
                    disease,
                    "H1");
        }
        assertEquals("FILING_NONE_IN_FORCE ", drop("H1"));
        assertEquals("ACTIVE", choose("H1"));
        assertEquals(3, person.filings.count(0));
    }

    @Test
    void shouldNeedRoomForAnotherOne() {
        rules.chosenProvidersMax = 2 * FilingTable.PERSON_FILINGS_MAX;
        for (int i = 0; i < FilingTable.PERSON_FILINGS_MAX; i++) {
            assertEquals("ACTIVE", choose("H" + i));
        }

        assertEquals("FILINGS_FULL ", choose("X"));
        assertEquals("ACTIVE", choose("H0"), "chosen already");
    }

    /** An order that gives a number is about the choice of that number and of its hospital. */
    @Test
    void shouldBeFoundByItsNumber() {
        choose("H1");
        final long first = person.filings.number(decision.result().row);
        choose("H2");
        person.general(FilingCategory.LONG_TERM_RESIDENT, 310_000, 10, ValidityRule.OPEN_END);

        number = first + 2;
        assertEquals("FILING_NONE_IN_FORCE " + number, drop("H1"), "the general filing");
        number = first + 1;
        assertEquals("FILING_NONE_IN_FORCE " + number, drop("H1"), "the other hospital");
        number = first;
        assertEquals("CANCELLED", drop("H1"));
        assertEquals("FILING_NONE_IN_FORCE " + number, drop("H1"), "not in force");
    }

    private String choose(final String hospital) {
        return carryOut(FilingAction.NEW, hospital);
    }

    private String drop(final String hospital) {
        return carryOut(FilingAction.CANCEL, hospital);
    }

    private String carryOut(final FilingAction action, final String hospital) {
        final FilingOrder order = new FilingOrder();
        order.action = action;
        order.kind = FilingKind.CHOSEN_PROVIDER;
        order.insuredPlace = FiledPerson.INSURED_PLACE;
        order.day = DAY;
        order.fromEpochDay = from;
        order.toEpochDay = to;
        order.number = number;
        order.draft.channel = FilingChannel.NATIONAL_APP;
        order.draft.addHospital(FiledPerson.institution(hospital), 0, AREA);
        return decision.carryOut(order, rules.region(new DiseaseCatalogue(List.of(), List.of())), 0, refusal)
                ? person.filings.state(decision.result().row).name()
                : refusal.code() + " " + refusal.found();
    }
}
