package io.yidi.clearing.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.launcher.ExitCode;
import io.yidi.gateway.reconciled.DueCalendar;
import io.yidi.gateway.reconciled.DueCalendar.DueDate;
import io.yidi.gateway.reconciled.ReconciledDay;
import io.yidi.gateway.reconciled.ReconciledFiles;
import io.yidi.gateway.reconciled.SideTotal;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import picocli.CommandLine;

/** BJ-35a, BJ-35b: a day of a gateway beside the files of its hospital and of the platform. */
class ReconCommandTest {

    private static final int NOT_BALANCED = 10;
    private static final int LATE = 12;
    private static final String HOSPITAL = "H11010500001";
    private static final String HEADING = "stmt_date,fixmedins_code,setl_id,refd_setl_flag,psn_no,insutype,clr_type,"
            + "insuplc_admdvs,medfee_sumamt,fund_pay_sumamt,acct_pay,psn_cash_pay\n";
    private static final String FIRST = "2023-06-01,H11010500001,4,0,P1,310,21,910100,25000.00,18298.26,0.00,6701.74\n";
    private static final String SECOND =
            "2023-06-01,H11010500001,5,0,P2,310,21,910100,25000.00,18298.26,0.00,6701.74\n";
    private static final String BOTH = HEADING + FIRST + SECOND + "TOTAL,,2,,,,,,50000.00,36596.52,0.00,13403.48\n";
    private static final String ONE = HEADING + FIRST + "TOTAL,,1,,,,,,25000.00,18298.26,0.00,6701.74\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void settleTwo() throws Exception {
        try (PipelineRun run = new PipelineRun(new ChannelJournalFiles(folder.resolve("data/journal"))).startNew()) {
            for (int person = 1; person <= 2; person++) {
                run.send(SettleFrame.inpatient()
                        .msgId("M" + person)
                        .personNo("P" + person)
                        .bill("25000.00", "23456.78")
                        .encode());
            }
        }
    }

    @Test
    void shouldBalanceOnceEverybodyHasSentTheSame() throws Exception {
        assertEquals(NOT_BALANCED, run("run"), err::toString);
        assertPrinted("MISSING\tH11010500001");
        assertPrinted("MISSING\t国家平台");

        assertEquals(NOT_BALANCED, run("run", "--his", "H11010500001=" + file("his.csv", BOTH)), err::toString);
        assertEquals(ExitCode.OK, run("run", "--center", file("center.csv", BOTH)), err::toString);
        final String first = last();
        assertEquals(ExitCode.OK, run("run", "--center", file("center.csv", BOTH)), err::toString);

        assertEquals(first, last());
        assertTrue(first.contains("\tH11010500001\t910100\t310\t21\t50000.00\t50000.00\t{MATCHED=2}"), first);
        assertTrue(first.endsWith("数据相符 balanced" + System.lineSeparator()), first);
    }

    @Test
    void shouldNameTheDifferenceItsCauseAndTheNextStep() throws Exception {
        run("run", "--his", "H11010500001=" + file("his.csv", ONE), "--center", file("center.csv", BOTH));
        last();

        assertEquals(NOT_BALANCED, run("show"), err::toString);

        final String shown = last();
        assertTrue(shown.contains("MISSING_THERE\t网关-医院\tH11010500001\t5\t25000.00\t0.00\t\t超时未冲正"), shown);
        assertTrue(shown.contains("2601"), shown);
    }

    @Test
    void shouldTakeInNothingOfARunWithOneUnsoundFile() throws Exception {
        final String unsound = BOTH.replaceFirst("25000.00", "25000.001");

        assertEquals(
                ExitCode.CONFIGURATION,
                run("run", "--his", "H11010500001=" + file("his.csv", BOTH), "--center", file("center.csv", unsound)));

        assertTrue(
                err.toString().contains("line 2 column medfee_sumamt: expected yuan with at most two decimals"),
                err::toString);
        assertFalse(Files.exists(folder.resolve("data/reconciliation")));
    }

    @Test
    void shouldExportForASpreadsheet() throws Exception {
        run("run", "--his", "H11010500001=" + file("his.csv", ONE), "--center", file("center.csv", BOTH));
        final Path target = folder.resolve("out.csv");

        assertEquals(NOT_BALANCED, run("export", "--out", target.toString()));
        final String all = Files.readString(target, StandardCharsets.UTF_8);
        assertTrue(all.startsWith("\uFEFF对账日期,甲方,乙方,"), all);
        assertEquals(7, all.lines().count(), all);

        run("export", "--out", target.toString(), "--charset", "GBK", "--differences");
        final String some = Files.readString(target, Charset.forName("GBK"));
        assertTrue(some.startsWith("对账日期,"), some);
        assertEquals(3, some.lines().count(), some);

        assertEquals(ExitCode.USAGE, run("export", "--out", target.toString(), "--charset", "Big5"));
    }

    /** BJ-35c, NAT-20a: a day until six the next morning, a month until the third, signed off by the twentieth. */
    @Test
    void shouldTellWhatIsDueAndWhatIsLate() throws Exception {
        run("run");

        assertEquals(ExitCode.OK, due("2023-06-02T05:59"), err::toString);
        assertPrinted("DUE\tDAILY_HOSPITAL\t2023-06-01\t2023-06-02T06:00");
        assertPrinted("DONE\tMONTH_COMPARED\t2023-05-01\t2023-06-04T00:00");
        assertEquals(LATE, due("2023-06-02T06:00"), err::toString);
        assertPrinted("LATE\tDAILY_HOSPITAL\t2023-06-01");
        assertEquals(LATE, due("2023-07-04T00:00"), err::toString);
        assertPrinted("LATE\tMONTH_COMPARED\t2023-06-01\t2023-07-04T00:00");

        run("run", "--his", "H11010500001=" + file("his.csv", BOTH), "--center", file("center.csv", BOTH));
        assertEquals(ExitCode.OK, due("2023-07-04T00:00"), err::toString);
        assertPrinted("DONE\tDAILY_HOSPITAL\t2023-06-01");
        assertPrinted("DONE\tDAILY_CITY\t2023-06-01");
        assertPrinted("DUE\tMONTH_CONFIRMED\t2023-06-01\t2023-07-21T00:00");
        assertEquals(
                ExitCode.OK, run("mark", "--institution", HOSPITAL, "--as", "CLOSED", "--by", "li"), err::toString);
        assertEquals(ExitCode.OK, due("2023-07-21T00:00"), err::toString);
        assertPrinted("DONE\tMONTH_CONFIRMED\t2023-06-01");
    }

    /** BJ-35d, NAT-19a, NAT-19c: from different to explained to signed off; what changes afterwards is open again. */
    @Test
    void shouldKeepWhatWasSignedOffUntilItChanges() throws Exception {
        run("run", "--his", "H11010500001=" + file("his.csv", ONE), "--center", file("center.csv", BOTH));
        assertEquals(NOT_BALANCED, run("states"));
        assertPrinted("DIFFERENT\tGATEWAY-HOSPITAL\tH11010500001");
        assertPrinted("MATCHED\tGATEWAY-PLATFORM\tH11010500001");

        final String[] hospital = {"mark", "--institution", HOSPITAL, "--pair", "GATEWAY-HOSPITAL", "--by", "li"};
        assertEquals(ExitCode.USAGE, run(hospital, "--as", "CLOSED"));
        assertTrue(err.toString().contains("can become CLOSED, found DIFFERENT"), err::toString);
        assertEquals(ExitCode.USAGE, run(hospital, "--as", "EXPLAINED"));
        assertEquals(ExitCode.OK, run(hospital, "--as", "ESCALATED", "--note", "请国家经办机构协调"), err::toString);
        assertEquals(ExitCode.OK, run(hospital, "--as", "EXPLAINED", "--note", "应答丢失，次日冲正"), err::toString);
        assertEquals(ExitCode.OK, run(hospital, "--as", "CLOSED"), err::toString);
        assertPrinted("CLOSED\tGATEWAY-HOSPITAL\tH11010500001");
        run("run");
        run("states");
        assertPrinted("CLOSED\tGATEWAY-HOSPITAL\tH11010500001");

        run("run", "--his", "H11010500001=" + file("his.csv", BOTH));
        run("states");
        assertPrinted("CORRECTED\tGATEWAY-HOSPITAL\tH11010500001");
        assertPrinted("签认后内容有变");
    }

    /** BJ-35d: the next day the lost bill is reversed; it leaves its own day, which agrees then and is open again. */
    @Test
    void shouldCloseTheLoopOfALostAnswer() throws Exception {
        run("run", "--his", "H11010500001=" + file("his.csv", ONE), "--center", file("center.csv", BOTH));
        assertEquals(
                ExitCode.OK,
                run("mark", "--institution", HOSPITAL, "--pair", "GATEWAY-PLATFORM", "--as", "CLOSED", "--by", "li"),
                err::toString);
        reverseTheNextDay();

        assertEquals(NOT_BALANCED, run("run"), err::toString);
        run("states");
        assertPrinted("CORRECTED\tGATEWAY-HOSPITAL");
        assertPrinted("DIFFERENT\tGATEWAY-PLATFORM");
        assertEquals(ExitCode.OK, run("run", "--center", file("center.csv", ONE)), err::toString);
        assertPrinted("25000.00\t25000.00\t{MATCHED=1}");
    }

    /** BJ-35a, BJ-35d: what the console shows is what was compared, as far as it was signed off, to the fen. */
    @Test
    void shouldLeaveTheDayForTheConsole() throws Exception {
        final ReconciledFiles files = new ReconciledFiles(folder.resolve("data"));
        final LocalDate day = LocalDate.of(2023, 6, 1);
        run("run", "--his", "H11010500001=" + file("his.csv", ONE));

        final ReconciledDay open = files.read(day).orElseThrow();
        assertFalse(open.balanced());
        assertEquals(List.of("PLATFORM"), open.missing());
        assertEquals(
                new SideTotal(2, 5_000_000, 3_659_652, 0, 1_340_348),
                open.totals().gateway());
        assertEquals(
                new SideTotal(1, 2_500_000, 1_829_826, 0, 670_174),
                open.totals().hospital());
        assertEquals(SideTotal.NONE, open.totals().platform());
        assertEquals("5", open.differences().get(0).setlId());
        assertEquals("M2", open.differences().get(0).msgid());
        assertEquals("超时未冲正", open.causes().get("TIMEOUT_NOT_REVERSED").zh());

        run("run", "--center", file("center.csv", BOTH), "--his", "H11010500001=" + file("his.csv", BOTH));
        run("mark", "--institution", HOSPITAL, "--as", "CLOSED", "--by", "li");
        final ReconciledDay done = files.read(day).orElseThrow();
        assertTrue(done.balanced());
        assertEquals(done.totals().gateway(), done.totals().platform());
        assertEquals(List.of(), done.differences());
        assertTrue(
                done.batches().stream()
                        .allMatch(batch ->
                                batch.state().equals("CLOSED") && batch.by().equals("li")),
                done::toString);
    }

    /** BJ-35c: a day is compared again only if a file or a record says something new of it. */
    @Test
    void shouldCompareADayAgainOnlyIfItChanged() throws Exception {
        final Path result = folder.resolve("data/reconciliation/2023-06-01/result.json");
        run("run", "--his", "H11010500001=" + file("his.csv", BOTH), "--center", file("center.csv", BOTH));
        final FileTime first = Files.getLastModifiedTime(result);
        assertEquals(ExitCode.OK, due("2023-06-03T09:00"), err::toString);
        assertEquals(first, Files.getLastModifiedTime(result), "nothing changed");

        Files.writeString(result, "{");
        assertEquals(ExitCode.OK, due("2023-06-03T09:00"), err::toString);
        assertTrue(new ReconciledFiles(folder.resolve("data"))
                .read(LocalDate.of(2023, 6, 1))
                .orElseThrow()
                .balanced());

        reverseTheNextDay();
        ledger("update");
        assertEquals(LATE, due("2023-06-03T09:00"), err::toString);
        assertPrinted("LATE\tDAILY_HOSPITAL\t2023-06-01");

        final Path kept = folder.resolve("data/reconciliation/2023-06-01/hospital-H11010500001.csv");
        Files.writeString(kept, ONE);
        Files.writeString(kept.resolveSibling("platform.csv"), ONE);
        assertEquals(ExitCode.OK, due("2023-06-03T09:00"), err::toString);
        assertPrinted("DONE\tDAILY_HOSPITAL\t2023-06-01");
    }

    /** What somebody said of a batch is not lost when the result of the day could not be left after it. */
    @Test
    void shouldCompareADayAgainWhoseBatchesWereMarkedSince() throws Exception {
        final Path result = folder.resolve("data/reconciliation/2023-06-01/result.json");
        run("run", "--his", "H11010500001=" + file("his.csv", BOTH), "--center", file("center.csv", BOTH));
        final byte[] before = Files.readAllBytes(result);
        run("mark", "--institution", HOSPITAL, "--as", "CLOSED", "--by", "li");
        Files.write(result, before);

        due("2023-06-03T09:00");

        assertTrue(
                new ReconciledFiles(folder.resolve("data"))
                        .read(LocalDate.of(2023, 6, 1)).orElseThrow().batches().stream()
                                .allMatch(batch -> batch.state().equals("CLOSED")),
                result::toString);
    }

    /** NAT-20a: what is due is left for the console, with the days that are not worked. */
    @Test
    void shouldLeaveWhatIsDueForTheConsole() throws Exception {
        run("run");
        due("2023-06-02T05:59");
        final DueCalendar calendar =
                new ReconciledFiles(folder.resolve("data")).readCalendar().orElseThrow();
        assertEquals(
                List.of(
                        new DueDate("DAILY_HOSPITAL", "2023-06-01", "2023-06-02T06:00", "OPEN"),
                        new DueDate("DAILY_CITY", "2023-06-01", "2023-06-02T06:00", "OPEN"),
                        new DueDate("MONTH_COMPARED", "2023-05-01", "2023-06-04T00:00", "DONE"),
                        new DueDate("MONTH_CONFIRMED", "2023-05-01", "2023-06-21T00:00", "DONE"),
                        new DueDate("MONTH_PAID", "2023-05-01", "2023-06-21T00:00", "NOT_KEPT")),
                calendar.dates());
        assertTrue(calendar.restDays().contains("2023-06-22"), "the festival of that year");
        assertFalse(calendar.restDays().contains("2023-06-25"), "a Sunday that was worked");
    }

    private void reverseTheNextDay() throws Exception {
        final JournalFiles journal = new ChannelJournalFiles(folder.resolve("data/journal"));
        try (PipelineRun next = new PipelineRun(journal)) {
            next.clock.set(PipelineRun.epochNs("2023-06-02T02:00:00Z"));
            next.pipeline.start();
            next.send(Requests.reversal("R2", "P2", "2304", "M2"));
        }
    }

    private void ledger(final String name) {
        assertEquals(
                ExitCode.OK,
                command()
                        .execute(
                                "ledger", name, "--data", folder.resolve("data").toString()),
                err::toString);
    }

    @Test
    void shouldExportASheet() throws Exception {
        run("run", "--his", "H11010500001=" + file("his.csv", ONE), "--center", file("center.csv", BOTH));
        final Path target = folder.resolve("out.xlsx");

        assertEquals(NOT_BALANCED, run("export", "--out", target.toString()), err::toString);

        final String sheet = entry(target, "xl/worksheets/sheet1.xml");
        assertEquals(7, sheet.split("<row>", -1).length - 1, sheet);
        assertTrue(sheet.contains("<c t=\"inlineStr\"><is><t>5</t></is></c>"), sheet);
        assertTrue(sheet.contains("<c s=\"1\"><v>25000.00</v></c>"), sheet);
        for (final String part : List.of("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/styles.xml")) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(entry(target, part))));
        }
    }

    private static String entry(final Path zip, final String name) throws Exception {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return new String(file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int run(final String[] first, final String... more) {
        final List<String> options = new ArrayList<>(List.of(first).subList(1, first.length));
        options.addAll(List.of(more));
        return run(first[0], options.toArray(String[]::new));
    }

    private int due(final String now) {
        last();
        return command()
                .execute("recon", "due", "--data", folder.resolve("data").toString(), "--now", now);
    }

    private CommandLine command() {
        return ClearingCommands.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    private String file(final String name, final String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private void assertPrinted(final String text) {
        assertTrue(out.toString().contains(text), out::toString);
    }

    private String last() {
        final String printed = out.toString();
        out.getBuffer().setLength(0);
        return printed;
    }

    private int run(final String name, final String... options) {
        final List<String> arguments = new ArrayList<>(
                List.of("recon", name, "--data", folder.resolve("data").toString(), "--date", "2023-06-01"));
        arguments.addAll(List.of(options));
        last();
        return command().execute(arguments.toArray(String[]::new));
    }
}
