package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.TestAuthority;
import io.yidi.gateway.fixture.TestAuthority.Holder;
import io.yidi.gateway.fixture.TlsFiles;
import io.yidi.protocol.json.RequestJsonWriter;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * TJ-7.2b: doors that are open beyond this machine let in who has a good certificate, and everyone speaks for himself
 * only. Every test has certificates of its own.
 */
class TlsDoorTest {

    private static final String OTHER = "H11010500002";
    private static final String UNCATALOGUED = "H99999999999";

    @TempDir
    private static Path folder;

    private static TlsFiles files;
    private static ServerRun run;

    @BeforeAll
    static void start() throws Exception {
        files = new TlsFiles(folder.resolve("tls"));
        run = ServerRun.withTls(
                folder, files.configuration(Map.of("Vendor of both", List.of(SettleFrame.INSTITUTION, OTHER))));
    }

    @AfterAll
    static void stop() {
        run.close();
        assertTrue(run.failures().isEmpty());
    }

    @Test
    void shouldServeACallerWithAGoodCertificateAtEachDoor() throws Exception {
        final SSLContext own = own();
        try (BinaryPeer binary = binary(own);
                HttpPeer json = json(own);
                NationalHis national = new NationalHis(json(own))) {
            assertTrue(binary.send(bill("T1", 1).encode()).startsWith("LONG_TERM"));
            assertEquals(
                    "SETTLED",
                    json.send(HttpPeer.post(
                                    "/v1/settlements", written(bill("T2", 1).encode())))
                            .text("result"));
            assertTrue(signIn(national).matches("\\d{14}[0-9A-F]{16}"));
        }
    }

    @Test
    void shouldLetInNobodyWithoutACertificate() throws Exception {
        shouldRefuse(files.authority.context(null));
    }

    @Test
    void shouldLetInNobodyWhomAnotherAuthorityCertified() throws Exception {
        final TestAuthority other = new TestAuthority("Authority of the gateway");
        shouldRefuse(files.authority.context(other.client(SettleFrame.INSTITUTION)));
    }

    @Test
    void shouldLetInNobodyWhoseCertificateHasExpired() throws Exception {
        final Instant longAgo = Instant.now().minus(Duration.ofDays(9));
        shouldRefuse(
                files.authority.context(files.authority.client(SettleFrame.INSTITUTION, longAgo, Duration.ofDays(8))));
    }

    @Test
    void shouldLetInNobodyWhoseCertificateIsNotValidYet() throws Exception {
        final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        shouldRefuse(
                files.authority.context(files.authority.client(SettleFrame.INSTITUTION, tomorrow, Duration.ofDays(8))));
    }

    @Test
    void shouldLetInNobodyWithTheCertificateOfAServer() throws Exception {
        shouldRefuse(files.authority.context(files.authority.server(SettleFrame.INSTITUTION)));
    }

    @Test
    void shouldLetInNobodyWhoseNameIsNoInstitution() throws Exception {
        shouldRefuse(files.authority.context(files.authority.client("Somebody of some place")));
    }

    @Test
    void shouldSpeakNoOlderVersion() throws Exception {
        final SSLContext own = own();
        assertThrows(
                IOException.class,
                () -> TlsFiles.connect(own, run.server().binaryAddress(), "TLSv1.2")
                        .close());
    }

    @Test
    void shouldEndAConnectionWithoutTls() throws Exception {
        try (BinaryPeer plain = run.binary()) {
            assertThrows(IOException.class, () -> plain.send(bill("T3", 1).encode()));
        }
    }

