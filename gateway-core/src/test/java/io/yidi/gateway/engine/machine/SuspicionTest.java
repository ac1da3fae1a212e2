package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.suspicion.Suspicion;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.SuspicionListDecoder;
import io.yidi.protocol.code.PersonStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * TJ-3.3b, AMB-15: what those who check should look at is marked; nothing is refused for it, and no amount changes. A
 * person of Tianjin with a long-term filing for Hebei is treated in Shijiazhuang (130100) and Tangshan (130200).
 */
class SuspicionTest {

    private static final String FIRST = "130102";
    private static final String SECOND = "130203";
    private static final String SAME_CITY_AS_FIRST = "130104";

    private final MachineRun run = new MachineRun("2023-06-01");
    private int messages;

    @BeforeEach
    void registerPersons() {
        for (final String personNo : List.of("P1", "P2")) {
            run.person(personNo, 310, 120_101, PersonStatus.WORKING);
            run.load(new FilingRow(
                    personNo,
                    310,
                    BenefitCategory.LONG_TERM,
                    130_000,
                    (int) LocalDate.of(2021, 1, 1).toEpochDay(),
                    Integer.MAX_VALUE,
                    MachineRun.ALL_CARE));
        }
    }

    @Test
    @DisplayName("Four changes between two places within thirty days")
    void shouldMarkManyJourneys() {
        journey("2023-06-01", FIRST);
        journey("2023-06-03", SECOND);
        journey("2023-06-05", FIRST);
        journey("2023-06-07", SAME_CITY_AS_FIRST);
        journey("2023-06-09", SECOND);
        assertEquals(List.of(), marks());

        final long last = journey("2023-06-11", FIRST);

        assertEquals(List.of(last + " with 1 ROUND_TRIPS 2023-06-11"), marks());
    }

    /** BJ-45: how many there were in all, and as many as were asked for. */
    @Test
    void shouldListSoManyMarksTheNewestFirst() {
        long last = 0;
        for (int day = 1; day <= 13; day += 2) {
            last = journey("2023-06-%02d".formatted(day), day % 4 == 1 ? FIRST : SECOND);
        }

        assertEquals(3, list(run, 10).total());
        assertEquals(3, marks().size());
        assertEquals(List.of(last + " with 3 ROUND_TRIPS 2023-06-13"), marks(run, 1));
        assertEquals(marks().subList(0, 2), marks(run, 2));
    }

    @Test
    void shouldForgetJourneysOutsideTheWindow() {
        journey("2023-06-01", FIRST);
        journey("2023-06-03", SECOND);
        journey("2023-06-05", FIRST);
        journey("2023-06-07", SECOND);
        journey("2023-07-02", FIRST);

        assertEquals(List.of(), marks(), "three changes within the last thirty days");
    }

    @Test
    @DisplayName("Care at one place during a stay at another; the day of discharge is no day of the stay")
    void shouldMarkCareDuringAStayElsewhere() {
        final long during = settle("P1", SECOND, "2023-05-05", "2023-05-07");
        run.cutOver("2023-06-02");
        settle("P1", FIRST, "2023-05-20", "2023-05-25");
        run.cutOver("2023-06-03");
        settle("P1", SECOND, "2023-05-25", "2023-05-28");
        assertEquals(List.of(), marks());
        run.cutOver("2023-06-04");

        final long stay = settle("P1", FIRST, "2023-05-01", "2023-05-10");

        assertEquals(List.of(stay + " with " + during + " DURING_STAY 2023-06-04"), marks());
    }

    /** AMB-2, AMB-15: who is discharged on the day of admission has still been there for a day. */
    @Test
    void shouldMarkCareDuringAStayOfADay() {
        final long ofADay = settle("P1", FIRST, "2023-05-10", "2023-05-10");
        run.cutOver("2023-06-02");

        final long during = settle("P1", SECOND, "2023-05-08", "2023-05-12");
        run.cutOver("2023-06-03");
        settle("P1", FIRST, "2023-05-12", "2023-05-12");

        assertEquals(List.of(during + " with " + ofADay + " DURING_STAY 2023-06-02"), marks());
    }

    @Test
    void shouldMarkTwoPlacesOnOneDay() {
        final long first = settle("P1", FIRST, "2023-05-01", "2023-05-03");
        settle("P2", SECOND, "2023-05-01", "2023-05-03");
        settle("P1", SAME_CITY_AS_FIRST, "2023-05-04", "2023-05-05");
        assertEquals(List.of(), marks(), "another person, and another district of the same city");

        final long second = settle("P1", SECOND, "2023-05-10", "2023-05-12");

        assertTrue(marks().get(0).startsWith(second + " with "), marks()::toString);
        assertTrue(marks().get(0).endsWith(" SAME_DAY 2023-06-01"), marks()::toString);
        assertNotEquals(first, second);
    }

