package io.yidi.gateway.codec.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.yidi.protocol.Fault;
import io.yidi.protocol.sbe.ResultClass;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes arrive, the checker answers and reads nothing beyond them.
 *
 * <p>As a test it runs the inputs of {@code RequestCheckerFuzzTestInputs}; with {@code JAZZER_FUZZ=1} it searches for
 * more.
 */
class RequestCheckerFuzzTest {

    private final RequestChecker checker = new RequestChecker();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[0]);

    @FuzzTest(maxDuration = "60s")
    void shouldAnswerWhateverArrives(final byte[] bytes) {
        message.wrap(bytes);
        assertAnswer(checker.check(message, 0, bytes.length));
    }

    @Test
    void shouldAnswerWhateverBecomesOfASoundRequest() {
        final Random random = new Random(20261121);
        final UnsafeBuffer sound = new UnsafeBuffer(new byte[4096]);
        final int length = SampleRequests.outpatient(sound, r -> {});
        for (int i = 0; i < 100_000; i++) {
            final byte[] bytes = new byte[random.nextInt(10) == 0 ? random.nextInt(length + 1) : length];
            sound.getBytes(SampleRequests.OFFSET, bytes);
            for (int change = random.nextInt(4); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            shouldAnswerWhateverArrives(bytes);
        }
    }

    private static void assertAnswer(final Fault fault) {
        if (fault != null) {
            assertEquals(ResultClass.MALFORMED, fault.code().resultClass());
            assertTrue(fault.field().length() <= Fault.FIELD_LENGTH_MAX);
            assertTrue(fault.found().length() <= Fault.FOUND_LENGTH_MAX);
        }
    }
}
