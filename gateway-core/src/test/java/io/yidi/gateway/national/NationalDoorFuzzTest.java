package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;

/**
 * Whatever is posted to the national door becomes a native message, or an answer that says why not.
 *
 * <p>As a test it runs the inputs of {@code NationalDoorFuzzTestInputs}; with {@code JAZZER_FUZZ=1} it searches for
 * more.
 */
class NationalDoorFuzzTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final NationalDoor door = new NationalDoor(NationalHis.PLACES, () -> 0);

    @FuzzTest(maxDuration = "60s")
    void shouldTranslateOrAnswerWhateverArrives(final byte[] bytes) throws IOException {
        final NationalExchange exchange =
                door.open(NationalArrival.of(CallerIdentity.ANYONE, "/hgs/2207", header -> "", bytes));
        if (exchange.isToBeAsked()) {
            assertTrue(exchange.messageLength() >= FrameDescriptor.MESSAGE_LENGTH_MIN);
        } else if (!exchange.isForDesk()) {
            assertAnswer(exchange);
        }
        door.release(exchange);
    }

    private void assertAnswer(final NationalExchange exchange) throws IOException {
        final int length = door.close(exchange);
        final JsonNode answer = MAPPER.readTree(door.answer(), 0, length);
        final String message = answer.path("err_msg").asText();
        assertEquals(exchange.fault == null ? 0 : -1, answer.path("infcode").asInt(1));
        assertTrue(exchange.fault == null || message.startsWith("[YD-"), message);
        assertTrue(message.length() <= ErrorMessage.LENGTH_MAX, message);
    }
}