    @Test
    void shouldRefuseWhatIsSaidForAnotherInstitutionAtEachDoor() throws Exception {
        final SSLContext own = own();
        final DirectBuffer foreign = bill("T4", 1).institution(OTHER).encode();
        try (BinaryPeer binary = binary(own);
                HttpPeer json = json(own);
                NationalHis national = new NationalHis(json(own))) {
            assertEquals("ERROR INSTITUTION_NOT_OWN fixmedins_code", binary.send(foreign));
            assertEquals(
                    "ERROR INSTITUTION_NOT_OWN fixmedins_code",
                    binary.send(Requests.reversal(OTHER, "T5", "P1", "2304", "T1")));
            final Response refused = json.send(HttpPeer.post("/v1/settlements", written(foreign)));
            assertEquals(403, refused.status());
            assertEquals("YD-1401", refused.text("code"));
            assertEquals(OTHER, refused.text("fixmedins_code"));
            assertEquals(
                    403,
                    json.send(HttpPeer.request("GET", "/v1/transactions/" + OTHER + "/2304/T4"))
                            .status());
            for (final String infno : List.of("9001", "1901", "2207")) {
                assertTrue(
                        post(national, envelope(infno, "T6").put("fixmedins_code", OTHER))
                                .path("err_msg")
                                .asText()
                                .startsWith("[YD-1401]"),
                        infno);
            }
            assertTrue(binary.send(bill("T7", 1).encode()).startsWith("LONG_TERM"), "still open");
        }
    }

    @Test
    void shouldLetARegisteredVendorSpeakForSeveral() throws Exception {
        final SSLContext vendor = files.authority.context(files.authority.client("Vendor of both"));
        try (BinaryPeer binary = binary(vendor)) {
            assertTrue(binary.send(bill("T8", 2).encode()).startsWith("LONG_TERM"));
            assertTrue(binary.send(bill("T8", 2).institution(OTHER).encode()).startsWith("LONG_TERM"));
            assertEquals(
                    "ERROR INSTITUTION_NOT_OWN fixmedins_code",
                    binary.send(bill("T8", 2).institution(UNCATALOGUED).encode()));
        }
    }

    @Test
    void shouldAcceptASignInNumberFromItsOwnCertificateOnly() throws Exception {
        final SSLContext other = own();
        try (NationalHis first = new NationalHis(json(own()));
                NationalHis second = new NationalHis(json(other))) {
            final String number = signIn(first);
            assertTrue(isDone(first, number));
            assertTrue(isDone(second, ""), "a number is not needed");
            assertEquals("[YD-1402]", errorOf(second, number));
            assertEquals("[YD-1402]", errorOf(first, number.substring(0, 29) + (number.endsWith("0") ? "1" : "0")));
            assertEquals("[YD-1402]", errorOf(first, "130100202501151030220000000001"));
        }
    }

    @Test
    void shouldDisconnectWhoIsRevokedAndLetHimInNoMore() throws Exception {
        final Holder holder = files.authority.client(SettleFrame.INSTITUTION);
        final SSLContext context = files.authority.context(holder);
        final SSLContext others = own();
        try (BinaryPeer revoked = binary(context);
                HttpPeer revokedToo = json(context);
                BinaryPeer other = binary(others)) {
            assertTrue(revoked.send(bill("T9", 3).encode()).startsWith("LONG_TERM"));
            assertTrue(other.send(bill("T10", 3).encode()).startsWith("LONG_TERM"));

            files.revoke(holder.certificate());
            assertTrue(isEnded(revoked::isClosed));
            assertTrue(isEnded(revokedToo::isClosed));
            shouldRefuse(context);
            assertTrue(other.send(bill("T11", 3).encode()).startsWith("LONG_TERM"), "others stay");

            files.revoke();
            HangGuard.await(() -> isServed(context));
        }
    }

    @Test
    void shouldKeepTheLastListWhenANewOneCannotBeUsed() throws Exception {
        final Holder holder = files.authority.client(SettleFrame.INSTITUTION);
        final SSLContext context = files.authority.context(holder);
        files.revoke(holder.certificate());
        HangGuard.await(() -> !isServed(context));

        Files.writeString(files.revoked, "no list");
        final SSLContext others = own();
        HangGuard.await(() -> isServed(others));
        shouldRefuse(context);
        new TestAuthority("Authority of the gateway").revoke(files.revoked, Duration.ofDays(1));
        HangGuard.await(() -> isServed(others));
        shouldRefuse(context);
        files.authority.revoke(files.revoked, Duration.ofDays(-1));
        HangGuard.await(() -> isServed(others));
        shouldRefuse(context);

        files.revoke();
        HangGuard.await(() -> isServed(context));
    }

