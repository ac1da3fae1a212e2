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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests at the national door where their area asks for signatures. */
class SignedDoorTest {

    private static final Sm2Key KEY =
            new Sm2Key(BigInteger.valueOf(Long.MAX_VALUE).pow(3));
    private static final String INPUT = "{ \"data\" : {\"type\":\"insutype\",\"字\":[1.50, null]} }";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final NationalDoor door = new NationalDoor(
            NationalConfiguration.NONE,
            new SignatureConfiguration(
                    List.of(new Area("13", SignatureForm.SM2_INPUT, false)),
                    List.of(new CallerKey("H13010012345", KEY.publicKey(), Sm2Key.USER_ID, "", "", "", ""))),
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

    private JsonNode answer(final String institution, final String signature) throws Exception {
        final String document = "{\"infno\":\"1901\",\"msgid\":\"M1\",\"fixmedins_code\":\"" + institution
                + "\",\"cainfo\":\"" + signature + "\",\"input\":" + INPUT + "}";
        final NationalExchange exchange = door.open(
                NationalArrival.of(CallerIdentity.ANYONE, "/x", name -> "", document.getBytes(StandardCharsets.UTF_8)));
        final int length = door.close(exchange);
        return MAPPER.readTree(door.answer(), 0, length);
    }

    private static void assertError(final String code, final JsonNode answer) {
        assertTrue(answer.path("err_msg").asText().startsWith(code), answer::toString);
    }
}
