package io.yidi.load.bill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.RequestJsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class VisitGeneratorTest {

    private static final Instant SENT_AT = Instant.ofEpochSecond(1_780_000_000L);
    private static final String MSG_ID = "H13010000001202605290426400000";

    private final VisitGenerator generator = new VisitGenerator(42, 100, 20);

    @Test
    void shouldMakeBillsOfSoManyLinesThatAreTheSameForTheSameNumber() {
        final VisitGenerator again = new VisitGenerator(42, 100, 20);
        for (int number = 0; number < 100; number++) {
            assertEquals(20, generator.bill(number).lines().size());
            assertEquals(generator.bill(number), again.bill(number));
        }
        assertNotEquals(generator.bill(17), generator.bill(18));
        assertNotEquals(generator.bill(17), new VisitGenerator(43, 100, 20).bill(17));
        assertThrows(IllegalArgumentException.class, () -> new VisitGenerator(42, 100, 0));
    }

    @Test
    void shouldSayTheSameThroughBothDoors() {
        final RequestJsonReader reader = RequestJsonReader.ofSettle();
        final UnsafeBuffer message = new UnsafeBuffer(new byte[2 * FrameDescriptor.MESSAGE_LENGTH_MAX]);
        for (int number = 0; number < 100; number++) {
            final Bill bill = generator.bill(number);
            final byte[] json =
                    new SettleJsonWriter().text(bill, MSG_ID, SENT_AT).getBytes(StandardCharsets.UTF_8);
            final byte[] frame = new SettleFrameWriter().frame(bill, MSG_ID, 0, SENT_AT.toEpochMilli());

            assertNull(reader.read(json, 0, json.length, 0, message, 0));
            assertArrayEquals(
                    Arrays.copyOfRange(frame, FrameDescriptor.LENGTH_BYTES, frame.length),
                    Arrays.copyOf(message.byteArray(), reader.encodedLength()));
        }
    }
}
