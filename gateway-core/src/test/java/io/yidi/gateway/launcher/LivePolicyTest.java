package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.launcher.live.ActivateCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A policy bundle put in force in a gateway that serves. */
class LivePolicyTest {

    private static final String FILE = "worked-1/pack.yaml";

    @TempDir
    private Path folder;

    private Path packs;

    @BeforeEach
    void copyPacks() throws Exception {
        packs = Packs.copy(folder.resolve("packs"));
    }

    /** BJ-N4.1, TJ-7.1a, XJ-5.1: codes and policies are kept current while bills are settled. */
    @Test
    void shouldSettleByTheNewPolicyAtOnceAndExplainTheOldByItsOwn() throws Exception {
        final ServerRun run = new ServerRun(folder, packs, 10);
        final String before = run.server().bundleHash();
        final long first;
        final long second;
        try (BinaryPeer peer = run.binary()) {
            first = settle(peer, "M1");
            Packs.change(packs, FILE, "85%", "84%");

            final HttpPeer.Response dry = post(run, "/v1/policy?dry=1");
            assertEquals("false", dry.text("activated"));
            assertEquals(before, run.server().bundleHash());

            final HttpPeer.Response activated = post(run, "/v1/policy");
            assertEquals(200, activated.status());
            assertEquals(dry.text("bundle"), activated.text("bundle"));
            assertEquals("now", activated.text("from"));
            assertNotEquals(before, activated.text("bundle"));
            assertEquals(activated.text("bundle"), run.server().bundleHash());
            assertEquals("true", post(run, "/v1/policy").text("repeat"));
            second = settle(peer, "M2");
        }
        assertReproduced(run, first);
        assertReproduced(run, second);
        run.close();
        final ServerRun again = new ServerRun(folder, packs, 10);
        again.close();
        assertEquals(run.server().stateHash(), again.server().stateHash());
    }

    @Test
    void shouldTellWhatADayWouldHaveCostUnderPacksThatAreOnlyLookedAt() throws Exception {
        try (ServerRun run = new ServerRun(folder, packs, 10)) {
            final String before = run.server().bundleHash();
            try (BinaryPeer peer = run.binary()) {
                settle(peer, "M1");
            }
            Packs.change(packs, FILE, "85%", "84%");
            final String last = post(run, "/v1/policy?dry=1").text("last_day");

            final String today = LocalDate.parse(last).plusDays(1).toString();
            final String told = activate(run, "--dry-run", "--try-on", today);
            assertTrue(
                    Pattern.compile("worked-1 +310100 +1 +18298.26 +1 +18263.70 +-34.56 ")
                            .matcher(told)
                            .find(),
                    told);
            final String yesterday = activate(run, "--dry-run", "--try-on", "last");
            assertTrue(yesterday.contains(last + " – " + last), yesterday);
            assertFalse(yesterday.contains("310100"), yesterday);
            assertEquals(before, run.server().bundleHash());
        }
    }

    private static String activate(final ServerRun run, final String... options) {
        final StringWriter out = new StringWriter();
        final String admin = "127.0.0.1:" + run.server().adminAddress().getPort();
        final int exitCode = new CommandLine(new ActivateCommand(PolicyRerun::run))
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(Stream.of("--admin", admin), Stream.of(options))
                        .toArray(String[]::new));
        assertEquals(0, exitCode, out::toString);
        return out.toString();
    }

    @Test
    void shouldNameEveryFaultAndChangeNothing() throws Exception {
        try (ServerRun run = new ServerRun(folder, packs, 10)) {
            final String before = run.server().bundleHash();
            Packs.change(packs, FILE, "85%", "185%");

            final HttpPeer.Response refused = post(run, "/v1/policy");

            assertEquals(422, refused.status());
            assertEquals(FILE, refused.json().at("/faults/0/file").asText());
            assertTrue(refused.json().at("/faults/0/line").asInt() > 1);
            assertTrue(refused.json().at("/faults/0/column").asInt() > 1);
            assertEquals("YD-7004", refused.json().at("/faults/0/code").asText());
            assertEquals(before, run.server().bundleHash());
            assertEquals(400, post(run, "/v1/policy?from=tomorrow").status());
        }
    }

    @Test
    void shouldWaitForTheBusinessDayAcrossARestart() throws Exception {
        final ServerRun run = new ServerRun(folder, packs, 10);
        final String before = run.server().bundleHash();
        Packs.change(packs, FILE, "85%", "84%");
        assertEquals("2099-01-01", post(run, "/v1/policy?from=2099-01-01").text("from"));
        assertEquals(before, run.server().bundleHash());
        run.close();

        try (ServerRun again = new ServerRun(folder, packs, 10)) {
            assertEquals(before, again.server().bundleHash(), "it still waits");
            assertEquals("true", post(again, "/v1/policy?from=2099-01-01").text("repeat"));
            assertEquals("now", post(again, "/v1/policy").text("from"));
            assertNotEquals(before, again.server().bundleHash());
        }
    }

    private static long settle(final BinaryPeer peer, final String msgId) throws Exception {
        peer.sendBytes(BinaryPeer.frame(SettleFrame.inpatient()
                .msgId(msgId)
                .bill("25000.00", "23456.78")
                .encode()));
        return Answers.split(peer.receive()).settlementId();
    }

    private static void assertReproduced(final ServerRun run, final long settlementId) throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            final HttpPeer.Response explained =
                    peer.send(HttpPeer.request("GET", "/v1/settlements/" + settlementId + "/explanation"));
            assertEquals("true", explained.text("reproduced"), explained.json()::toPrettyString);
        }
    }

    private static HttpPeer.Response post(final ServerRun run, final String path) throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            return peer.send(HttpPeer.post(path, new byte[0]));
        }
    }
}
