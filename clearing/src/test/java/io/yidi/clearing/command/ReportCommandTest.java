package io.yidi.clearing.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.launcher.ExitCode;
import io.yidi.protocol.sbe.SettlementMode;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAT-31, TJ-2b, XJ-1.2: seven stays settled directly, three paid in full, a visit, and one given back. */
class ReportCommandTest {

    private static final int PLACE = 910_100;
    private static final String HEADING = "月份 month,参保地 insured_place,医疗类别 care_type,结算笔数 settlements,"
            + "退费笔数 refunds,有效笔数 in_force,其中全额自费 paid_in_full,直接结算率（万分之一） direct_bp,"
            + "医疗费总额 medfee_sumamt,基金支付总额 fund_pay_sumamt,个人负担总额 psn_part_amt";
    private static final String RATE = "住院直接结算率 direct rate of stays ";

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PipelineRun run;
    private long firstStay;

    @BeforeEach
    void settle() throws Exception {
        run = new PipelineRun(new ChannelJournalFiles(data.resolve("journal"))).startNew();
        firstStay = settled(stay(1));
        for (int person = 2; person <= 7; person++) {
            settled(stay(person));
        }
        for (int person = 8; person <= 10; person++) {
            payInFull("P" + person);
        }
        settled(visit(11));
        final long visit = settled(visit(12));
        run.clock.set(PipelineRun.epochNs("2023-07-01T02:00:00Z"));
        run.send(Requests.refund("2208", "R12", "P12", visit));
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void shouldCountAndAddUpAPeriod() {
        update();

        assertEquals(ExitCode.OK, report("2023-06-01", "2023-07-31"), err::toString);

        assertEquals("""
                2023-06,910100,INPATIENT,10,0,10,3,7000,250000.00,128087.82,121912.18
                2023-06,930100,OUTPATIENT,2,0,1,0,10000,6000.00,763.84,5236.16
                2023-07,930100,OUTPATIENT,0,1,0,0,,-3000.00,-381.92,-2618.08
                合计 total,,INPATIENT,10,0,10,3,7000,250000.00,128087.82,121912.18
                合计 total,,OUTPATIENT,2,1,1,0,10000,3000.00,381.92,2618.08
                合计 total,,,12,1,11,3,7273,253000.00,128469.74,124530.26
                """, table());
        assertTrue(last().startsWith(RATE + "7/10 = 70%，已达目标"), this::last);
    }

    @Test
    void shouldTellNoRateOfAPeriodWithoutSettlements() {
        update();

        assertEquals(ExitCode.OK, report("2023-08-01", "2023-08-31"), err::toString);

        assertEquals("合计 total,,,0,0,0,0,,0.00,0.00,0.00\n", table());
        assertTrue(last().startsWith("期内无跨省住院结算"), this::last);
    }

    /** A settlement counts for the rate as long as no refund takes it back, whichever month that is in. */
    @Test
    void shouldCountOnlyWhatIsInForce() throws Exception {
        run.send(Requests.refund("2305", "R1", "P1", firstStay));
        update();
        report("2023-06-01", "2023-06-30");
        assertTrue(last().startsWith(RATE + "6/9 = 66.67%，未达目标"), this::last);

        run.send(Requests.reversal("X1", "P1", "2305", "R1"));
        update();
        report("2023-06-01", "2023-06-30");
        assertTrue(last().startsWith(RATE + "7/10 = 70%，已达目标"), this::last);
    }

    @Test
    void shouldWriteCsvThatASpreadsheetOpens() throws Exception {
        update();
        final Path file = data.resolve("report.csv");

        assertEquals(ExitCode.OK, report("2023-06-01", "2023-06-30", "--csv", file.toString()), err::toString);

        assertEquals(1, out.toString().lines().count(), out::toString);
        try (Reader reader = Files.newBufferedReader(file)) {
            assertEquals(0xFEFF, reader.read(), "a mark");
            final List<CSVRecord> rows = CSVFormat.DEFAULT.parse(reader).getRecords();
            assertEquals(HEADING, String.join(",", rows.get(0).toList()));
            assertEquals(
                    List.of("2023-06", "910100", "INPATIENT", "10", "0", "10", "3", "7000"),
                    rows.get(1).toList().subList(0, 8));
            assertEquals(6, rows.size());
        }
    }

    @Test
    void shouldWantAPeriod() {
        assertEquals(ExitCode.USAGE, report("2023-07-01", "2023-06-30"));
        assertTrue(err.toString().contains("expected --from no later than --to"), err::toString);
    }

    private static SettleFrame stay(final int person) {
        return SettleFrame.inpatient()
                .msgId("S" + person)
                .personNo("P" + person)
                .bill("25000.00", "23456.78");
    }

    private static SettleFrame visit(final int person) {
        return SettleFrame.outpatient()
                .msgId("V" + person)
                .person("P" + person, 310, "930100")
                .lines("3000.00", "2345.60");
    }

    private long settled(final SettleFrame bill) throws InterruptedException {
        return Answers.split(ask(bill.encode())).settlementId();
    }

    private void payInFull(final String personNo) throws InterruptedException {
        final long stay = Answers.encounter(ask(EncounterFrames.register("2401", "A" + personNo, personNo, PLACE)))
                .encounterId();
        ask(EncounterFrames.settle(
                "2304",
                "F" + personNo,
                personNo,
                stay,
                "",
                request -> request.mode(SettlementMode.FULL_PAY).dischargeDate(Keys.epochDay("2023-03-11")),
                new String[] {"09", "25000.00", "0", "0", "0"}));
    }

    private DirectBuffer ask(final DirectBuffer request) throws InterruptedException {
        assertTrue(run.offer(request));
        return run.next().reply();
    }

    private void update() {
        assertEquals(ExitCode.OK, execute("update"), err::toString);
        out.getBuffer().setLength(0);
    }

    private int report(final String from, final String to, final String... more) {
        final String[] arguments = new String[more.length + 4];
        arguments[0] = "--from";
        arguments[1] = from;
        arguments[2] = "--to";
        arguments[3] = to;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return execute("report", arguments);
    }

    private int execute(final String name, final String... options) {
        final String[] arguments = new String[options.length + 4];
        arguments[0] = "ledger";
        arguments[1] = name;
        arguments[2] = "--data";
        arguments[3] = data.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return ClearingCommands.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** What was printed between the heading and the last line, commas for tabs. */
    private String table() {
        final List<String> lines = out.toString().replace('\t', ',').lines().toList();
        assertEquals(HEADING, lines.get(0));
        return String.join("\n", lines.subList(1, lines.size() - 1)) + "\n";
    }

    private String last() {
        final List<String> lines = out.toString().lines().toList();
        return lines.get(lines.size() - 1);
    }
}
