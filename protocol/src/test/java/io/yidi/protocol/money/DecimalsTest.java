package io.yidi.protocol.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0",
        "0.00, 2, 0",
        "007, 2, 700",
        "1234.5, 2, 123450",
        "1234.50, 2, 123450",
        "0.01, 2, 1",
        "99999999999999.99, 2, 9999999999999999",
        "90071992547409.93, 2, 9007199254740993",
        "25.5, 6, 25500000",
        "0.000001, 6, 1",
        "1, 4, 10000",
        "99999999999999.9999, 4, 999999999999999999",
        "12, 0, 12",
    })
    void shouldReadDigitsExactly(final String text, final int scale, final long expected) {
        assertEquals(expected, parsed(text, scale));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "1.", ".5", "-1", "+1", "-", "1e5", "1E5", "1,000", " 1", "1 ", "1.2.3", "0x10", "NaN", "１",
                "1.５", "1-", "--1"
            })
    void shouldRefuseEveryOtherWayOfWritingANumber(final String text) {
        assertEquals(Decimals.SYNTAX, parsed(text, 2));
    }

    @ParameterizedTest
    @CsvSource({"1.005, 2", "0.000, 2", "1.0000001, 6", "1.5, 0"})
    void shouldRefuseADecimalTooManyInsteadOfRounding(final String text, final int scale) {
        assertEquals(Decimals.TOO_MANY_DECIMALS, parsed(text, scale));
    }

    @ParameterizedTest
    @CsvSource({"100000000000000, 2", "99999999999999, 6", "9223372036854, 6", "12345678901234567890123, 2"})
    void shouldRefuseWhatALongDoesNotHold(final String text, final int scale) {
        assertEquals(Decimals.OUT_OF_RANGE, parsed(text, scale));
    }

    @Test
    void shouldAcceptAMinusOnlyWhereItIsAllowed() {
        assertEquals(-5, parsedSigned("-0.05", 2));
        assertEquals(5, parsedSigned("0.05", 2));
        assertEquals(Decimals.SYNTAX, parsedSigned("-", 2));
        assertEquals(Decimals.SYNTAX, parsedSigned("--1", 2));
        assertEquals(Decimals.SYNTAX, parsedSigned("", 2));
        assertEquals(Decimals.TOO_MANY_DECIMALS, parsedSigned("-1.005", 2));
    }

    @Test
    void shouldTellFaultsFromValues() {
        assertTrue(Decimals.isFault(Decimals.SYNTAX));
        assertTrue(Decimals.isFault(Decimals.TOO_MANY_DECIMALS));
        assertTrue(Decimals.isFault(Decimals.OUT_OF_RANGE));
        assertFalse(Decimals.isFault(0));
        assertFalse(Decimals.isFault(-Long.MAX_VALUE + 2));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0.00",
        "-5, 2, -0.05",
        "123450, 2, 1234.50",
        "25500000, 6, 25.500000",
        "1, 6, 0.000001",
        "10000, 4, 1.0000",
        "9223372036854775807, 2, 92233720368547758.07",
        "-9223372036854775808, 2, -92233720368547758.08",
    })
    void shouldWriteAllDecimals(final long value, final int scale, final String expected) {
        assertEquals(expected, Decimals.format(value, scale));
    }

    @Test
    void shouldAgreeWithExactArithmeticOnRandomNumbers() {
        final Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            final int scale = 1 + random.nextInt(6);
            final long value = Math.floorMod(random.nextLong(), 1_000_000_000_000L);
            final String text = new BigDecimal(value)
                    .movePointLeft(random.nextInt(scale + 1))
                    .toPlainString();
            final long expected = new BigDecimal(text).movePointRight(scale).longValueExact();
            assertEquals(expected, parsed(text, scale), text);
            assertEquals(expected, parsed(Decimals.format(expected, scale), scale));
        }
    }

    /** From characters, and from bytes among others: the same; with a minus if need be. */
    private static long parsedSigned(final String text, final int scale) {
        final long value = Decimals.parseSigned(text, scale);
        final byte[] bytes = ("-" + text + "0").getBytes(StandardCharsets.UTF_8);
        assertEquals(value, Decimals.parseSigned(bytes, 1, bytes.length - 2, scale), text);
        return value;
    }

    /** From characters, and from bytes among others: the same. */
    private static long parsed(final String text, final int scale) {
        final long value = Decimals.parse(text, scale);
        final byte[] bytes = ("7.5" + text + "6.4").getBytes(StandardCharsets.UTF_8);
        assertEquals(value, Decimals.parse(bytes, 3, bytes.length - 6, scale), text);
        return value;
    }
}
