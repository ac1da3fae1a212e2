package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Portion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    private static final int WORDS = Portion.of(50_000);

    @ParameterizedTest
    @CsvSource({
        "hello, cbd8a7b341bd9b025b1e906a48ae1d19",
        "aaaaaaaa, 027a18daf3713439c79b9e37cfec0ff2",
        "0123456789abcdef, 4be06d94cf4ad1a787c35b5c63a708da",
        "0123456789abcdefghi, ad3d7fc0b3244b47dd72c8187029f5ce",
        "The quick brown fox jumps over the lazy dog, e34bbc7bbc071b6c7a433ca9c49a9347"
    })
    void shouldEqualPublishedVectorsOfMurmurHash3(final String text, final String expected) {
        assertEquals(expected, hex(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void shouldNotDependOnWhereTheBytesLie() {
        final byte[] text = "institution, code and msgid of a request".getBytes(StandardCharsets.US_ASCII);
        for (int offset = 0; offset < 40; offset++) {
            final UnsafeBuffer surrounded = new UnsafeBuffer(new byte[text.length + 80]);
            surrounded.setMemory(0, surrounded.capacity(), (byte) 0x5A);
            surrounded.putBytes(offset, text);
            assertEquals(hex(text), hex(new Fingerprint().of(surrounded, offset, text.length)));
        }
    }

    @Test
    void shouldTellAllShortTextsApart() {
        final Set<String> seen = new HashSet<>();
        final byte[] pair = new byte[2];
        for (int first = 0; first < 256; first++) {
            pair[0] = (byte) first;
            assertTrue(seen.add(hex(Arrays.copyOf(pair, 1))));
            for (int second = 0; second < 256; second++) {
                pair[1] = (byte) second;
                assertTrue(seen.add(hex(pair)));
            }
        }
        assertTrue(seen.add(hex(new byte[0])));
        assertEquals(256 * 257 + 1, seen.size());
    }

    @Test
    void shouldTellRunsOfZeroApartByTheirLength() {
        final Set<String> seen = new HashSet<>();
        for (int length = 0; length <= 100; length++) {
            assertTrue(seen.add(hex(new byte[length])), "length=" + length);
        }
    }

    @Test
    void shouldTellMessagesApartThatDifferInOneBit() {
        final byte[] message = new byte[61];
        final Set<String> seen = new HashSet<>(Set.of(hex(message)));
        for (int bit = 0; bit < message.length * Byte.SIZE; bit++) {
            message[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertTrue(seen.add(hex(message)), "bit=" + bit);
            message[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
    }

    @Test
    void shouldLeaveZeroForTheFreePlaceOfATable() {
        final Fingerprint nothing = new Fingerprint().of(new UnsafeBuffer(new byte[0]), 0, 0);

        assertFalse(nothing.high() == 0 && nothing.low() == 0);
    }

    @Test
    void shouldSpreadWithoutLosingAny() {
        final Set<Long> images = new HashSet<>();
        for (long word = -WORDS; word < WORDS; word++) {
            assertTrue(images.add(Fingerprint.avalanche(word)));
        }
    }

    private static String hex(final byte[] bytes) {
        return hex(new Fingerprint().of(new UnsafeBuffer(bytes), 0, bytes.length));
    }

    private static String hex(final Fingerprint fingerprint) {
        return String.format("%016x%016x", fingerprint.high(), fingerprint.low());
    }
}
