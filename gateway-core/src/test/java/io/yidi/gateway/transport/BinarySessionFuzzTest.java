package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.Requests;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Whatever bytes arrive in whatever slices, a binary connection answers in whole frames, ends with an error or not at
 * all, and leaves its neighbours alone.
 *
 * <p>As a test it runs the inputs of {@code BinarySessionFuzzTestInputs}; with {@code JAZZER_FUZZ=1} it searches for
 * more.
 */
class BinarySessionFuzzTest {

    private EmbeddedDoors doors;

    @BeforeEach
    void open() throws IOException {
        doors = new EmbeddedDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @FuzzTest(maxDuration = "60s")
    void shouldAnswerOrEndWhateverArrives(final byte[] bytes) {
        final EmbeddedChannel neighbour = doors.binary();
        final EmbeddedChannel channel = doors.binary();
        SlicedBytes.into(channel, bytes);

        final int lastTemplate = lastTemplate(SlicedBytes.written(channel));
        assertTrue(channel.isActive() || lastTemplate == ErrorReplyDecoder.TEMPLATE_ID, "ends only after an error");
        assertServed(neighbour);
        channel.finishAndReleaseAll();
        neighbour.finishAndReleaseAll();
    }

    /** A query is taken, or refused because all slots are taken; the connection stays. */
    private static void assertServed(final EmbeddedChannel neighbour) {
        final UnsafeBuffer query = Requests.query(1, "2304", "M1");
        neighbour.writeInbound(
                Unpooled.buffer().writeIntLE(query.capacity()).writeBytes(query.byteArray(), 0, query.capacity()));
        neighbour.checkException();
        assertTrue(neighbour.isActive());
    }

    /** Goes through the frames; returns the template of the last one, 0 when there is none. */
    private static int lastTemplate(final byte[] written) {
        final UnsafeBuffer frames = new UnsafeBuffer(written);
        int template = 0;
        int at = 0;
        while (at < written.length) {
            final int length = frames.getInt(at, FrameDescriptor.BYTE_ORDER);
            final UnsafeBuffer reply = new UnsafeBuffer(frames, at + FrameDescriptor.LENGTH_BYTES, length);
            assertTrue(Answers.text(reply).startsWith("ERROR "), "nothing is executed here");
            template = new MessageHeaderDecoder().wrap(reply, 0).templateId();
            at += FrameDescriptor.LENGTH_BYTES + length;
        }
        assertEquals(written.length, at);
        return template;
    }
}
