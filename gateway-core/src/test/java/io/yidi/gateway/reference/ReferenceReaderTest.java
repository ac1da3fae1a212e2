package io.yidi.gateway.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.PersonStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceReaderTest {

    private static final String PERSON = "{\"record\":\"person\",\"psn_no\":\"P1\",\"insutype\":\"310\","
            + "\"insuplc_admdvs\":\"110000\",\"psn_type\":\"1201\",\"brdy\":\"1955-06-01\",\"assistance\":\"NONE\","
            + "\"grade\":\"NONE\",\"cvlserv_flag\":\"1\",\"psn_insu_stas\":\"1\",\"balc\":\"2000.05\"}";
    private static final String FILING = "{\"record\":\"filing\",\"psn_no\":\"P1\",\"insutype\":\"310\","
            + "\"category\":\"LONG_TERM\",\"mdtrtarea_admvs\":\"130000\",\"begndate\":\"2023-01-01\","
            + "\"enddate\":null,\"care_types\":[\"INPATIENT\",\"OUTPATIENT\"]}";

    @TempDir
    private Path folder;

    private final List<Object> rows = new ArrayList<>();

    @Test
    void shouldReadAPersonAndItsFiling() throws Exception {
        read(PERSON, FILING);

        assertEquals(
                List.of(
                        new PersonRow(
                                "P1",
                                310,
                                110_000,
                                PersonStatus.RETIRED,
                                (int) LocalDate.of(1955, 6, 1).toEpochDay(),
                                AssistanceClass.NONE,
                                ContributionGrade.NONE,
                                BenefitContext.CIVIL_SERVANT,
                                BenefitStatus.NORMAL,
                                200_005),
                        new FilingRow(
                                "P1",
                                310,
                                BenefitCategory.LONG_TERM,
                                130_000,
                                (int) LocalDate.of(2023, 1, 1).toEpochDay(),
                                Integer.MAX_VALUE,
                                EnumSet.of(CareType.INPATIENT, CareType.OUTPATIENT))),
                rows);
    }

    /** BJ-34e, BJ-46a, BJ-F11b: what happens to settlements, with the line it stands in. */
    @Test
    void shouldReadWhatHappensToSettlements() throws Exception {
        read(
                "{\"record\":\"clearing_applied\",\"insuplc_admdvs\":\"110000\",\"month\":\"2023-01\"}",
                "",
                "{\"record\":\"deduction\",\"deduction_no\":\"D-1\",\"setl_id\":\"4711\",\"reason\":\"OUT_OF_SCOPE\","
                        + "\"fund_pay_type\":\"310100\",\"amount\":\"120.50\"}",
                "{\"record\":\"deduction\",\"deduction_no\":\"D-2\",\"setl_id\":\"4712\","
                        + "\"reason\":\"FALSE_TRAUMA_DECLARATION\"}",
                "{\"record\":\"deduction_withdrawn\",\"deduction_no\":\"D-2\",\"setl_id\":\"4712\","
                        + "\"reason\":\"FALSE_TRAUMA_DECLARATION\"}");

        assertEquals(
                List.of(
                        1,
                        new ClearingRow(11, 202_301),
                        3,
                        new DeductionRow("D-1", 4_711, DeductionRow.Reason.OUT_OF_SCOPE, "310100", 12_050),
                        4,
                        new DeductionRow("D-2", 4_712, DeductionRow.Reason.FALSE_TRAUMA_DECLARATION, "", 0),
                        -5,
                        new DeductionRow("D-2", 4_712, DeductionRow.Reason.FALSE_TRAUMA_DECLARATION, "", 0)),
                rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // kind of line | what is changed in it | into what | field
                "C | 110000   | 110100                   | insuplc_admdvs",
                "C | 2023-01  | 2023-13                  | month",
                "C | 2023-01  | 1999-12                  | month",
                "D | D-1      | D 1                      | deduction_no",
                "D | 4711     | 0                        | setl_id",
                "D | 4711     | -1                       | setl_id",
                "D | OUT_OF_SCOPE | WHY                  | reason",
                // NAT-29b: a penalty of the contract is no deduction
                "D | OUT_OF_SCOPE | PENALTY              | reason",
                "D | 310100   | 3101                     | fund_pay_type",
                "D | 120.50   | 0.00                     | amount",
                "D | 120.50   | -1.00                    | amount",
                "D | 120.50   | 1.005                    | amount",
                "D | OUT_OF_SCOPE | FALSE_TRAUMA_DECLARATION | amount"
            })
    void shouldNameTheFieldOfASettlementLineThatIsWrong(
            final String kind, final String what, final String into, final String field) {
        final String line = "C".equals(kind)
                ? "{\"record\":\"clearing_applied\",\"insuplc_admdvs\":\"110000\",\"month\":\"2023-01\"}"
                : "{\"record\":\"deduction\",\"deduction_no\":\"D-1\",\"setl_id\":\"4711\","
                        + "\"reason\":\"OUT_OF_SCOPE\",\"fund_pay_type\":\"310100\",\"amount\":\"120.50\"}";

        final ReferenceException refused = assertThrows(ReferenceException.class, () -> read(line.replace(what, into)));
        assertTrue(
                refused.faults().stream().anyMatch(fault -> fault.field().equals(field) && fault.line() == 1),
                refused.getMessage());
    }

    @Test
    void shouldReadFilingsForEveryKindOfCareWhenNoneIsNamed() throws Exception {
        read(PERSON, FILING.replace(",\"care_types\":[\"INPATIENT\",\"OUTPATIENT\"]", ""));

        assertEquals(EnumSet.allOf(CareType.class), ((FilingRow) rows.get(1)).careTypes());
    }

    @Test
    void shouldPassOverBlankLines() throws Exception {
        read("", PERSON, "   ", FILING, "");

        assertEquals(2, rows.size());
    }

    /** BJ-9c, AMB-30: disease, hospitals, group, basis and registration of a filing. */
    @Test
    void shouldReadEverythingAFilingCanSay() throws Exception {
        read(PERSON, """
                {"record":"filing","psn_no":"P1","insutype":"310","kind":"CHRONIC","category":"STATIONED_WORKER",\
                "basis":"COMMITMENT","channel":"WINDOW","mdtrtarea_admvs":"130100","begndate":"2023-02-01",\
                "enddate":"2023-12-31","regn_date":"2023-02-03","care_types":["CHRONIC_OUTPATIENT"],\
                "dise_codg":"M03900","hospitals":[{"fixmedins_code":"H1301","admdvs":"130102"}]}""");

        assertEquals(
                new FilingRow(
                        "P1",
                        310,
                        FilingKind.CHRONIC,
                        FilingCategory.STATIONED_WORKER,
                        FilingBasis.COMMITMENT,
                        false,
                        FilingChannel.WINDOW,
                        130_100,
                        (int) LocalDate.of(2023, 2, 1).toEpochDay(),
                        (int) LocalDate.of(2023, 12, 31).toEpochDay(),
                        (int) LocalDate.of(2023, 2, 3).toEpochDay(),
                        EnumSet.of(CareType.CHRONIC_OUTPATIENT),
                        "M03900",
                        List.of(new FilingRow.Hospital("H1301", 130_102))),
                rows.get(1));
    }

    /** NAT-10b, NAT-28, BJ-N1.3b, BJ-N4.2c, NAT-10a: what may change for a person. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"record\":\"benefit_change\",\"psn_insu_stas\":\"2\",\"begndate\":\"2023-05-01\" | PAUSE",
                "\"record\":\"benefit_change\",\"psn_insu_stas\":\"1\",\"begndate\":\"2023-05-01\" | RESUME",
                "\"record\":\"benefit_change\",\"psn_insu_stas\":\"4\",\"begndate\":\"2023-05-01\" | TERMINATE",
                "\"record\":\"suspension\",\"begndate\":\"2023-05-01\",\"enddate\":null            | SUSPEND",
                "\"record\":\"enrolment_change\",\"begndate\":\"2023-05-01\"                       | ENROLMENT",
                "\"record\":\"number_change\",\"new_psn_no\":\"P2\"                                | NUMBER",
                "\"record\":\"filing_review\",\"verdict\":\"CONFIRM\"                              | CONFIRM",
                "\"record\":\"filing_review\",\"verdict\":\"REJECT\"                               | REJECT",
            })
    void shouldReadChangesOfAPerson(final String fields, final PersonChangeRow.Kind kind) throws Exception {
        read("{" + fields.strip() + ",\"psn_no\":\"P1\",\"insutype\":\"310\"}");

        final PersonChangeRow change = (PersonChangeRow) rows.get(0);
        assertEquals(kind, change.kind());
        assertEquals("P1", change.personNo());
        assertEquals(kind == PersonChangeRow.Kind.NUMBER ? "P2" : "", change.newPersonNo());
        if (fields.contains("begndate")) {
            assertEquals(LocalDate.of(2023, 5, 1).toEpochDay(), change.fromEpochDay());
        }
    }

    /** NAT-10b: the states of the benefit that a settlement looks at. */
    @ParameterizedTest
    @CsvSource({"1, NORMAL", "2, PAUSED", "4, TERMINATED"})
    void shouldReadTheBenefitStatus(final String stated, final BenefitStatus expected) throws Exception {
        read(PERSON.replace("\"psn_insu_stas\":\"1\"", "\"psn_insu_stas\":\"" + stated + "\""));

        assertEquals(expected, ((PersonRow) rows.get(0)).benefit());
    }

    @ParameterizedTest(name = "{0} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"P1\"          | \"\"             | YD-7102 psn_no         | letters, digits",
                "\"P1\"          | \"张三\"          | YD-7102 psn_no         | letters, digits",
                "\"P1\"          | \"P 1\"          | YD-7102 psn_no         | '.', found 3 characters",
                "\"P1\"          | \"PABCDEFGHIJKLMNOPQRSTUVWXYZABCD\" | YD-7102 psn_no | 30",
                "\"310\"         | \"340\"          | YD-7102 insutype       | 310 or 390",
                "\"310\"         | 310              | YD-7102 insutype       | as text, found 310 without quotes",
                "\"110000\"      | \"11000\"        | YD-7102 insuplc_admdvs | 6 digits",
                "\"1201\"        | \"2101\"         | YD-7102 psn_type       | 11 to 16",
                "\"1201\"        | \"\"             | YD-7102 psn_type       | 11 to 16",
                "\"1955-06-01\"  | \"1955-02-30\"   | YD-7102 brdy           | yyyy-MM-dd",
                "\"1955-06-01\"  | \"19550601\"     | YD-7102 brdy           | yyyy-MM-dd, found \"19550601\"",
                "\"1955-06-01\"  | \"1101011955060\" | YD-7102 brdy       | found \"…\"",
                "\"assistance\":\"NONE\" | \"assistance\":\"POOR\" | YD-7102 assistance | NONE",
                "\"grade\":\"NONE\"      | \"grade\":\"none\"      | YD-7102 grade      | NONE",
                "\"cvlserv_flag\":\"1\"  | \"cvlserv_flag\":true   | YD-7102 cvlserv_flag | \"0\" or \"1\"",
                "\"psn_insu_stas\":\"1\" | \"psn_insu_stas\":\"3\" | YD-7102 psn_insu_stas | paused",
                "\"2000.05\"     | \"2000.055\"     | YD-7102 balc           | two decimals",
                "\"2000.05\"     | \"-1.00\"        | YD-7102 balc           | yuan",
                "\"2000.05\"     | 2000.05          | YD-7102 balc           | as text",
                "\"balc\"        | \"balance\"      | YD-7102 balance        | psn_no, psn_type, record]",
                "\"person\"      | \"people\"       | YD-7102 record         | [person, filing, provider, ",
                "\"psn_no\"      | \"insutype\"     | YD-7101                | insutype",
                "}               | ]                | YD-7101                | unexpected",
                "}               | }{}              | YD-7101                | trailing",
            })
    void shouldNameWhatIsWrongWithAPerson(
            final String from, final String to, final String codeAndField, final String part) throws Exception {
        assertTrue(PERSON.contains(from));
        final List<ReferenceException.LineFault> faults = faults(PERSON, PERSON.replace(from, to));

        assertFault(codeAndField, part, faults.get(0));
    }

    @ParameterizedTest(name = "{0} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"LONG_TERM\"    | \"LONG\"         | YD-7102 category       | LONG_TERM",
                "\"130000\"       | \"13000X\"       | YD-7102 mdtrtarea_admvs | 6 digits",
                "\"2023-01-01\"   | \"2023-13-01\"   | YD-7102 begndate       | yyyy-MM-dd",
                "null             | \"2022-12-31\"   | YD-7102 enddate        | not before",
                "null             | \"soon\"         | YD-7102 enddate        | yyyy-MM-dd",
                "\"INPATIENT\"    | \"HOSPITAL\"     | YD-7102 care_types     | INPATIENT",
                "[\"INPATIENT\",\"OUTPATIENT\"] | [] | YD-7102 care_types     | list",
                "\"P1\"           | \"P2\"           | YD-7103 psn_no         | earlier line",
                "\"310\"          | \"390\"          | YD-7103 psn_no         | RESIDENT",
            })
    void shouldNameWhatIsWrongWithAFiling(
            final String from, final String to, final String codeAndField, final String part) throws Exception {
        assertTrue(FILING.contains(from));
        final List<ReferenceException.LineFault> faults = faults(PERSON, FILING.replace(from, to));

        assertFault(codeAndField, part, faults.get(0));
    }

    @Test
    void shouldNameEveryKindOfLineToOneThatIsNone() throws Exception {
        final String told = faults("{\"record\":\"people\"}").get(0).found();

        Pattern.compile("\"record\":\"([a-z_]+)\"")
                .matcher(Files.readString(Path.of("..", "docs", "reference-files.md")))
                .results()
                .map(kind -> kind.group(1))
                .forEach(kind -> assertTrue(told.matches(".*[\\[ ]" + kind + "[,\\]].*"), kind + " in " + told));
    }

    @Test
    void shouldNameEveryFaultOfAFileWithItsLine() throws Exception {
        final List<ReferenceException.LineFault> faults =
                faults(PERSON, "nonsense", "", FILING.replace("P1", "P2"), PERSON.replace("\"110000\"", "\"1\""));

        assertEquals(
                List.of(2, 4, 5), faults.stream().map(fault -> fault.line()).toList());
        assertTrue(faults.get(0).toString().startsWith("persons.jsonl:2: YD-7101 "), faults.get(0)::toString);
    }

    @Test
    void shouldNameSeveralFaultsOfOneLine() throws Exception {
        final List<ReferenceException.LineFault> faults =
                faults(PERSON.replace("\"110000\"", "\"1\"").replace("1955-06-01", "1955"));

        assertEquals(
                List.of("insuplc_admdvs", "brdy"),
                faults.stream().map(fault -> fault.field()).toList());
    }

    @Test
    void shouldStopAfterTheMostFaultsItTells() throws Exception {
        final String[] broken = IntStream.range(0, 500)
                .mapToObj(i -> PERSON.replace("\"110000\"", "\"1\"")
                        .replace("1955-06-01", "1955")
                        .replace("\"310\"", "\"1\""))
                .toArray(String[]::new);

        assertEquals(ReferenceReader.FAULTS_MAX, faults(broken).size());
    }

    @Test
    void shouldRefuseALineThatIsTooLong() throws Exception {
        assertFault("YD-7101", "4096", faults(PERSON + " ".repeat(4_096)).get(0));
    }

    @Test
    void shouldRefuseAFileThatIsNoUtf8() throws Exception {
        final Path file = folder.resolve("persons.jsonl");
        Files.write(file, new byte[] {(byte) 0xC3, 0x28, '\n'});

        final ReferenceException refused =
                assertThrows(ReferenceException.class, () -> ReferenceReader.check(file, "persons.jsonl"));
        assertEquals("YD-7104", refused.faults().get(0).code().label());
    }

    private static void assertFault(
            final String codeAndField, final String part, final ReferenceException.LineFault fault) {
        assertEquals(codeAndField, (fault.code().label() + " " + fault.field()).trim(), fault::toString);
        assertTrue(fault.found().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)), fault::toString);
    }

    private List<ReferenceException.LineFault> faults(final String... lines) throws IOException {
        final Path file = write(lines);
        return assertThrows(ReferenceException.class, () -> ReferenceReader.check(file, "persons.jsonl"))
                .faults();
    }

    private void read(final String... lines) throws IOException {
        ReferenceReader.read(write(lines), new ReferenceRows() {
            @Override
            public void onPerson(final PersonRow person) {
                rows.add(person);
            }

            @Override
            public void onFiling(final int line, final FilingRow filing) {
                rows.add(filing);
            }

            @Override
            public void onClearing(final int line, final ClearingRow clearing) {
                rows.add(line);
                rows.add(clearing);
            }

            @Override
            public void onDeduction(final int line, final DeductionRow deduction) {
                rows.add(line);
                rows.add(deduction);
            }

            @Override
            public void onDeductionWithdrawn(final int line, final DeductionRow deduction) {
                rows.add(-line);
                rows.add(deduction);
            }

            @Override
            public void onChange(final int line, final PersonChangeRow change) {
                rows.add(change);
            }
        });
    }

    private Path write(final String... lines) throws IOException {
        return Files.writeString(folder.resolve("persons.jsonl"), String.join("\n", lines), StandardCharsets.UTF_8);
    }
}
