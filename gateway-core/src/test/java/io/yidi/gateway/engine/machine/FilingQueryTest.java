package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.BenefitState;
import io.yidi.protocol.sbe.FilingQueryReplyDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NAT-11: what holds of a person on the business day, as a hospital or the person asks for it. */
class FilingQueryTest {

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", 310, 910_100, PersonStatus.WORKING);

    @Test
    void shouldTellEveryFilingThatHolds() {
        load(FilingKind.GENERAL, "", Set.of(CareType.INPATIENT, CareType.PHARMACY), "2024-05-31");
        load(FilingKind.CHRONIC, "M03900", Set.of(CareType.CHRONIC_OUTPATIENT), "", "H1", "H2", "H3", "H4");
        load(FilingKind.CHRONIC, "M00500", Set.of(CareType.OUTPATIENT), "", "H5");

        assertEquals(
                List.of(
                        "3 CHRONIC 2023-01-02 to -, for --o- M00500 H5   ",
                        "2 CHRONIC 2023-01-02 to -, for ---- M03900 H1 H2 H3 H4",
                        "1 GENERAL 2023-01-02 to 2024-05-31, for i--p     "),
                filings());
        final FilingQueryReplyDecoder reply = reply();
        assertEquals("P1", reply.personNo());
        assertEquals("910100", reply.insuredPlace());
        assertEquals(Keys.epochDay("2023-06-01"), reply.businessDay());
        assertEquals(9, reply.correlationId());
    }

    /** The last day is a day on which it holds. */
    @ParameterizedTest
    @CsvSource({"2023-06-09, 1", "2023-06-10, 1", "2023-06-11, 0"})
    void shouldTellWhatIsNotOver(final String day, final int shown) {
        load(FilingKind.GENERAL, "", Set.of(CareType.INPATIENT), "2023-06-10");
        run.cutOver(day);

        assertEquals(shown, filings().size());
    }

    @Test
    void shouldNotTellWhatWasEndedOrIsOfAnotherPerson() {
        load(FilingKind.GENERAL, "", Set.of(CareType.INPATIENT), "");
        change(PersonChangeRow.Kind.ENROLMENT);
        run.person("P2", 310, 910_100);

        assertEquals(List.of(), filings());
    }

    /** NAT-10b, NAT-28: with the state of the benefits, and whether direct settlement is suspended. */
    @Test
    void shouldTellHowThePersonStands() {
        assertEquals(BenefitState.NORMAL, reply().benefit());
        assertFalse(reply().flags().suspended());
        change(PersonChangeRow.Kind.PAUSE);
        change(PersonChangeRow.Kind.SUSPEND);

        assertEquals(BenefitState.PAUSED, reply().benefit());
        assertTrue(reply().flags().suspended());
    }

    private void load(
            final FilingKind kind,
            final String disease,
            final Set<CareType> careTypes,
            final String to,
            final String... hospitals) {
        final List<FilingRow.Hospital> named = new ArrayList<>();
        for (final String hospital : hospitals) {
            named.add(new FilingRow.Hospital(hospital, 130_100));
        }
        run.load(new FilingRow(
                "P1",
                310,
                kind,
                FilingCategory.LONG_TERM_RESIDENT,
                FilingBasis.COMMITMENT,
                false,
                FilingChannel.WINDOW,
                130_100,
                Keys.epochDay("2023-01-02"),
                to.isEmpty() ? Integer.MAX_VALUE : Keys.epochDay(to),
                Keys.epochDay("2023-01-03"),
                EnumSet.copyOf(careTypes),
                disease,
                named));
    }

    private void change(final PersonChangeRow.Kind kind) {
        run.change(rows -> rows.onChange(
                1, new PersonChangeRow(kind, "P1", 310, Keys.epochDay("2023-06-01"), Integer.MAX_VALUE, "")));
    }

    private FilingQueryReplyDecoder reply() {
        run.send(FilingFrames.query("Q", "P1", 910_100, query -> {}));
        return Answers.filings(new UnsafeBuffer(run.lastReply()));
    }

    private List<String> filings() {
        final List<String> texts = new ArrayList<>();
        reply().filings().forEachRemaining(filing -> texts.add(text(filing)));
        return texts;
    }

    private static String text(final FilingQueryReplyDecoder.FilingsDecoder filing) {
        assertEquals(
                "ACTIVE LONG_TERM_RESIDENT COMMITMENT registered 2023-01-03 at 130100",
                filing.state() + " " + filing.category() + " " + filing.basis() + " registered "
                        + LocalDate.ofEpochDay(filing.registeredOn()) + " at " + filing.place());
        return filing.filingNumber() + " " + filing.kind() + " " + LocalDate.ofEpochDay(filing.fromDate()) + " to "
                + day(filing.toDate()) + ", for " + (filing.care().inpatient() ? "i" : "-") + "-"
                + (filing.care().outpatient() ? "o" : "-") + (filing.care().pharmacy() ? "p" : "-") + " "
                + filing.diseaseCode() + " " + filing.hospitalA() + " " + filing.hospitalB() + " " + filing.hospitalC()
                + " " + filing.hospitalD();
    }

    private static String day(final int epochDay) {
        return epochDay == FilingFrames.NO_DAY
                ? "-"
                : LocalDate.ofEpochDay(epochDay).toString();
    }
}
