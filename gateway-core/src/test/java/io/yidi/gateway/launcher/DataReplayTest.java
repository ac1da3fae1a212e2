package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.launcher.journal.JournalCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-24: replaying the journal rebuilds the state. */
class DataReplayTest {

    private static final int BILLS = 50;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "--from-snapshot"})
    void shouldComeToTheStateTheGatewayHad(final String option) throws Exception {
        final long stateHash = settleSome();
        final StringWriter out = new StringWriter();

        assertEquals(ExitCode.OK, replay(out, option));

        final String hash = String.format(Locale.ROOT, "state-hash: %016x", stateHash);
        assertEquals(1, out.toString().lines().filter(hash::equals).count(), out::toString);
        assertEquals(
                1,
                out.toString()
                        .lines()
                        .filter(("transactions: " + (BILLS + 1) + ", every outcome as recorded")::equals)
                        .count(),
                out::toString);
    }

    @Test
    void shouldSayWhenThereIsNoJournal() {
        assertEquals(ExitCode.USAGE, replay(new StringWriter(), ""));
    }

    private int replay(final StringWriter out, final String option) {
        final String directory = folder.resolve("data/journal").toString();
        final String[] arguments = option.isEmpty()
                ? new String[] {"replay", "--dir", directory}
                : new String[] {"replay", "--dir", directory, option};
        return JournalCommand.commandLine(file -> file, DataReplay::run)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    private long settleSome() throws Exception {
        final ServerRun run = new ServerRun(folder, 10);
        try (run;
                BinaryPeer peer = run.binary()) {
            for (int i = 1; i <= BILLS; i++) {
                peer.send(SettleFrame.inpatient()
                        .msgId("M" + i)
                        .personNo("P" + (1 + i % 10))
                        .bill("25000.00", "23456.78")
                        .encode());
            }
            assertEquals("REVERSED", peer.send(Requests.reversal("R1", "P2", "2304", "M1")));
        }
        return run.server().stateHash();
    }
}
