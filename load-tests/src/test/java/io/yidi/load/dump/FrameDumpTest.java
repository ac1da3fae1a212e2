package io.yidi.load.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames into documents and back, byte for byte. */
class FrameDumpTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int DAMAGED_FRAMES = 2_000;

    private final MessageTable table;

    FrameDumpTest() throws IOException {
        table = MessageTable.load();
    }

    static List<String> goldenFrames() throws IOException {
        return GoldenFrames.names();
    }

    @ParameterizedTest
    @MethodSource("goldenFrames")
    void shouldMakeTheSameBytesAgain(final String name) throws IOException {
        final byte[] frame = GoldenFrames.frame(name);
        final String document =
                new FrameReader(table).read(ByteBuffer.wrap(frame)).toPrettyString();
        assertArrayEquals(frame, new FrameWriter(table).write(MAPPER.readTree(document)), document);
    }

    @Test
    void shouldShowEveryMessageOfTheSchema() throws IOException {
        final List<String> shown = GoldenFrames.names().stream()
                .map(name -> read(name).path(FrameReader.MESSAGE).asText())
                .toList();
        table.messages().forEach(message -> assertTrue(shown.contains(message.name()), message.name()));
    }

    @Test
    void shouldNameValuesAsTheSchemaDoes() {
        final ObjectNode request = read("settle-request-inpatient");
        assertEquals("SettleRequest", request.path("message").asText());
        assertEquals("H11010000001", request.path("institutionCode").asText());
        assertEquals(
                "[\"emergency\",\"trauma\",\"declared\"]",
                request.path("careFlags").toString());
        assertEquals("UPWARDS", request.path("referralStep").asText());
        assertEquals(1_000_000, request.path("totalFen").asLong());
        assertEquals(2, request.path("categoryTotals").size());
        assertTrue(read("settle-request-outpatient").path("admissionDate").isNull());
    }

    @Test
    void shouldReadFramesThatFollowEachOther() throws IOException {
        final byte[] first = GoldenFrames.frame("query-request");
        final byte[] second = GoldenFrames.frame("refund-request");
        final ByteBuffer both = ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .flip();
        final FrameReader reader = new FrameReader(table);
        assertEquals("QueryRequest", reader.read(both).path("message").asText());
        assertEquals("RefundRequest", reader.read(both).path("message").asText());
        assertFalse(both.hasRemaining());
    }

    @Test
    void shouldReadBackOrRefuseWhateverIsDamaged() throws IOException {
        final Random random = new Random(7);
        final List<String> names = GoldenFrames.names();
        int refused = 0;
        for (int i = 0; i < DAMAGED_FRAMES; i++) {
            final byte[] frame = GoldenFrames.frame(names.get(i % names.size()));
            frame[random.nextInt(frame.length)] ^= (byte) (1 + random.nextInt(255));
            refused += isRefused(Arrays.copyOf(frame, frame.length - i % 2)) ? 1 : 0;
        }
        assertTrue(refused > DAMAGED_FRAMES / 2, "refused " + refused);
    }

    @Test
    void shouldTakeWhatIsLeftOutAsNotGiven() throws IOException {
        final byte[] frame = new FrameWriter(table)
                .write(MAPPER.readTree("{\"message\":\"SettleRequest\",\"totalFen\":5,\"careFlags\":[\"trauma\"]}"));
        final ObjectNode read = new FrameReader(table).read(ByteBuffer.wrap(frame));
        assertEquals(5, read.path("totalFen").asLong());
        assertTrue(read.path("dischargeDate").isNull());
        assertEquals("NONE", read.path("referralStep").asText());
        assertEquals("[]", read.path("feeLines").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"message":"Unheard"}                                        | expected the name of a message
        {"message":"QueryRequest","msgid":"M1"}                      | expected a field of QueryRequest, found msgid
        {"message":"QueryRequest","institutionCode":"H110100000012"} | expected at most 12 bytes
        {"message":"SettleRequest","hospitalLevel":256}              | expected a number of 1 bytes
        {"message":"SettleRequest","hospitalLevel":null}             | expected a value
        {"message":"SettleRequest","careFlags":["urgent"]}           | expected a name of the schema, found urgent
        """)
    void shouldSayWhatIsWrongWithADocument(final String document, final String expected) {
        final IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class, () -> new FrameWriter(table).write(MAPPER.readTree(document)));
        assertTrue(wrong.getMessage().contains(expected), wrong.getMessage());
    }

    private ObjectNode read(final String name) {
        try {
            return new FrameReader(table).read(ByteBuffer.wrap(GoldenFrames.frame(name)));
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether a frame is refused; one that is read must come out again as it was. */
    private boolean isRefused(final byte[] frame) {
        final ObjectNode document;
        try {
            document = new FrameReader(table).read(ByteBuffer.wrap(frame).order(FrameDescriptor.BYTE_ORDER));
        } catch (final IllegalArgumentException refused) {
            assertTrue(refused.getMessage().contains("expected "), refused.getMessage());
            return true;
        }
        assertArrayEquals(frame, new FrameWriter(table).write(document));
        return false;
    }
}