    @Test
    void shouldNotCountWhatWasReversedOrRefunded() {
        settle("P1", FIRST, "2023-05-01", "2023-05-03");
        final String reversed = "M" + messages;
        assertEquals("REVERSED", run.send(Requests.reversal("R1", "P1", "2304", reversed)));
        settle("P1", SECOND, "2023-05-10", "2023-05-12");
        assertEquals(List.of(), marks());

        final long refunded = settle("P2", FIRST, "2023-05-01", "2023-05-03");
        run.send(Requests.refund("2305", "F1", "P2", refunded));
        settle("P2", SECOND, "2023-05-10", "2023-05-12");
        assertEquals(List.of(), marks(), "refunded");
        assertEquals("REVERSED", run.send(Requests.reversal("R2", "P2", "2305", "F1")));
        final long third = settle("P2", SECOND, "2023-05-20", "2023-05-22");
        assertEquals(List.of(third + " with " + refunded + " SAME_DAY 2023-06-01"), marks(), "in force again");
    }

    @Test
    void shouldChangeNoAmountAndRefuseNothing() {
        final String unmarked = text("P2", FIRST, "2023-05-01", "2023-05-03");
        settle("P1", SECOND, "2023-05-01", "2023-05-03");
        final String marked = run.send(bill("P1", FIRST, "2023-05-01", "2023-05-03"));

        assertEquals(1, marks().size());
        assertEquals(text("P2", FIRST, "2023-05-04", "2023-05-06"), marked, "the second stay of the year each");
        assertTrue(unmarked.startsWith("LONG_TERM"));
    }

    @Test
    void shouldGoOnFromASnapshot() {
        settle("P1", FIRST, "2023-05-01", "2023-05-03");
        settle("P1", SECOND, "2023-05-10", "2023-05-12");
        final MachineRun restored = run.restored();
        assertEquals(run.machine().stateHash(), restored.machine().stateHash());

        restored.send(bill("P1", SECOND, "2023-05-20", "2023-05-22").msgId("NEXT"));
        run.send(bill("P1", SECOND, "2023-05-20", "2023-05-22").msgId("NEXT"));

        assertEquals(run.machine().stateHash(), restored.machine().stateHash());
        assertEquals(marks(), marks(restored, 10));
        assertEquals(2, marks().size());
    }

    @Test
    void shouldMarkNothingWhereTheRegionWantsNothing() {
        run.person("P3", 310, 910_100);
        final long hash = run.machine().stateHash();
        run.send(SettleFrame.inpatient().msgId("W1").personNo("P3").bill("5000.00", "5000.00"));
        run.send(SettleFrame.inpatient()
                .msgId("W2")
                .personNo("P3")
                .carePlace("110105")
                .bill("5000.00", "5000.00"));

        assertNotEquals(hash, run.machine().stateHash());
        assertEquals(List.of(), marks());
    }

    private long journey(final String day, final String place) {
        run.cutOver(day);
        return settle("P1", place, LocalDate.parse(day).minusDays(1).toString(), day);
    }

    private String text(final String personNo, final String place, final String admission, final String discharge) {
        return run.send(bill(personNo, place, admission, discharge));
    }

    private long settle(final String personNo, final String place, final String admission, final String discharge) {
        final String text = text(personNo, place, admission, discharge);
        assertTrue(text.startsWith("LONG_TERM"), text);
        return Answers.split(new UnsafeBuffer(run.lastReply())).settlementId();
    }

    private SettleFrame bill(
            final String personNo, final String place, final String admission, final String discharge) {
        messages++;
        return SettleFrame.inpatient()
                .msgId("M" + messages)
                .person(personNo, 310, "120101")
                .carePlace(place)
                .stay(admission, discharge)
                .bill("5000.00", "5000.00");
    }

    private List<String> marks() {
        return marks(run, 10);
    }

    private static SuspicionListDecoder list(final MachineRun run, final int limit) {
        final UnsafeBuffer inquiry = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        new ControlCommandWriter().listSuspicions(inquiry, limit);
        run.machine().inquire(run.bodies().size() + 1L, inquiry, 0);
        return new SuspicionListDecoder()
                .wrapAndApplyHeader(run.machine().inquiryAnswer(), 0, new MessageHeaderDecoder());
    }

    private static List<String> marks(final MachineRun run, final int limit) {
        final List<String> marks = new ArrayList<>();
        for (final SuspicionListDecoder.MarksDecoder mark : list(run, limit).marks()) {
            final int kinds = mark.kinds();
            marks.add(mark.settlementId() + " with " + mark.withSettlementId() + " "
                    + Stream.of(Suspicion.values())
                            .filter(suspicion -> suspicion.isIn(kinds))
                            .map(Suspicion::name)
                            .collect(Collectors.joining(","))
                    + " " + LocalDate.ofEpochDay(mark.businessDay()));
        }
        return marks;
    }
}
