package io.yidi.gateway.transport;

import io.yidi.gateway.transport.SampleRequest.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes requests at random, each in another way: all get another number and person; of some, bytes are changed, cut
 * off, put in or doubled, and what documents are made of too: values become other words, lists lose their entries or
 * have them many times. From a seed, so that a finding comes again.
 */
final class RequestDamage {

    private static final int MSG_IDS = 1_000;
    private static final int PERSONS = 24;
    private static final int DAMAGED_PERCENT = 38;
    private static final int HEADER_BYTES = 8;
    private static final String INPUT = "\"input\":";
    private static final Pattern CODE = Pattern.compile("2[1-6]0[1-8]");
    private static final Pattern VALUE = Pattern.compile(":\"([^\"]*)\"");
    private static final Pattern ENTRY = Pattern.compile("\\[(\\{[^{}]*})");
    private static final Pattern NAMED_LIST = Pattern.compile("\"\\w+\":\\[[^\\[\\]]+]");
    private static final Pattern LIST = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final String[] INSERTED = {
        "\"infno\":\"2207\",",
        "\"nobody_knows\":1,",
        "\"x\":[[[[[[[[[[",
        "{",
        "}",
        "\"",
        ",",
        "\\u12",
        "1e9",
        "true",
        "\n",
        "\"psn_no\":" + "9".repeat(30) + ",",
        "\"" + "n".repeat(70) + "\":1,",
        "null",
        "\u00ff\u00fe"
    };

    private static final String[] WORDS = {
        "2102", "2207", "2208", "2304", "2502", "2601", "4101", "NEW", "CHANGE", "CANCEL", "1.0000001", "-1", "1", ""
    };
    private static final int CODES = 7;
    private static final int[] REPETITIONS = {1, 1, 20, 600};

    private final List<SampleRequest> samples;
    private final Random random;

    RequestDamage(final List<SampleRequest> samples, final long seed) {
        this.samples = samples;
        this.random = new Random(seed);
    }

    /** One of some things. */
    int oneOf(final int bound) {
        return random.nextInt(bound);
    }

    /** The bytes of a sample, changed. */
    byte[] of(final SampleRequest sample) {
        final byte[] bytes = sample.bytes().clone();
        put(bytes, sample.msgIdAt() + SampleRequest.MSG_ID.length() - 3, random.nextInt(MSG_IDS), 3);
        if (sample.personAt() > 0) {
            put(bytes, sample.personAt(), random.nextInt(PERSONS), 2);
        }
        return random.nextInt(100) < DAMAGED_PERCENT ? damaged(sample, bytes) : bytes;
    }

    private byte[] damaged(final SampleRequest sample, final byte[] sound) {
        byte[] bytes = sound;
        for (int i = 1 + random.nextInt(2); i > 0 && bytes.length > 1; i--) {
            bytes = sample.encoding() == Encoding.BINARY ? binary(bytes) : text(bytes);
        }
        return bytes;
    }

    private byte[] binary(final byte[] bytes) {
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
            case 2 -> with(bytes, random.nextInt(Math.min(HEADER_BYTES, bytes.length)), random.nextInt(64));
            case 3 -> otherCode(bytes);
            default -> with(bytes, random.nextInt(bytes.length), random.nextInt(256));
        };
    }

    private byte[] text(final byte[] bytes) {
        final int at = random.nextInt(bytes.length);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> with(bytes, at, random.nextInt(256));
            case 2, 3 -> inserted(bytes, afterBrace(bytes, at));
            case 4 -> inserted(bytes, at);
            case 5 -> withoutInput(bytes);
            case 6 -> otherWord(bytes);
            case 7 -> repeatedEntry(bytes, at);
            case 8 -> emptiedList(bytes, at);
            case 9 -> foreignList(bytes);
            default -> with(bytes, at, "{}[]\",:0123456789ab".charAt(random.nextInt(19)));
        };
    }

    /** Behind the next opening brace, where a member may stand. */
    private static int afterBrace(final byte[] bytes, final int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '{') {
                return at + 1;
            }
        }
        return 1;
    }

    private byte[] inserted(final byte[] bytes, final int at) {
        return with(bytes, at, INSERTED[random.nextInt(INSERTED.length)].getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Another number of a transaction where one stands. */
    private byte[] otherCode(final byte[] bytes) {
        final Matcher code = CODE.matcher(latin(bytes));
        if (!code.find()) {
            return bytes;
        }
        final byte[] word = WORDS[random.nextInt(CODES)].getBytes(StandardCharsets.US_ASCII);
        final byte[] changed = bytes.clone();
        System.arraycopy(word, 0, changed, code.start(), word.length);
        return changed;
    }

    /** A value that is a text becomes another one; a flag that is not set is set. */
    private byte[] otherWord(final byte[] bytes) {
        final List<MatchResult> values = VALUE.matcher(latin(bytes)).results().toList();
        if (values.isEmpty()) {
            return bytes;
        }
        final MatchResult value = values.get(random.nextInt(values.size()));
        final String word = value.group(1).equals("0") ? "1" : WORDS[random.nextInt(WORDS.length)];
        return replaced(bytes, value.start(1), value.end(1), word);
    }

    /** The first entry of the next list comes again, and again. */
    private byte[] repeatedEntry(final byte[] bytes, final int from) {
        final Matcher entry = ENTRY.matcher(latin(bytes));
        return entry.find(from)
                ? replaced(
                        bytes,
                        entry.start(1),
                        entry.start(1),
                        (entry.group(1) + ',').repeat(REPETITIONS[random.nextInt(REPETITIONS.length)]))
                : bytes;
    }

    private static byte[] emptiedList(final byte[] bytes, final int from) {
        final Matcher list = LIST.matcher(latin(bytes));
        return list.find(from) ? replaced(bytes, list.start(1), list.end(1), "") : bytes;
    }

    /** A list of another request stands in this one, too. */
    private byte[] foreignList(final byte[] bytes) {
        final Matcher list = NAMED_LIST.matcher(
                latin(samples.get(random.nextInt(samples.size())).bytes()));
        return list.find() ? replaced(bytes, 1, 1, list.group() + ',') : bytes;
    }

    private static byte[] replaced(final byte[] bytes, final int from, final int to, final String other) {
        return new StringBuilder(latin(bytes))
                .replace(from, to, other)
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(final byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The input is a number, and what it was has another name. */
    private static byte[] withoutInput(final byte[] bytes) {
        final int at = latin(bytes).indexOf(INPUT);
        return at < 0 ? bytes : with(bytes, at + INPUT.length(), "7,\"was\":".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] with(final byte[] bytes, final int at, final byte[] added) {
        final byte[] longer = Arrays.copyOf(bytes, bytes.length + added.length);
        System.arraycopy(added, 0, longer, at, added.length);
        System.arraycopy(bytes, at, longer, at + added.length, bytes.length - at);
        return longer;
    }

    private static byte[] with(final byte[] bytes, final int at, final int value) {
        final byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static void put(final byte[] bytes, final int at, final int number, final int digits) {
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
