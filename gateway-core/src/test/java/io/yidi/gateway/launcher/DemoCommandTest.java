package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.launcher.demo.DemoCommand;
import io.yidi.gateway.launcher.demo.GatewayStarter;
import io.yidi.gateway.launcher.demo.GatewayStarter.DemoSettings;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(HangGuard.WHOLE_TEST_SECONDS)
class DemoCommandTest {

    private static final Path SAMPLES = Path.of("..", "samples");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void shouldSettleTheWorkedTruthOfBeijing() {
        assertEquals(0, run(DemoGateway::start), err::toString);
        assertPrinted("本年第 2 次住院 650.00 stay 2 of the year: 650.00");
        assertPrinted("91759.51 + 53631.71 + 43694.63");
    }

    @Test
    void shouldExplainEachCategoryByItsArticle() {
        assertEquals(0, run(DemoGateway::start), err::toString);
        assertPrinted("JZ-2.2a");
        assertPrinted("JZ-2.4a");
        assertPrinted("JZ-2.4b");
        assertPrinted("JZ-2.4c");
        assertPrinted("BJ-27b");
        assertPrinted("10000.01 × 4/7");
        assertPrinted("75289.47 + 0.00 + 4844.96 + 2000.00 + 7865.57");
    }

    @Test
    void shouldShowRepeatReversalAndRefusal() {
        assertEquals(0, run(DemoGateway::start), err::toString);
        assertPrinted("beijing-retired-second-stay  repeat 1");
        assertPrinted("jiaozuo-other-temporary  REVERSED");
        assertPrinted("YD-4002");
    }

    @Test
    void shouldStartAfreshOnWhatAnEarlierDemoLeft() {
        assertEquals(0, run(DemoGateway::start), err::toString);
        assertEquals(0, run(DemoGateway::start), err::toString);
    }

    @Test
    void shouldKeepHandsOffAFolderThatNoDemoMade() throws IOException {
        final Path precious = Files.writeString(directory.resolve("precious"), "keep");
        assertEquals(ExitCode.USAGE, run(DemoGateway::start), err::toString);
        assertTrue(err.toString().contains("--data: expected an empty folder"), err::toString);
        assertEquals("keep", Files.readString(precious));
    }

    @Test
    void shouldLeaveADemoThatStartsOrRunsItsDirectory() {
        final GatewayStarter besideAnother = asked -> {
            assertRefusedAsInUse();
            final GatewayStarter.RunningGateway running = DemoGateway.start(asked);
            assertRefusedAsInUse();
            return running;
        };
        assertEquals(0, run(besideAnother), err::toString);
        assertPrinted("75289.47 + 0.00 + 4844.96 + 2000.00 + 7865.57");
    }

    @Test
    void shouldLeaveAGatewayThatServesWhatADemoMadeItsDirectory() throws IOException {
        assertEquals(0, run(DemoGateway::start), err::toString);
        try (Closeable serving = new ChannelJournalFiles(directory.resolve("journal")).lock()) {
            assertRefusedAsInUse();
        }
        assertEquals(0, run(DemoGateway::start), err::toString);
    }

    @Test
    void shouldFailIfTheGatewaySettlesDifferently(@TempDir final Path elsewhere) throws IOException {
        final Path reference = elsewhere.resolve("persons.jsonl");
        final String people = Files.readString(SAMPLES.resolve("persons.jsonl"));
        Files.writeString(reference, people.replace("\"1201\",\"brdy\":\"1955", "\"1101\",\"brdy\":\"1955"));
        final GatewayStarter wrong = asked ->
                DemoGateway.start(new DemoSettings(asked.dataDirectory(), asked.packsDirectory(), reference, 0, 0, 0));
        assertEquals(1, run(wrong));
        assertTrue(err.toString().contains("fund_pay_sumamt: expected 824049 fen, found 769716"), err::toString);
    }

    @Test
    void shouldSayWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final GatewayStarter onTakenPort = asked -> DemoGateway.start(new DemoSettings(
                    asked.dataDirectory(), asked.packsDirectory(), asked.referenceFile(), taken.getLocalPort(), 0, 0));
            assertEquals(ExitCode.CONFIGURATION, run(onTakenPort));
            assertTrue(err.toString().contains(":" + taken.getLocalPort()), err::toString);
            assertTrue(err.toString().contains("YD-"), err::toString);
        }
    }

    private void assertRefusedAsInUse() throws IOException {
        final Path kept = Files.writeString(directory.resolve("kept"), "of the one that has the directory");
        err.getBuffer().setLength(0);
        assertEquals(ExitCode.CONFIGURATION, run(DemoGateway::start), out::toString);
        assertTrue(Files.exists(kept));
        assertTrue(err.toString().contains("YD-8003 " + ResultTexts.ZH_CN.text(ResultCode.DATA_DIRECTORY_IN_USE)));
        assertTrue(err.toString().contains("YD-8003 " + ResultTexts.EN.text(ResultCode.DATA_DIRECTORY_IN_USE)));
    }

    private int run(final GatewayStarter starter) {
        return new CommandLine(new DemoCommand(starter))
                .setExecutionExceptionHandler(new FailureReport())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "--once",
                        "--binary-port=0",
                        "--json-port=0",
                        "--admin-port=0",
                        "--data=" + directory,
                        "--packs=" + Path.of("..", "policies"),
                        "--samples=" + SAMPLES);
    }

    private void assertPrinted(final String text) {
        assertTrue(out.toString().contains(text), () -> "expected " + text + " in\n" + out);
    }
}
