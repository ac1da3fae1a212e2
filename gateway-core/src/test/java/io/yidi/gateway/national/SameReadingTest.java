package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.RequestJsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, sound or damaged, in UTF-8 or GBK, the door makes of it what the {@link NationalReference} makes of
 * it over a tree: the same native message, byte by byte, or none.
 */
class SameReadingTest {

    private static final int CASES = Integer.getInteger("yidi.national.cases", 10_000);
    private static final long SEED = Long.getLong("yidi.national.seed", 20_261_122);
    private static final String NOTHING = "";

    private final RequestMaker maker = new RequestMaker(SEED);
    private final NationalReference reference = new NationalReference();
    private final NationalDoor door = new NationalDoor(NationalHis.PLACES, () -> 0);
    private final UnsafeBuffer expected = new UnsafeBuffer(new byte[2 * FrameDescriptor.MESSAGE_LENGTH_MAX]);

    @Test
    void shouldMakeTheSameMessageOfARequestAsATreeDoes() {
        final Map<String, Integer> accepted = new TreeMap<>();
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            final String infno = maker.oneOf(NationalReference.COVERED);
            final boolean isGbk = maker.chance(30);
            final byte[] sound = maker.body(infno, isGbk);
            final byte[] body = maker.chance(50) ? maker.damaged(sound) : sound;
            final boolean isSaid = isGbk && maker.chance(50);
            final String found = found(body, isSaid);
            assertEquals(expected(body, isSaid), found, () -> infno + ": " + new String(body, StandardCharsets.UTF_8));
            if (found.equals(NOTHING)) {
                refused++;
            } else {
                accepted.merge(infno, 1, Integer::sum);
            }
        }
        assertEquals(
                NationalReference.COVERED.stream().sorted().toList(),
                accepted.keySet().stream().toList());
        assertTrue(refused > CASES / 5 && refused < CASES * 4 / 5, "refused " + refused + ", accepted " + accepted);
    }

    private String found(final byte[] body, final boolean isGbk) {
        final NationalExchange exchange = door.open(NationalArrival.of(
                CallerIdentity.ANYONE, "/", header -> isGbk ? "application/json; charset=GBK" : "", body));
        try {
            if (exchange.fault != null
                    || !NationalReference.COVERED.contains(
                            exchange.request.transaction().infno())) {
                return NOTHING;
            }
            final byte[] message = new byte[exchange.messageLength()];
            door.message().getBytes(0, message);
            return HexFormat.of().formatHex(message);
        } finally {
            door.release(exchange);
        }
    }

    private String expected(final byte[] body, final boolean isGbk) {
        final ObjectNode document = reference.nativeDocument(body, isGbk);
        if (document == null) {
            return NOTHING;
        }
        final byte[] json = document.toString().getBytes(StandardCharsets.UTF_8);
        final RequestJsonReader reader = readerOf(document.path("infno").asText());
        final Fault fault = reader.read(json, 0, json.length, 0, expected, 0);
        return fault == null
                ? HexFormat.of().formatHex(Arrays.copyOf(expected.byteArray(), reader.encodedLength()))
                : NOTHING;
    }

    private static RequestJsonReader readerOf(final String infno) {
        return switch (infno) {
            case "2204", "2301" -> RequestJsonReader.ofFeeUpload();
            case "2206", "2207", "2303", "2304" -> RequestJsonReader.ofEncounterSettle();
            case "2101", "2102" -> RequestJsonReader.ofSettle();
            case "2601" -> RequestJsonReader.ofReversal();
            default -> RequestJsonReader.ofRefund();
        };
    }
}
