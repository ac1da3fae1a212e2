package io.yidi.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.yidi.protocol.json.JsonTokenReader.Token;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as in RFC 8259, compared with Jackson on documents made and damaged at random. */
class JsonTokenReaderTest {

    private static final int CASES = 60_000;
    private static final String[] VALUES = {
        "0",
        "-0",
        "1.50",
        "-12e3",
        "1E+2",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "true",
        "false",
        "null",
        "nul",
        "\"\"",
        "\"a\"",
        "\"汉字\"",
        "\"\\u6c49\\ud83d\"",
        "\"😀\"",
        "\"\\n\\/\\\\\\\"\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "12345678901234567890",
        "123456789012345678901",
        "1234567890.12345678901",
        "NaN",
        "'a'"
    };

    private static final List<String> NAMES = List.of("n1", "n7", "n3", "n5");

    private final TokenComparison comparison = new TokenComparison();

    @Test
    void shouldAgreeWithJacksonOnWhateverDocument() {
        final Random random = new Random(20_261_122);
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            final byte[] document = document(random);
            final List<String> expected = TokenComparison.jackson(document);
            final String shown = new String(document, StandardCharsets.UTF_8);
            assertEquals(expected, comparison.own(document), () -> shown);
            assertEquals(expected, comparison.ownAsking(document, NAMES), () -> shown);
            accepted += TokenComparison.isRefusal(expected) ? 0 : 1;
        }
        assertTrue(accepted > CASES / 5 && accepted < CASES * 4 / 5, "accepted " + accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":1}}}}}}}} | END",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":[ | TOO_DEEP",
                "[[[[[[[[[ | TOO_DEEP",
                "[123456789012345678901] | TOO_LONG",
                "[1234567890.12345678901] | TOO_LONG",
                "[12345678901234567.890] | END",
                "{\"a\":1,} | SYNTAX",
                "{} {} | SYNTAX",
                "[1 2] | SYNTAX",
                "{\"a\" 1} | SYNTAX",
                "{a:1} | SYNTAX",
            })
    void shouldEndWithItsLimits(final String json, final Token last) {
        assertEquals(last, last(json));
    }

    @Test
    void shouldBoundTextsAndNames() {
        assertEquals(Token.END, last("[\"" + "x".repeat(TokenComparison.TEXT_LENGTH_MAX) + "\"]"));
        assertEquals(Token.TOO_LONG, last("[\"" + "x".repeat(TokenComparison.TEXT_LENGTH_MAX + 1) + "\"]"));
        assertEquals(Token.TOO_LONG, last("[\"" + "😀".repeat(TokenComparison.TEXT_LENGTH_MAX) + "\"]"));
        assertEquals(Token.END, last("{\"" + "x".repeat(TokenComparison.NAME_LENGTH_MAX) + "\":1}"));
        assertEquals(Token.TOO_LONG, last("{\"" + "x".repeat(TokenComparison.NAME_LENGTH_MAX + 1) + "\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\n", "\\", "\u001F", "\u007F", "\u0080", "字", "😀", " ", "!", "#", "[", "]"})
    void shouldNoticeWhateverStandsAmongPlainCharactersWhereverItStands(final String other) {
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                final String text = "[\"" + "x".repeat(before) + other + "y".repeat(after) + "\",\"z\"]";
                final byte[] document = text.getBytes(StandardCharsets.UTF_8);
                assertEquals(TokenComparison.jackson(document), comparison.own(document), text);
            }
        }
    }

    @Test
    void shouldKnowANameByItsBytesOnlyWhereANameIsDue() {
        final JsonTokenReader reader = new JsonTokenReader(8, 64, 32, 20);
        final byte[] name = "\"a\":".getBytes(StandardCharsets.UTF_8);
        final byte[] document = "{ \"a\":\"a\" , \"a\":[\"a\"],\"a\" :1}".getBytes(StandardCharsets.UTF_8);
        reader.wrap(document, 0, document.length);

        assertFalse(reader.isNextName(name), "before the object");
        assertEquals(Token.OBJECT, reader.next());
        assertTrue(reader.isNextName(name));
        assertFalse(reader.isNextName(name), "where its value is due");
        assertEquals(Token.TEXT, reader.next());
        assertTrue(reader.isNextName(name), "with blanks around the comma");
        assertEquals(Token.ARRAY, reader.next());
        assertFalse(reader.isNextName(name), "in an array");
        assertEquals(Token.TEXT, reader.next());
        assertEquals(Token.ARRAY_END, reader.next());
        assertFalse(reader.isNextName(name), "a blank before the colon");
        assertEquals(Token.NAME, reader.next());
        assertEquals(Token.INTEGER, reader.next());
        assertEquals(Token.OBJECT_END, reader.next());
        assertFalse(reader.isNextName(name), "behind the object");
        assertEquals(Token.END, reader.next());
    }

    @Test
    void shouldTellWhereItStands() {
        assertEquals("line 2, column 3", TextPosition.of("{\n  x}".getBytes(StandardCharsets.UTF_8), 0, 4));
    }

    @Test
    void shouldAllocateNothing() {
        final byte[] document = "{\"infno\":\"2207\",\"amt\":-1.50,\"x\":[{\"名\":\"汉\\u5b57\",\"n\":null,\"t\":true}]}"
                .getBytes(StandardCharsets.UTF_8);
        final JsonTokenReader reader = new JsonTokenReader(8, 64, 32, 20);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            final long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 2_000; i++) {
                readAll(reader, document);
            }
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertTrue(allocated < 2_000, "allocated " + allocated + " bytes in 2000 documents");
    }

    private static Token readAll(final JsonTokenReader reader, final byte[] document) {
        reader.wrap(document, 0, document.length);
        Token next = reader.next();
        while (next != Token.END && !next.isFault()) {
            next = reader.next();
        }
        return next;
    }

    private static Token last(final String json) {
        return readAll(
                new JsonTokenReader(
                        TokenComparison.DEPTH_MAX,
                        TokenComparison.TEXT_LENGTH_MAX,
                        TokenComparison.NAME_LENGTH_MAX,
                        TokenComparison.DIGITS_MAX),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] document(final Random random) {
        final StringBuilder text = new StringBuilder(random.nextInt(50) == 0 ? "\uFEFF" : "");
        append(text, random, 0);
        final byte[] document = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0 && random.nextInt(3) == 0; i--) {
            damage(document, random);
        }
        return document;
    }

    private static void append(final StringBuilder text, final Random random, final int depth) {
        final int kind = random.nextInt(depth == 0 ? 2 : depth > 9 ? 20 : 6);
        if (kind > 1) {
            final boolean isSound = random.nextInt(12) > 0;
            text.append(isSound ? VALUES[random.nextInt(5)] : VALUES[random.nextInt(VALUES.length)]);
            return;
        }
        text.append(kind == 0 ? "{" : "[");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(random.nextInt(8) == 0 ? " \n" : "");
            text.append(
                    kind == 0 ? "\"n" + random.nextInt(9) + (random.nextInt(9) == 0 ? "\\u0041字" : "") + "\":" : "");
            append(text, random, depth + 1);
            text.append(i > 1 ? "," : "");
        }
        text.append(kind == 0 ? "}" : "]");
    }

    private static void damage(final byte[] document, final Random random) {
        final int at = random.nextInt(document.length);
        switch (random.nextInt(3)) {
            case 0 -> document[at] = (byte) random.nextInt(256);
            case 1 -> document[at] = (byte) "{}[]\",:\\ 0e".charAt(random.nextInt(11));
            default -> document[at] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
