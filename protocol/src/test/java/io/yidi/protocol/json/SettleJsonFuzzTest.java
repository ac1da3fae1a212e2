package io.yidi.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ResultClass;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Whatever bytes arrive, the reader answers: a message that writes and reads back to the same bytes, or a fault.
 *
 * <p>As a test it runs the inputs of {@code SettleJsonFuzzTestInputs}; with {@code JAZZER_FUZZ=1} it searches for more.
 */
class SettleJsonFuzzTest {

    private final RequestJsonReader reader = RequestJsonReader.ofSettle();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[FrameDescriptor.MESSAGE_LENGTH_MAX]);
    private final ExpandableArrayBuffer json = new ExpandableArrayBuffer();

    @FuzzTest(maxDuration = "60s")
    void shouldAnswerWhateverArrives(final byte[] document) {
        final Fault fault = reader.read(document, 0, document.length, 1, message, 0);
        if (fault == null) {
            shouldReadBackWhatItWrites();
        } else {
            assertEquals(ResultClass.MALFORMED, fault.code().resultClass());
            assertTrue(fault.field().length() <= Fault.FIELD_LENGTH_MAX);
            assertTrue(fault.code() != ResultCode.DONE);
        }
    }

    private void shouldReadBackWhatItWrites() {
        final byte[] first = Arrays.copyOf(message.byteArray(), reader.encodedLength());
        final int length = new RequestJsonWriter().write(message, 0, json, 0);
        assertEquals(null, reader.read(json.byteArray(), 0, length, 1, message, 0));
        assertTrue(Arrays.equals(first, Arrays.copyOf(message.byteArray(), reader.encodedLength())));
    }
}
