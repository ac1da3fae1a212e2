package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.signature.SignatureConfiguration;
import io.yidi.gateway.national.signature.SignatureConfiguration.Area;
import io.yidi.gateway.national.signature.SignatureConfiguration.CallerKey;
import io.yidi.gateway.national.signature.SignatureForm;
import io.yidi.gateway.national.signature.Sm2Key;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Requests at the national door where their area asks for signatures. */
class SignedDoorTest {

    private static final Sm2Key KEY =
            new Sm2Key(BigInteger.valueOf(Long.MAX_VALUE).pow(3));
    private static final String INPUT = "{ \"data\" : {\"type\":\"insutype\",\"字\":[1.50, null]} }";
    private static final String SECRET = "a secret of the caller";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final NationalDoor door = new NationalDoor(
            NationalConfiguration.NONE,
            new SignatureConfiguration(
                    List.of(
                            new Area("13", SignatureForm.SM2_INPUT, false),
                            new Area("31", SignatureForm.X_TIF, false),
                            new Area("33", SignatureForm.TOKEN, false)),
                    List.of(
                            new CallerKey("H13010012345", KEY.publicKey(), Sm2Key.USER_ID, "", "", "", ""),
                            new CallerKey("H31010012345", "", "", SECRET, "AK", "", ""),
                            new CallerKey("H33010012345", "", "", SECRET, "AK", "user", "word"))),
            NationalDoor.randomSecret(),
            () -> 0);

    @Test
    void shouldCheckTheVeryCharactersOfTheInput() throws Exception {
        assertEquals(0, answer("H13010012345", KEY.sign(INPUT)).path("infcode").asInt());
        assertError(
                "[YD-1411]",
                answer("H13010012345", KEY.sign(MAPPER.readTree(INPUT).toString())));
        assertError("[YD-1410]", answer("H13010012345", ""));
        assertError("[YD-1412]", answer("H13010054321", KEY.sign(INPUT)));
        assertEquals(0, answer("H11010012345", "").path("infcode").asInt(), "an area that asks for nothing");
    }

    @Test
    void shouldRefuseASignatureOfAnotherHour() throws Exception {
        assertEquals(0, answer("H31010012345", hashed("60")).path("infcode").asInt(-1));
        assertError("[YD-1413]", answer("H31010012345", hashed("3600")));
    }

    @Test
    void shouldTakeTheTokenThatItGaveAndNoOther() throws Exception {
        assertEquals(0, answer("H33010012345", bearer(token())).path("infcode").asInt(-1));
        assertError("[YD-1420]", answer("H33010012345", bearer(token().replace('a', 'b'))));
        assertError("[YD-1420]", answer("H33010012345", name -> ""));
    }

    @Test
    void shouldGiveNoTokenToWhomItDoesNotKnow() throws Exception {
        try (DoorRun run = new DoorRun(new SimulatedJournalFiles(), Limits.wide());
                HttpPeer peer = run.json()) {
            final Response refused = peer.send(
                    HttpPeer.post("/auth/oauth/token", "username=a&password=b".getBytes(StandardCharsets.US_ASCII)));
            assertEquals(401, refused.status());
            assertEquals("invalid_client", refused.text("error"));
            assertTrue(refused.text("error_description").startsWith("[YD-1421]"), refused.text("error_description"));
        }
    }

    private String token() throws Exception {
        final String basic = Base64.getEncoder().encodeToString(("AK:" + SECRET).getBytes(StandardCharsets.US_ASCII));
        final byte[] form = "grant_type=password&username=user&password=word".getBytes(StandardCharsets.US_ASCII);
        return MAPPER.readTree(door.token(NationalArrival.of(
                                CallerIdentity.ANYONE,
                                "/auth/oauth/token",
                                only("authorization", "Basic " + basic),
                                form))
                        .document())
                .path("access_token")
                .asText();
    }

    private static UnaryOperator<String> bearer(final String token) {
        return only("authorization", "Bearer " + token);
    }

    private static UnaryOperator<String> only(final String header, final String value) {
        return name -> name.equals(header) ? value : "";
    }

    /** Headers of a caller whose clock shows so many seconds since 1970; that of the door shows none. */
    private static UnaryOperator<String> hashed(final String second) throws Exception {
        final String signature = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest((second + SECRET + "n" + second).getBytes(StandardCharsets.US_ASCII)));
        return name -> switch (name) {
            case "x-tif-paasid" -> "AK";
            case "x-tif-timestamp" -> second;
            case "x-tif-nonce" -> "n";
            case "x-tif-signature" -> signature;
            default -> "";
        };
    }

    private JsonNode answer(final String institution, final String signature) throws Exception {
        return answer(institution, signature, name -> "");
    }

    private JsonNode answer(final String institution, final UnaryOperator<String> headers) throws Exception {
        return answer(institution, "", headers);
    }

    private JsonNode answer(final String institution, final String signature, final UnaryOperator<String> headers)
            throws Exception {
        final String document = "{\"infno\":\"1901\",\"msgid\":\"M1\",\"fixmedins_code\":\"" + institution
                + "\",\"cainfo\":\"" + signature + "\",\"input\":" + INPUT + "}";
        final NationalExchange exchange = door.open(
                NationalArrival.of(CallerIdentity.ANYONE, "/x", headers, document.getBytes(StandardCharsets.UTF_8)));
        final int length = door.close(exchange);
        return MAPPER.readTree(door.answer(), 0, length);
    }

    private static void assertError(final String code, final JsonNode answer) {
        assertTrue(answer.path("err_msg").asText().startsWith(code), answer::toString);
    }
}
