package io.yidi.gateway.engine.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingState;
import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.fixture.FiledPerson;
import io.yidi.gateway.fixture.FilingRulesBuilder;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.Fault;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state of a filing and everything that may happen to it on day 50: NAT-10a, BJ-7, BJ-10b, BJ-10d, BJ-F1,
 * JZ-1.2a. What comes of it is told as the states of all filings of the person, oldest first, and the refusal if there
 * is one.
 */
class FilingStatesTest {

    private static final int DAY = 50;
    private static final long DISEASE = AsciiField.pack("M03900");
    private static final DiseaseCatalogue.Entry ENTRY = new DiseaseCatalogue.Entry(DISEASE, DISEASE, 0, 500);

    private final FiledPerson person = new FiledPerson();
    private final FilingRulesBuilder rules = new FilingRulesBuilder();
    private final FilingDecision decision = new FilingDecision(person.persons, person.filings);
    private final FilingOrder order = new FilingOrder();

    @BeforeEach
    void order() {
        order.kind = FilingKind.GENERAL;
        order.insuredPlace = FiledPerson.INSURED_PLACE;
        order.day = DAY;
        order.fromEpochDay = DAY;
        order.toEpochDay = FilingOrder.NO_DAY;
        order.dischargedEpochDay = FilingOrder.NO_DAY;
        order.draft.category = FilingCategory.LONG_TERM_RESIDENT;
        order.draft.basis = FilingBasis.COMMITMENT;
        order.draft.channel = FilingChannel.WINDOW;
        order.draft.place = 310_000;
    }

    @ParameterizedTest(name = "{0}, {1} → {2}")
    @CsvSource({
        "ACTIVE,  NEW,             SUPERSEDED ACTIVE",
        "ACTIVE,  CHANGE,          CHANGED ACTIVE",
        "ACTIVE,  CHANGE_REVIEWED, ACTIVE REVIEW",
        "ACTIVE,  CANCEL,          CANCELLED",
        "ACTIVE,  COMPLETE,        ACTIVE",
        "ACTIVE,  CONFIRM,         ACTIVE",
        "ACTIVE,  REJECT,          ACTIVE",
        "ACTIVE,  ENROLMENT,       ENDED",
        "REVIEW,  NEW,             SUPERSEDED REJECTED ACTIVE",
        "REVIEW,  CHANGE,          CHANGED REJECTED ACTIVE",
        "REVIEW,  CHANGE_REVIEWED, ACTIVE REJECTED REVIEW",
        "REVIEW,  CANCEL,          CANCELLED REJECTED",
        "REVIEW,  COMPLETE,        ACTIVE REVIEW",
        "REVIEW,  CONFIRM,         CHANGED ACTIVE",
        "REVIEW,  REJECT,          ACTIVE REJECTED",
        "REVIEW,  ENROLMENT,       ENDED REJECTED",
        "EXPIRED, NEW,             SUPERSEDED ACTIVE",
        "EXPIRED, CHANGE,          ACTIVE FILING_NONE_IN_FORCE",
        "EXPIRED, CHANGE_REVIEWED, ACTIVE FILING_NONE_IN_FORCE",
        "EXPIRED, CANCEL,          ACTIVE FILING_NONE_IN_FORCE",
        "EXPIRED, COMPLETE,        ACTIVE FILING_NONE_IN_FORCE",
        "EXPIRED, CONFIRM,         ACTIVE",
        "EXPIRED, REJECT,          ACTIVE",
        "EXPIRED, ENROLMENT,       ENDED",
    })
    void shouldGoOnAsTheTableSays(final String state, final String event, final String expected) {
        switch (state) {
            case "ACTIVE" -> general(ValidityRule.OPEN_END);
            case "EXPIRED" -> general(DAY - 1);
            default -> {
                general(ValidityRule.OPEN_END);
                happen("CHANGE_REVIEWED");
                order();
            }
        }
        assertEquals(expected, happen(event));
    }

    static List<Arguments> ended() {
        final List<Arguments> rows = new ArrayList<>();
        for (final FilingState state : FilingState.values()) {
            if (state != FilingState.ACTIVE && state != FilingState.REVIEW) {
                for (final String event : List.of("CHANGE", "CHANGE_REVIEWED", "CANCEL", "COMPLETE")) {
                    rows.add(Arguments.of(state, event, state + " FILING_NONE_IN_FORCE"));
                }
                for (final String event : List.of("CONFIRM", "REJECT", "ENROLMENT")) {
                    rows.add(Arguments.of(state, event, state.name()));
                }
                rows.add(Arguments.of(state, "NEW", state + " ACTIVE"));
            }
        }
        return rows;
    }

    @ParameterizedTest(name = "{0}, {1} → {2}")
    @MethodSource("ended")
    void shouldStayAsItEnded(final FilingState state, final String event, final String expected) {
        general(ValidityRule.OPEN_END);
        person.filings.end(person.filings.first(0), DAY, state);

        assertEquals(expected, happen(event));
    }

