package io.yidi.protocol.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiFieldTest {

    private static UnsafeBuffer field(final String text) {
        return new UnsafeBuffer(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldEndAtTheFirstNul() {
        assertEquals(3, AsciiField.length(field("ABC\0\0"), 0, 5));
        assertEquals(5, AsciiField.length(field("ABCDE"), 0, 5));
        assertEquals("ABC", AsciiField.text(field("xABC\0\0"), 1, 5));
        assertTrue(AsciiField.isEmpty(field("\0\0"), 0));
        final StringBuilder text = new StringBuilder("=");
        AsciiField.append(field("AB\0"), 0, 3, text);
        assertEquals("=AB", text.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0", "A\0\0\0", "A~!\"", "I10."})
    void shouldAcceptVisibleAsciiFollowedByNuls(final String text) {
        assertTrue(AsciiField.isValid(field(text), 0, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\0B\0", "A B\0", "\0\0\0A", "A\u0007\0\0", "A\u007F\0\0", "A\u00E9\0\0", " \0\0\0"})
    void shouldRefuseBlanksControlsHighBytesAndTextAfterNul(final String text) {
        assertFalse(AsciiField.isValid(field(text), 0, 4));
        assertFalse(AsciiField.isIdentifier(field(text), 0, 4));
    }

    @Test
    void shouldJudgeEveryByteAtEveryPlace() {
        final UnsafeBuffer field = field("ABCDEFGHIJKLMNOPQRST");
        for (int place = 0; place < 20; place++) {
            final byte letter = field.getByte(place);
            for (int value = 0; value < 256; value++) {
                field.putByte(place, (byte) value);
                final boolean isEnd = value == 0;
                assertEquals(isEnd ? place : 20, AsciiField.length(field, 0, 20));
                assertEquals(
                        value > ' ' && value < 0x7F || isEnd && place == 19,
                        AsciiField.isValid(field, 0, 20),
                        "place " + place + " value " + value);
                assertEquals(
                        Character.isLetterOrDigit(value) && value < 0x7F
                                || value == '-'
                                || value == '_'
                                || value == '.'
                                || isEnd && place == 19,
                        AsciiField.isIdentifier(field, 0, 20),
                        "place " + place + " value " + value);
                assertEquals(value == letter, AsciiField.equals(field, 0, field("ABCDEFGHIJKLMNOPQRST"), 0, 20));
            }
            field.putByte(place, letter);
        }
    }

    @Test
    void shouldRefuseAnyByteBehindTheFirstNul() {
        for (int end = 0; end < 20; end++) {
            for (int place = end + 1; place < 20; place++) {
                final UnsafeBuffer field = field("A".repeat(end) + "\0".repeat(20 - end));
                assertTrue(AsciiField.isValid(field, 0, 20));
                field.putByte(place, (byte) 'A');
                assertFalse(AsciiField.isValid(field, 0, 20), "end " + end + " place " + place);
            }
        }
    }

    @Test
    void shouldTakeOnlyLettersDigitsAndThreeSignsForAnIdentifier() {
        assertTrue(AsciiField.isIdentifier(field("aZ09-_.\0"), 0, 8));
        assertFalse(AsciiField.isIdentifier(field("a/\0"), 0, 3));
        assertFalse(AsciiField.isIdentifier(field("a@\0"), 0, 3));
        assertFalse(AsciiField.isIdentifier(field("a[\0"), 0, 3));
        assertFalse(AsciiField.isIdentifier(field("a`\0"), 0, 3));
        assertFalse(AsciiField.isIdentifier(field("a{\0"), 0, 3));
        assertFalse(AsciiField.isIdentifier(field("a:\0"), 0, 3));
    }

    @Test
    void shouldCompareWithATextAndWithAnotherField() {
        assertTrue(AsciiField.equals(field("2207\0"), 0, 5, "2207"));
        assertFalse(AsciiField.equals(field("22070"), 0, 5, "2207"));
        assertFalse(AsciiField.equals(field("2208\0"), 0, 5, "2207"));
        assertFalse(AsciiField.equals(field("22\0"), 0, 3, "2207"));
        assertTrue(AsciiField.equals(field("xAB"), 1, field("AB"), 0, 2));
        assertFalse(AsciiField.equals(field("AB"), 0, field("AC"), 0, 2));
    }

    @Test
    void shouldFillUpWithNuls() {
        final UnsafeBuffer buffer = field("xxxxxx");
        AsciiField.put(buffer, 1, 4, "AB");
        assertEquals("xAB\0\0x", buffer.getStringWithoutLengthAscii(0, 6));
        assertThrows(IllegalArgumentException.class, () -> AsciiField.put(buffer, 0, 2, "ABC"));
    }

    @Test
    void shouldPackSoThatNumbersSortAsTexts() {
        assertEquals(AsciiField.pack("2207"), AsciiField.pack(field("2207\0"), 0, 5));
        assertEquals(AsciiField.pack("M03900"), AsciiField.pack(field("M03900\0\0"), 0, 8));
        assertEquals(AsciiField.pack("M0390000"), AsciiField.pack(field("M0390000"), 0, 8));
        assertEquals(0, AsciiField.pack(field("\0\0"), 0, 2));
        assertEquals(0, AsciiField.pack(""));
        assertTrue(AsciiField.pack("AB") < AsciiField.pack("ABA"));
        assertTrue(AsciiField.pack("ABA") < AsciiField.pack("AC"));
    }

    @Test
    void shouldReadAnAreaCodeOfSixDigits() {
        assertEquals(410800, AsciiField.areaCode(field("410800"), 0));
        assertEquals(AsciiField.NO_AREA_CODE, AsciiField.areaCode(field("41080\0"), 0));
        assertEquals(AsciiField.NO_AREA_CODE, AsciiField.areaCode(field("41O800"), 0));
        assertEquals(AsciiField.NO_AREA_CODE, AsciiField.areaCode(field("41/800"), 0));
        assertEquals(AsciiField.NO_AREA_CODE, AsciiField.areaCode(field("41:800"), 0));
    }
}
