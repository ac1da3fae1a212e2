package io.yidi.clearing.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.launcher.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LedgerCommandTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldAddUpWhatAGatewaySettled() throws Exception {
        settleTwo();

        assertEquals(ExitCode.OK, run("update"), err::toString);
        assertEquals(ExitCode.OK, run("rebuild"), err::toString);
        assertEquals(ExitCode.OK, run("show", "--by", "month,institution"), err::toString);
        assertEquals(ExitCode.OK, run("show", "--funds"), err::toString);

        assertEquals("""
                ledger up to sequence 5
                ledger up to sequence 5
                month\tinstitution\tcount\tmedfee_sumamt\tinscp_scp_amt\tfund_pay_sumamt\tacct_pay\tpsn_cash_pay
                2023-06\tH11010500001\t2\t50000.00\t46913.56\t36596.52\t0.00\t13403.48
                fund_pay_type\tfund_payamt
                310100\t36596.52
                330100\t0.00
                """, out.toString());
        assertTrue(err.toString().contains("… 5"), err::toString);
    }

    @Test
    void shouldShowNothingOfDaysWithoutBills() throws Exception {
        settleTwo();
        run("update");
        out.getBuffer().setLength(0);

        run("show", "--by", "kind", "--from", "2023-06-02", "--to", "2023-06-30");

        assertEquals(1, out.toString().lines().count(), out::toString);
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertEquals(ExitCode.CONFIGURATION, run("show"));
        assertTrue(err.toString().contains("expected a ledger at"), err::toString);

        assertEquals(ExitCode.USAGE, run("update"));
        assertTrue(err.toString().contains("expected a data directory with a journal in it"), err::toString);

        assertEquals(ExitCode.USAGE, run("show", "--by", "colour"));
        assertEquals(ExitCode.USAGE, command().execute("ledger"), "a command that says nothing has nothing to do");
    }

    private void settleTwo() throws Exception {
        try (PipelineRun run = new PipelineRun(new ChannelJournalFiles(data.resolve("journal"))).startNew()) {
            for (int person = 1; person <= 2; person++) {
                run.send(SettleFrame.inpatient()
                        .msgId("M" + person)
                        .personNo("P" + person)
                        .bill("25000.00", "23456.78")
                        .encode());
            }
        }
    }

    private int run(final String name, final String... options) {
        final String[] arguments = new String[options.length + 4];
        arguments[0] = "ledger";
        arguments[1] = name;
        arguments[2] = "--data";
        arguments[3] = data.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return command().execute(arguments);
    }

    private CommandLine command() {
        return ClearingCommands.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}