    @Test
    void shouldDisconnectWhoseCertificateExpires() throws Exception {
        int lifeSeconds = 3;
        while (!isServedAndThenDisconnected(lifeSeconds)) {
            lifeSeconds *= 2;
            assertTrue(lifeSeconds < HangGuard.SECONDS, "a machine on which nobody is served within seconds");
        }
    }

    /** False if the certificate expired before its holder was served. */
    private static boolean isServedAndThenDisconnected(final int lifeSeconds) throws Exception {
        final Instant from = Instant.now().minusSeconds(60);
        final Duration validFor = Duration.ofSeconds(60L + lifeSeconds);
        final SSLContext context =
                files.authority.context(files.authority.client(SettleFrame.INSTITUTION, from, validFor));
        try (BinaryPeer binary = binary(context)) {
            assertTrue(binary.send(bill("T12", 4).encode()).startsWith("LONG_TERM"));
            assertTrue(isEnded(binary::isClosed));
            shouldRefuse(context);
            return true;
        } catch (final IOException refused) {
            final boolean isExpired =
                    !Instant.now().isBefore(from.plus(validFor).truncatedTo(ChronoUnit.SECONDS));
            assertTrue(isExpired, () -> "refused while it was valid: " + refused);
            return false;
        }
    }

    private static void shouldRefuse(final SSLContext context) {
        assertFalse(isServed(context), "expected no answer at the binary door");
        assertThrows(IOException.class, () -> {
            try (HttpPeer json = json(context)) {
                json.send(HttpPeer.request("GET", "/"));
            }
        });
    }

    /** Whether a caller gets an answer; a refusal comes after his side of the handshake. */
    private static boolean isServed(final SSLContext context) {
        try (BinaryPeer binary = binary(context)) {
            return !binary.send(Requests.query(1, "2304", "NEVER")).isEmpty();
        } catch (final IOException refused) {
            return false;
        } catch (final Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Whether a connection ends; as far as TLS tells it apart, not by an alert. */
    private static boolean isEnded(final EndCheck check) {
        try {
            return check.isClosed();
        } catch (final SocketTimeoutException open) {
            return false;
        } catch (final IOException alert) {
            return true;
        }
    }

    private interface EndCheck {

        boolean isClosed() throws IOException;
    }

    private static SSLContext own() throws Exception {
        return files.authority.context(files.authority.client(SettleFrame.INSTITUTION));
    }

    private static BinaryPeer binary(final SSLContext context) throws Exception {
        return new BinaryPeer(TlsFiles.connect(context, run.server().binaryAddress()));
    }

    private static HttpPeer json(final SSLContext context) throws Exception {
        return new HttpPeer(TlsFiles.connect(context, run.server().jsonAddress()));
    }

    private static String signIn(final NationalHis his) throws IOException {
        return his.done("9001", "{\"signIn\":{\"opter_no\":\"1\",\"mac\":\"00\",\"ip\":\"10.0.0.1\"}}")
                .at("/signinoutb/sign_no")
                .asText();
    }

    private static boolean isDone(final NationalHis his, final String signNumber) throws IOException {
        return post(his, envelope("1901", "D1").put("sign_no", signNumber))
                        .path("infcode")
                        .asInt(-1)
                == 0;
    }

    private static String errorOf(final NationalHis his, final String signNumber) throws IOException {
        return post(his, envelope("1901", "D1").put("sign_no", signNumber))
                .path("err_msg")
                .asText()
                .substring(0, 9);
    }

    private static ObjectNode envelope(final String infno, final String msgId) throws IOException {
        return NationalHis.envelope(infno, msgId, "{\"data\":{\"type\":\"insutype\"}}");
    }

    private static JsonNode post(final NationalHis his, final ObjectNode envelope) throws IOException {
        return his.post(NationalHis.PATH, envelope.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static SettleFrame bill(final String msgId, final int person) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .personNo("P" + person)
                .insuredPlace(person <= 10 ? "910100" : "930100")
                .bill("30000.00", "26000.00");
    }

    private static byte[] written(final DirectBuffer message) {
        final UnsafeBuffer target = new UnsafeBuffer(new byte[1 << 16]);
        final int length = new RequestJsonWriter().write(message, 0, target, 0);
        final byte[] document = new byte[length];
        target.getBytes(0, document);
        return document;
    }
}
