package io.yidi.protocol.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8FieldTest {

    private static final int CAPACITY = 12;
    private static final int OFFSET = 3;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + CAPACITY + OFFSET]);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Zoë", "王桃花", "王桃花氏", "𠮷野家", "a b-c_d\"\\"})
    void shouldPutWhatUtf8Is(final String text) {
        buffer.setMemory(0, buffer.capacity(), (byte) 'x');

        assertTrue(Utf8Field.isText(text));
        assertTrue(Utf8Field.put(buffer, OFFSET, CAPACITY, text));
        final byte[] expected = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), CAPACITY);
        final byte[] actual = new byte[CAPACITY];
        buffer.getBytes(OFFSET, actual);
        assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(actual));
        assertTrue(Utf8Field.isValid(buffer, OFFSET, CAPACITY));
        assertEquals('x', buffer.getByte(OFFSET - 1));
        assertEquals('x', buffer.getByte(OFFSET + CAPACITY));
    }

    @Test
    void shouldRefuseWhatHasNoRoomOrIsNotShown() {
        assertFalse(Utf8Field.put(buffer, OFFSET, CAPACITY, "王桃花氏a"));
        assertFalse(Utf8Field.isText("a\tb"));
        assertFalse(Utf8Field.isText("a\u0085"));
        assertFalse(Utf8Field.isText("\ud842"));
    }

    /** Lone and missing continuations, longer forms than needed, surrogates, too large, control, text after NUL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "e78e",
                "c0af",
                "e08080",
                "f0808080",
                "eda080",
                "f4908080",
                "f8888080",
                "ff",
                "07",
                "c285",
                "610062"
            })
    void shouldNotAcceptWhatIsNoUtf8(final String hex) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        buffer.putBytes(OFFSET, HexFormat.of().parseHex(hex));

        assertFalse(Utf8Field.isValid(buffer, OFFSET, CAPACITY));
    }
}
