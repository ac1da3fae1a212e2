package io.yidi.protocol;

/**
 * 报文错误: what is wrong with a message: the code, the field by its JSON name, and what was found there.
 *
 * <p>Reusable: a reader or checker owns one and fills it again for the next message, so it is valid only until then.
 * Not thread-safe. Allocates nothing after construction, but for {@code String} results.
 *
 * <p>What was found is cut at {@value #FOUND_LENGTH_MAX} characters, and digits that may be an identity, card or
 * telephone number are masked: eleven or more of them, blanks and hyphens between them not counted. The code of an
 * institution is nobody's number, and is shown where it is known to be one.
 */
public final class Fault {

    /** Most characters of a field path. */
    public static final int FIELD_LENGTH_MAX = 40;

    /** Most characters of what was found. */
    public static final int FOUND_LENGTH_MAX = 60;

    /** Most bytes of what was found, as UTF-8. */
    public static final int FOUND_UTF8_LENGTH_MAX = 3 * FOUND_LENGTH_MAX;

    private static final int MASKED_DIGITS_MIN = 11;
    private static final int INSTITUTION_LENGTH_MAX = 12;
    private static final char MASK = '*';
    private static final char UNPRINTABLE = '?';

    private final StringBuilder field = new StringBuilder(FIELD_LENGTH_MAX);
    private final StringBuilder found = new StringBuilder(FOUND_LENGTH_MAX);
    private ResultCode code = ResultCode.DONE;
    private String hotline = "";

    /**
     * Says what is wrong with the message as a whole.
     *
     * @param newCode of the answer
     * @return this
     */
    public Fault set(final ResultCode newCode) {
        code = newCode;
        field.setLength(0);
        found.setLength(0);
        hotline = "";
        return this;
    }

    /**
     * Says what is wrong with a field.
     *
     * @param newCode of the answer
     * @param name JSON name of the field
     * @return this
     */
    public Fault set(final ResultCode newCode, final CharSequence name) {
        set(newCode);
        appendField(name);
        return this;
    }

    /**
     * Says what is wrong with a field of a line.
     *
     * @param newCode of the answer
     * @param group JSON name of the group
     * @param index of the line, from 0
     * @param name JSON name of the field; empty if the line itself is meant
     * @return this
     */
    public Fault set(final ResultCode newCode, final CharSequence group, final int index, final CharSequence name) {
        set(newCode, group);
        field.append('[').append(index).append(name.length() == 0 ? "]" : "].");
        appendField(name);
        return this;
    }

    /**
     * Tells what was found.
     *
     * @param text any; cut and masked
     * @return this
     */
    public Fault found(final CharSequence text) {
        found.setLength(0);
        return andFound(text);
    }

    /**
     * Tells which number was found.
     *
     * @param number any
     * @return this
     */
    public Fault found(final long number) {
        found.setLength(0);
        found.append(number);
        return this;
    }

    /**
     * Tells which institution was found: a letter before digits is shown, anything else masked like any text.
     *
     * @param institutionCode {@code fixmedins_code}
     * @return this
     */
    public Fault foundInstitution(final CharSequence institutionCode) {
        if (!isInstitution(institutionCode)) {
            return found(institutionCode);
        }
        found.setLength(0);
        found.append(institutionCode);
        return this;
    }

    /**
     * Tells which code of a national table was found.
     *
     * @param number of a table whose codes have two digits
     * @return this
     */
    public Fault foundCode(final int number) {
        found.setLength(0);
        found.append(number < 10 ? "0" : "").append(number);
        return this;
    }

    /**
     * Tells more about what was found.
     *
     * @param text any; cut and masked
     * @return this
     */
    public Fault andFound(final CharSequence text) {
        final int length = Math.min(text.length(), FOUND_LENGTH_MAX - found.length());
        for (int i = 0; i < length; i++) {
            final char character = text.charAt(i);
            found.append(isPrintable(character) ? character : UNPRINTABLE);
        }
        maskNumbers();
        return this;
    }

    /**
     * Tells whom the patient may ask.
     *
     * @param number of a hotline, or empty
     * @return this
     */
    public Fault hotline(final String number) {
        hotline = number;
        return this;
    }

    /**
     * Whom the patient may ask.
     *
     * @return number of a hotline, or empty
     */
    public String hotline() {
        return hotline;
    }

    /**
     * The code of the answer.
     *
     * @return {@link ResultCode#DONE} before the first fault
     */
    public ResultCode code() {
        return code;
    }

    /**
     * The path of the field, such as {@code psn_no} or {@code feedetail[3].cnt}.
     *
     * @return at most {@value #FIELD_LENGTH_MAX} ASCII characters; empty if the whole message is meant; live view
     */
    public CharSequence field() {
        return field;
    }

    /**
     * What was found.
     *
     * @return at most {@value #FOUND_LENGTH_MAX} characters, masked; may be empty; live view
     */
    public CharSequence found() {
        return found;
    }

    /**
     * What was found, as UTF-8.
     *
     * @param target at least {@value #FOUND_UTF8_LENGTH_MAX} bytes
     * @return bytes written
     */
    public int encodeFound(final byte[] target) {
        int length = 0;
        for (int i = 0; i < found.length(); i++) {
            final char character = found.charAt(i);
            if (character < 0x80) {
                target[length++] = (byte) character;
            } else {
                length = encodeWide(target, length, character);
            }
        }
        return length;
    }

    @Override
    public String toString() {
        return code.label() + " " + field + " (" + found + ")";
    }

    private void appendField(final CharSequence name) {
        final int length = Math.min(name.length(), FIELD_LENGTH_MAX - field.length());
        for (int i = 0; i < length; i++) {
            final char character = name.charAt(i);
            field.append(character > ' ' && character < 0x7F ? character : UNPRINTABLE);
        }
    }

    private static boolean isInstitution(final CharSequence text) {
        boolean isSound = text.length() > 1
                && text.length() <= INSTITUTION_LENGTH_MAX
                && text.charAt(0) >= 'A'
                && text.charAt(0) <= 'Z';
        for (int i = 1; i < text.length() && isSound; i++) {
            isSound = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return isSound;
    }

    private static int encodeWide(final byte[] target, final int at, final char character) {
        int length = at;
        if (character < 0x800) {
            target[length++] = (byte) (0xC0 | character >> 6);
        } else {
            target[length++] = (byte) (0xE0 | character >> 12);
            target[length++] = (byte) (0x80 | character >> 6 & 0x3F);
        }
        target[length++] = (byte) (0x80 | character & 0x3F);
        return length;
    }

    private static boolean isPrintable(final char character) {
        return !Character.isISOControl(character) && !Character.isSurrogate(character);
    }

    private void maskNumbers() {
        int start = 0;
        int end = 0;
        int digits = 0;
        for (int i = 0; i <= found.length(); i++) {
            final char character = i < found.length() ? found.charAt(i) : 0;
            if (Character.isDigit(character) || character == MASK) {
                start = digits == 0 ? i : start;
                end = i + 1;
                digits++;
            } else if (character != ' ' && character != '-') {
                maskIfLong(digits, start, end);
                digits = 0;
            }
        }
    }

    private void maskIfLong(final int digits, final int start, final int end) {
        for (int i = start; i < end && digits >= MASKED_DIGITS_MIN; i++) {
            found.setCharAt(i, MASK);
        }
    }
}
