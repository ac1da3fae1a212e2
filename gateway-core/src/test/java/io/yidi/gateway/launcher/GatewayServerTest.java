package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.JournalLockedException;
import io.yidi.gateway.journal.JournalOutdatedException;
import io.yidi.gateway.journal.Witness;
import io.yidi.gateway.journal.WitnessMark;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.reference.ReferenceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayServerTest {

    private static final int CONNECTIONS_MAX = 3;

    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameAnswersAfterARestart() throws Exception {
        final UnsafeBuffer given;
        final ServerRun first = new ServerRun(folder, CONNECTIONS_MAX);
        try (BinaryPeer peer = first.binary()) {
            peer.sendBytes(BinaryPeer.frame(bill("M1").encode()));
            given = peer.receive();
            peer.send(Requests.reversal("R1", "P1", "2304", "M2"));
        }
        first.close();
        try (ServerRun second = new ServerRun(folder, CONNECTIONS_MAX);
                BinaryPeer peer = second.binary()) {
            peer.sendBytes(BinaryPeer.frame(bill("M1").encode()));
            final UnsafeBuffer again = peer.receive();
            assertTrue(Answers.split(again).replyFlags().repeat());
            again.putByte(16, given.getByte(16));
            assertEquals(given, again);
            assertEquals("BLOCKED_BY_REVERSAL msgid", peer.send(bill("M2").encode()));
        }
    }

    @Test
    void shouldRebuildTheSameStateAtEveryStart() throws Exception {
        final ServerRun first = new ServerRun(folder, CONNECTIONS_MAX);
        try (BinaryPeer peer = first.binary()) {
            peer.send(bill("M1").encode());
        }
        first.close();
        final ServerRun second = new ServerRun(folder, CONNECTIONS_MAX);
        second.close();

        assertEquals(first.server().stateHash(), second.server().stateHash());
        assertEquals(Packs.hash(), second.server().bundleHash());
    }

    @Test
    void shouldAdmitOnlySoManyConnections() throws Exception {
        try (ServerRun run = new ServerRun(folder, CONNECTIONS_MAX);
                BinaryPeer first = run.binary();
                BinaryPeer second = run.binary()) {
            try (BinaryPeer third = run.binary()) {
                assertEquals("STATE NOT_FOUND", first.send(Requests.query(1, "2304", "M1")));
                assertEquals("STATE NOT_FOUND", second.send(Requests.query(2, "2304", "M1")));
                assertEquals("STATE NOT_FOUND", third.send(Requests.query(3, "2304", "M1")));
                try (BinaryPeer fourth = run.binary()) {
                    assertTrue(fourth.isClosed());
                }
                assertEquals("STATE NOT_FOUND", third.send(Requests.query(4, "2304", "M1")));
            }
        }
    }

    @Test
    void shouldTellItsHealthOnItsOwnPort() throws Exception {
        try (ServerRun run = new ServerRun(folder, CONNECTIONS_MAX)) {
            final HttpPeer.Response health = admin(run, "GET", "/health");
            assertEquals(200, health.status());
            assertEquals("ready", health.text("status"));
            assertEquals(Packs.hash(), health.text("bundleHash"));
            assertEquals(20, health.json().path("personCount").asInt());
            assertEquals(404, admin(run, "POST", "/health").status());
            assertEquals(404, admin(run, "GET", "/v1/settlements").status());
        }
    }

    @Test
    void shouldRefuseAnOldBackupPutBack() throws Exception {
        final Path journal = folder.resolve("data/journal");
        new ServerRun(folder, CONNECTIONS_MAX).close();
        final Path backup = copy(journal, folder.resolve("backup"));
        try (ServerRun run = new ServerRun(folder, CONNECTIONS_MAX);
                BinaryPeer peer = run.binary()) {
            peer.send(bill("M1").encode());
        }
        Files.move(journal, folder.resolve("newest"));
        Files.move(backup, journal);

        final JournalOutdatedException refused =
                assertThrows(JournalOutdatedException.class, () -> new ServerRun(folder, CONNECTIONS_MAX).close());

        final StringWriter err = new StringWriter();
        assertEquals(ExitCode.DATA_OUTDATED, FailureReport.report(refused, new PrintWriter(err)));
        assertTrue(err.toString().contains("remove " + folder.resolve("data.witness")), err::toString);
        assertTrue(err.toString().contains("YD-9005"), err::toString);
    }

    private static Path copy(final Path from, final Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (final Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    @Test
    void shouldRefuseASecondGatewayOnTheSameData() throws Exception {
        try (ServerRun run = new ServerRun(folder, CONNECTIONS_MAX)) {
            assertThrows(JournalLockedException.class, () -> new ServerRun(folder, CONNECTIONS_MAX).close());
            assertTrue(run.failures().isEmpty());
        }
    }

    @Test
    void shouldLetGoOfEverythingWhenADoorCannotOpen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
            for (int door = 0; door < 3; door++) {
                final GatewayConfiguration configuration = configuration(
                        List.of(),
                        door == 0 ? address : any(),
                        door == 1 ? address : any(),
                        door == 2 ? address : any());
                assertThrows(BindException.class, () -> GatewayServer.start(configuration, failure -> {}));
            }
        }
        new ServerRun(folder, CONNECTIONS_MAX).close();
    }

    @Test
    void shouldCheckPacksAndFilesBeforeAnythingOpens() throws Exception {
        final Path broken = Files.writeString(folder.resolve("broken.jsonl"), "nonsense\n");
        assertThrows(
                ReferenceException.class,
                () -> GatewayServer.start(configuration(List.of(broken), any(), any(), any()), failure -> {}));
        assertFalse(Files.exists(folder.resolve("data/journal")));

        Files.createDirectories(folder.resolve("packs/one"));
        Files.writeString(folder.resolve("packs/one/pack.yaml"), "region: {}\n");
        final GatewayConfiguration unsound = new GatewayConfiguration(
                folder.resolve("data"),
                folder.resolve("packs"),
                List.of(),
                any(),
                any(),
                any(),
                NationalConfiguration.NONE,
                Limits.wide().build(),
                1 << 20,
                1_000_000);
        assertThrows(PackException.class, () -> GatewayServer.start(unsound, failure -> {}));
    }

    /** The journal is executed again meanwhile, and let go of all the same. */
    @Test
    void shouldCheckPacksAndFilesOfALaterStart() throws Exception {
        new ServerRun(folder, CONNECTIONS_MAX).close();
        final Path broken = Files.writeString(folder.resolve("broken.jsonl"), "nonsense\n");

        final ReferenceException refused = assertThrows(
                ReferenceException.class,
                () -> GatewayServer.start(configuration(List.of(broken), any(), any(), any()), failure -> {}));

        final StringWriter err = new StringWriter();
        assertEquals(ExitCode.CONFIGURATION, FailureReport.report(refused, new PrintWriter(err)));
        assertTrue(err.toString().contains("broken.jsonl"), err::toString);
        new ServerRun(folder, CONNECTIONS_MAX).close();
    }

    /** The operator has to mend what failed first. */
    @Test
    void shouldTellWhyAStartFailedThoughClosingFailsToo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
            final GatewayConfiguration configuration = configuration(List.of(), address, any(), any());
            final BindException refused = assertThrows(
                    BindException.class, () -> GatewayServer.start(configuration, new FullWitness(), failure -> {}));
            assertEquals(
                    List.of("journal failed writing a superblock: " + folder.resolve("data/journal") + ": no space"),
                    Stream.of(refused.getSuppressed())
                            .map(Throwable::getMessage)
                            .toList());
        }
        new ServerRun(folder, CONNECTIONS_MAX).close();
    }

    /** Takes one mark. */
    private static final class FullWitness implements Witness {

        private boolean isFull;

        @Override
        public String location() {
            return "full";
        }

        @Override
        public Optional<WitnessMark> read() {
            return Optional.empty();
        }

        @Override
        public void write(final WitnessMark mark) throws IOException {
            if (isFull) {
                throw new IOException("no space");
            }
            isFull = true;
        }
    }

    private GatewayConfiguration configuration(
            final List<Path> files,
            final InetSocketAddress binary,
            final InetSocketAddress json,
            final InetSocketAddress admin) {
        return new GatewayConfiguration(
                folder.resolve("data"),
                Packs.FOLDER,
                files,
                binary,
                json,
                admin,
                NationalConfiguration.NONE,
                Limits.wide().build(),
                1 << 20,
                1_000_000);
    }

    private static HttpPeer.Response admin(final ServerRun run, final String method, final String path)
            throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            final HttpPeer.Response response = peer.send(HttpPeer.request(method, path));
            assertTrue(peer.isClosed());
            return response;
        }
    }

    private static InetSocketAddress any() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }
}