    /** JZ-2.2c: a transfer stands beside the long-term filing; it ends with it, and by itself. */
    @ParameterizedTest(name = "{0} of {1} → {2}")
    @CsvSource({
        "NEW,             LONG_TERM_RESIDENT, SUPERSEDED SUPERSEDED ACTIVE",
        "NEW,             TRANSFER,           ACTIVE SUPERSEDED ACTIVE",
        "CANCEL,          LONG_TERM_RESIDENT, CANCELLED CANCELLED",
        "CANCEL,          TRANSFER,           ACTIVE CANCELLED",
        "CHANGE,          LONG_TERM_RESIDENT, CHANGED ACTIVE ACTIVE",
        "CHANGE,          TRANSFER,           ACTIVE CHANGED ACTIVE",
        "CHANGE_REVIEWED, TRANSFER,           ACTIVE ACTIVE REVIEW",
        "CONFIRM,         TRANSFER,           ACTIVE CHANGED ACTIVE",
        "ENROLMENT,       TRANSFER,           ENDED ENDED",
    })
    void shouldKeepATransferBesideTheLongTermFiling(
            final String event, final FilingCategory category, final String expected) {
        general(ValidityRule.OPEN_END);
        person.file(FilingKind.TRANSFER_OUT, FilingCategory.TRANSFER, 310_000, 20, 200, CareType.INPATIENT, "");
        if (event.equals("CONFIRM")) {
            order.draft.category = category;
            happen("CHANGE_REVIEWED");
            order();
        }
        order.draft.category = category;

        assertEquals(expected, happen(event));
    }

    /** BJ-10c, BJ-10d: a chronic filing is changed and ended when no fees of the disease are open. */
    @ParameterizedTest(name = "{0}, fees open {1} → {2}")
    @CsvSource({
        "NEW,       false, SUPERSEDED ACTIVE",
        "CHANGE,    false, CHANGED ACTIVE",
        "CANCEL,    false, CANCELLED",
        "NEW,       true,  ACTIVE CHRONIC_FEES_UNSETTLED",
        "CHANGE,    true,  ACTIVE CHRONIC_FEES_UNSETTLED",
        "CANCEL,    true,  ACTIVE CHRONIC_FEES_UNSETTLED",
        "ENROLMENT, false, ACTIVE",
    })
    void shouldChangeAChronicFilingWhenItsFeesAreSettled(
            final String event, final boolean feesOpen, final String expected) {
        person.file(
                FilingKind.CHRONIC,
                FilingCategory.LONG_TERM_RESIDENT,
                130_100,
                10,
                ValidityRule.OPEN_END,
                CareType.CHRONIC_OUTPATIENT,
                "M03900",
                "H1");
        order.kind = FilingKind.CHRONIC;
        order.draft.disease = DISEASE;
        order.draft.addHospital(FiledPerson.institution("H2"), 0, 130_100);
        order.hasUnsettledFees = feesOpen;

        assertEquals(expected, happen(event));
    }

    /** XJ-2.5c: the documents of a commitment are missing until they are completed. */
    @Test
    void shouldMissTheDocumentsOfACommitmentUntilTheyAreCompleted() {
        general(ValidityRule.OPEN_END);
        assertFalse(person.filings.isProven(person.filings.first(0)));
        happen("COMPLETE");

        assertTrue(person.filings.isProven(person.filings.first(0)));
    }

    /** TJ-4.2a: where a region wants it, the counter alone cancels; the other group goes on by itself. */
    @ParameterizedTest(name = "{0} by {1}, for long-term {2}, for temporary {3} → {4}")
    @CsvSource({
        "LONG_TERM_RESIDENT, NATIONAL_APP, false, true,  ACTIVE FILING_CANCEL_AT_WINDOW",
        "LONG_TERM_RESIDENT, WINDOW,       false, true,  CANCELLED",
        "LONG_TERM_RESIDENT, NATIONAL_APP, true,  false, CANCELLED",
        "OTHER_TEMPORARY,    NATIONAL_APP, true,  false, ACTIVE FILING_CANCEL_AT_WINDOW",
        "OTHER_TEMPORARY,    NATIONAL_APP, false, true,  CANCELLED",
    })
    void shouldCancelAtTheCounterWhereTheRegionWantsIt(
            final FilingCategory category,
            final FilingChannel channel,
            final boolean longTerm,
            final boolean temporary,
            final String expected) {
        person.general(category, 130_100, 10, ValidityRule.OPEN_END);
        rules.cancelLongTerm = longTerm;
        rules.cancelTemporary = temporary;
        order.draft.channel = channel;

        assertEquals(expected, happen("CANCEL"));
    }

    private void general(final int to) {
        person.general(FilingCategory.LONG_TERM_RESIDENT, 130_100, 10, to);
    }

    private String happen(final String event) {
        final int waiting = person.course.underReview(0);
        switch (event) {
            case "CONFIRM" -> {
                if (waiting != FilingTable.NONE) {
                    person.course.confirm(0, waiting, DAY);
                }
            }
            case "REJECT" -> {
                if (waiting != FilingTable.NONE) {
                    person.course.reject(waiting, DAY);
                }
            }
            case "ENROLMENT" -> person.course.endByEnrolment(0, DAY);
            case "CHANGE_REVIEWED" -> {
                rules.reviewNeeded = true;
                return ordered(FilingAction.CHANGE);
            }
            case "COMPLETE" -> {
                return ordered(FilingAction.COMPLETE_DOCUMENTS);
            }
            default -> {
                return ordered(FilingAction.valueOf(event));
            }
        }
        return states().toString();
    }

    private String ordered(final FilingAction action) {
        final Fault refusal = new Fault();
        order.action = action;
        final RegionPolicy region = rules.region(new DiseaseCatalogue(List.of(ENTRY), List.of(ENTRY)));
        final boolean isDone = decision.carryOut(order, region, 0, refusal);
        rules.reviewNeeded = false;
        return isDone
                ? states().toString()
                : states().add(refusal.code().name()).toString();
    }

    private StringJoiner states() {
        final StringJoiner states = new StringJoiner(" ");
        for (long number = 1; number <= person.filings.count(); number++) {
            final int row = person.filings.find(0, number);
            if (row != FilingTable.NONE) {
                states.add(person.filings.state(row).name());
            }
        }
        return states;
    }
}
