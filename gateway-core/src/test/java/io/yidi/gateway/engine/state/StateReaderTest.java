package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.gateway.fixture.StateBytes;
import java.util.HashSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-24: what a writer wrote is read in the same order, and nothing else is. */
class StateReaderTest {

    private final StateBytes bytes = new StateBytes();
    private final StateWriter writer = new StateWriter(bytes);

    @Test
    void shouldReadWhatWasWritten() {
        writer.section(StateSection.KEYS);
        writer.number(Long.MIN_VALUE);
        writer.text("H11010500001");
        writer.text("");
        writer.block(new UnsafeBuffer(new byte[] {1, 2, 3, 4}), 3);
        writer.number(7);

        final StateReader reader = reader();
        reader.section(StateSection.KEYS);
        assertEquals(Long.MIN_VALUE, reader.number());
        assertEquals("H11010500001", reader.text());
        assertEquals("", reader.text());
        final byte[] block = new byte[4];
        reader.block(new UnsafeBuffer(block), 3);
        assertArrayEquals(new byte[] {1, 2, 3, 0}, block);
        assertEquals(7, reader.number("seven", 7, 7));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 6, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 32) + 4})
    void shouldRefuseANumberOutOfItsBounds(final long number) {
        writer.number(number);

        assertRefused("expected fingers from 3 to 5, found " + number, () -> reader().number("fingers", 3, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void shouldTakeANumberWithinItsBounds(final int number) {
        writer.number(number);

        assertEquals(number, reader().number("fingers", 3, 5));
    }

    @Test
    void shouldRefuseATextThatIsTooLong() {
        writer.text("x".repeat(128));
        assertEquals("x".repeat(128), reader().text());
        final StateBytes longer = new StateBytes();
        new StateWriter(longer).text("x".repeat(129));

        assertRefused(
                "expected length of a text from 0 to 128, found 129",
                () -> new StateReader(StateBytes.input(longer.toByteArray())).text());
    }

    /** Every part begins with a mark of its own: "YIDI", which part, which version of it. */
    @Test
    void shouldMarkEachPart() {
        final Set<Long> marks = new HashSet<>();
        for (final StateSection section : StateSection.values()) {
            marks.add(section.mark());
            assertEquals(0x5949_4449L, section.mark() >>> Integer.SIZE);
            assertEquals(section.ordinal(), (int) section.mark() >>> Short.SIZE);
        }
        assertEquals(StateSection.values().length, marks.size());
        writer.section(StateSection.KEYS);

        assertRefused(
                "expected the beginning of END, 0x59494449000e0001, found 0x5949444900040001",
                () -> reader().section(StateSection.END));
    }

    private StateReader reader() {
        return new StateReader(StateBytes.input(bytes.toByteArray()));
    }

    private static void assertRefused(final String expected, final Runnable reading) {
        assertEquals(
                expected,
                assertThrows(StateMismatchException.class, reading::run).getMessage());
    }
}
