package io.yidi.gateway.transport;

import static io.yidi.gateway.fixture.PersonLines.filed;
import static io.yidi.gateway.fixture.PersonLines.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BothDoors;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingWords;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * BJ-N4.3c, TJ-7.2c, XJ-5.3b: what an insured region does not accept about filings, each with a code of its own, at
 * both doors. Some of it no shipped region lays down, so a few lines of its packs are changed.
 */
class FilingRefusalDoorTest {

    private static final Pattern LATER = Pattern.compile("=\\+([0-9]+)");
    private static final String CHRONIC = "NEW disease=M00500 hospitals=H1 doc_diagnosis_proof doc_chronic_application";

    private static BothDoors doors;
    private static int persons;

    @BeforeAll
    static void start(@TempDir final Path folder) throws Exception {
        final Path packs = Packs.copy(folder.resolve("packs"));
        Packs.change(packs, "beijing/region.yaml", "      - {category: EMERGENCY}\n", "");
        Packs.change(
                packs,
                "beijing/region.yaml",
                "    longTerm: {months: open, endChosen: true}\n",
                "    longTerm: {months: open, endChosen: true}\n    cancelTemporaryBySelf: false\n"
                        + "    reviewNeeded: true\n");
        Packs.change(
                packs,
                "care-places/provinces.yaml",
                "{areas: [\"65\"], from: 2023-01-01, trauma: MAY",
                "{areas: [\"65\"], from: 2023-01-01, trauma: NOT");
        doors = new BothDoors(folder, PolicyBundles.planeOf(packs), filed("AWAY", 930_100, 650_000));
    }

    @AfterAll
    static void stop() throws IOException {
        doors.close();
    }

    /** Steps of a new person of a region; a step begins with the days that have passed, a day may be so many ahead. */
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NAT-6   | 110105 | +0 NEW category=EMERGENCY | FILING_CATEGORY_NOT_ACCEPTED filing_category",
                "TJ-4.2a | 110105 | +0 NEW category=OTHER_TEMPORARY; +0 CANCEL channel=NATIONAL_APP"
                        + " | FILING_CANCEL_AT_WINDOW filing_channel",
                "XJ-2.3b | 650102 | +0 NEW category=OTHER_TEMPORARY to=+30 | FILING_TOO_SHORT enddate",
                "JZ-1.2d | 410802 | +0 NEW category=OTHER_TEMPORARY to=+300 | FILING_TOO_LONG enddate",
                "XJ-3.2a | 650102 | +0 NEW | FILING_DOCUMENTS_MISSING filing_basis",
                "XJ-3.2b | 650102 | +0 NEW basis=COMMITMENT; +31 COMPLETE_DOCUMENTS doc_residence_proof"
                        + " | FILING_DOCUMENTS_LATE filing_action",
                "JZ-1.2e | 410802 | +0 NEW category=OTHER_TEMPORARY; +0 EXTEND diagnosis=I10"
                        + " | FILING_EXTENSION_NOT_ALLOWED diag_code",
                "XJ-2.5d | 650102 | +0 NEW basis=COMMITMENT;"
                        + " +0 NEW category=TRANSFER channel=PROVIDER place=310000 by=440100"
                        + " | TRANSFER_NOT_FROM_FILED_PLACE refl_from_admdvs",
                "XJ-2.4b | 650102 | +0 NEW basis=COMMITMENT discharged=+0 | LATE_FILING_NOT_ACCEPTED dscg_date",
                "BJ-8    | 110105 | +0 NEW disease=M00500 hospitals=H1 | CHRONIC_DOCUMENTS_MISSING filing_basis",
                "BJ-9c   | 110105 | +0 NEW disease=M00500 hospitals=H1+H2+H3 doc_diagnosis_proof"
                        + " doc_chronic_application | CHRONIC_TOO_MANY_HOSPITALS hospitals",
                "BJ-10d  | 110105 | +0 " + CHRONIC + "; +0 CANCEL disease=M00500 fees_open_flag"
                        + " | CHRONIC_FEES_UNSETTLED dise_codg",
                "XJ-3.1b | 110105 | +0 NEW choose hospitals=H1 | PROVIDER_CHOICE_NOT_NEEDED hospitals",
                "XJ-3.1b | 650102 | +0 NEW choose hospitals=H1; +0 NEW choose hospitals=H2; +0 NEW choose hospitals=H3"
                        + " | PROVIDERS_TOO_MANY hospitals",
            })
    void shouldRefuseWhatTheRegionDoesNotAccept(
            final String requirement, final int insuredPlace, final String script, final String answer)
            throws IOException {
        final List<String> answers = play(newPerson(insuredPlace), insuredPlace, script);

        assertEquals(answer, answers.remove(answers.size() - 1));
        answers.forEach(before -> assertEquals("ACTIVE", before.split(" ", -1)[0], script));
    }

    /** BJ-F2e, BJ-10b: what a person filed is kept, so there is an end to it. */
    @Test
    void shouldRefuseMoreFilingsThanAPersonMayHave() throws IOException {
        final List<String> answers =
                play(newPerson(110_105), 110_105, "+0 NEW basis=COMMITMENT; ".repeat(64) + "+0 NEW basis=COMMITMENT");

        assertEquals("FILINGS_FULL psn_no", answers.remove(64));
        assertFalse(answers.contains("FILINGS_FULL psn_no"));
    }

    /** NAT-10a: a change is no filing yet. */
    @Test
    void shouldRefuseABillWhoseFilingIsUnderReview() throws IOException {
        final String person = newPerson(110_105);
        assertEquals(
                List.of("ACTIVE LONG_TERM_RESIDENT 130100", "REVIEW LONG_TERM_RESIDENT 310000"),
                play(person, 110_105, "+0 NEW basis=COMMITMENT; +0 CHANGE basis=COMMITMENT place=310000"));

        assertEquals(
                "FILING_IN_REVIEW psn_no",
                doors.send(stay(person, 110_105).carePlace("310105").encode()));
    }

    /** BJ-10d: what was uploaded for the disease is settled before its filing ends. */
    @Test
    void shouldRefuseToEndAChronicFilingWhoseFeesAreUnsettled() throws IOException {
        final String person = newPerson(110_105);
        play(person, 110_105, "+0 NEW basis=COMMITMENT; +0 " + CHRONIC.replace("H1", SettleFrame.INSTITUTION));
        final long visit = Answers.encounter(doors.ask(EncounterFrames.register(
                        "2201", doors.next(), person, 110_105, 0, request -> request.carePlace("130102"))))
                .encounterId();
        doors.send(UploadFrame.visit(doors.next(), person, visit, "B1")
                .disease("M00500")
                .line("L1", "10.00")
                .encode());

        assertEquals(List.of("CHRONIC_FEES_UNSETTLED dise_codg"), play(person, 110_105, "+0 CANCEL disease=M00500"));
    }

    /** JZ-2.3: a place may keep trauma out of direct settlement. */
    @Test
    void shouldRefuseTraumaWhereItIsNotSettled() throws IOException {
        assertEquals(
                "TRAUMA_NOT_SETTLED trum_flag",
                doors.send(stay("AWAY", 930_100)
                        .carePlace("650102")
                        .trauma()
                        .declared()
                        .encode()));
    }

    private static SettleFrame stay(final String personNo, final int insuredPlace) {
        return SettleFrame.inpatient()
                .msgId(doors.next())
                .person(personNo, 310, Integer.toString(insuredPlace))
                .bill("25000.00", "23456.78");
    }

    private static String newPerson(final int insuredPlace) throws IOException {
        final String number = "N" + ++persons;
        doors.load(person(number, insuredPlace));
        return number;
    }

    /** What each step was answered. */
    private static List<String> play(final String person, final int insuredPlace, final String script)
            throws IOException {
        final FilingWords orders = new FilingWords(person, Integer.toString(insuredPlace), doors.next() + "F");
        final List<String> answers = new ArrayList<>();
        for (final String step : script.split(";", -1)) {
            final List<String> words = List.of(step.strip().split(" +", -1));
            doors.pass(Integer.parseInt(words.get(0).substring(1)));
            answers.add(doors.send(orders.message(
                    doors.day().toString(),
                    words.subList(1, words.size()).stream()
                            .map(word -> LATER.matcher(word).replaceAll(FilingRefusalDoorTest::dayAhead))
                            .toList())));
        }
        return answers;
    }

    private static String dayAhead(final MatchResult days) {
        return "=" + doors.day().plusDays(Integer.parseInt(days.group(1)));
    }
}
