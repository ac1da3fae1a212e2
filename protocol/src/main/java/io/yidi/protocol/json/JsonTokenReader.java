package io.yidi.protocol.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * JSON词法读取: the tokens of one JSON document (RFC 8259, UTF-8), one after the other, straight from the bytes that were
 * received. Strict, and bounded: depth, characters of a text and of a name, digits of a number.
 *
 * <p>After a fault every further token is the same fault. Names that come twice are the caller's to find. Not
 * thread-safe; allocates nothing after construction.
 */
public final class JsonTokenReader {

    /** 词法单元: what comes next. */
    public enum Token {
        OBJECT,
        OBJECT_END,
        ARRAY,
        ARRAY_END,
        NAME,
        TEXT,
        INTEGER,
        DECIMAL,
        TRUE,
        FALSE,
        NULL,
        /** The document was complete. */
        END,
        /** It is not JSON, or not UTF-8. */
        SYNTAX,
        /** A text, a name or a number is longer than allowed. */
        TOO_LONG,
        /** Nested deeper than allowed. */
        TOO_DEEP;

        /** Whether the document cannot be read any further. */
        public boolean isFault() {
            return compareTo(SYNTAX) >= 0;
        }
    }

    private static final int BYTE_ORDER_MARK = 0xEFBBBF;
    private static final int HEX_DIGITS = 4;
    private static final int HEX_BASE = 16;
    private static final int CONTROLS_END = 0x20;
    private static final int ASCII_END = 0x80;
    private static final long EACH_ONE = 0x0101_0101_0101_0101L;
    private static final long EACH_TOP_BIT = EACH_ONE << 7;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] TRUE_TEXT = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE_TEXT = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL_TEXT = {'n', 'u', 'l', 'l'};

    private final int textLengthMax;
    private final int nameLengthMax;
    private final int digitsMax;
    private final boolean[] inObject;
    private final char[] characters;
    private final CharRange text = new CharRange();

    private byte[] json = {};
    private int begin;
    private int at;
    private int end;
    private int depth;
    private boolean isValueDue;
    private boolean isFirst;
    private Token token;

    /**
     * Makes a reader.
     *
     * @param depthMax deepest nesting
     * @param textLengthMax most characters of a text
     * @param nameLengthMax most characters of a name
     * @param digitsMax most digits of a number
     */
    public JsonTokenReader(final int depthMax, final int textLengthMax, final int nameLengthMax, final int digitsMax) {
        this.textLengthMax = textLengthMax;
        this.nameLengthMax = nameLengthMax;
        this.digitsMax = digitsMax;
        this.inObject = new boolean[depthMax + 1];
        this.characters = new char[Math.max(textLengthMax, nameLengthMax) + 2];
    }

    /**
     * Begins a document.
     *
     * @param newJson holds it, and is not changed until it was read
     * @param offset of its first byte
     * @param length in bytes
     */
    public void wrap(final byte[] newJson, final int offset, final int length) {
        json = newJson;
        begin = offset;
        end = offset + length;
        at = offset + (startsWithMark(offset, length) ? 3 : 0);
        depth = 0;
        isValueDue = true;
        isFirst = false;
        token = null;
    }

    /** The token read last. */
    public Token token() {
        return token;
    }

    /** Characters of a name, a text or a number; valid until the next token. */
    public CharRange text() {
        return text;
    }

    /** Bytes read so far. */
    public int position() {
        return at - begin;
    }

    /** Reads the next token. */
    public Token next() {
        if (token == null || !token.isFault()) {
            token = nextToken();
        }
        return token;
    }

    /**
     * Reads the next token if it is this name, spelled without escapes and followed by its colon. Else nothing is read
     * but blanks.
     *
     * @param quotedName the name in its quotation marks, with the colon
     * @return whether it was read; then its value comes next, and {@link #text()} is undefined
     */
    boolean isNextName(final byte[] quotedName) {
        if (isValueDue || depth == 0 || !inObject[depth] || token.isFault()) {
            return false;
        }
        skipBlanks();
        if (!isFirst && (at == end || json[at] != ',')) {
            return false;
        }
        final int from = isFirst ? at : blanksEnd(at + 1);
        final int to = from + quotedName.length;
        if (to > end || !Arrays.equals(json, from, to, quotedName, 0, quotedName.length)) {
            return false;
        }
        at = to;
        isFirst = false;
        isValueDue = true;
        token = Token.NAME;
        return true;
    }

    /** Skips the rest of an object or array that has just begun; says whether that went well. */
    public boolean skipChildren() {
        for (final int outside = depth - 1; depth > outside; ) {
            if (next().isFault()) {
                return false;
            }
        }
        return true;
    }

    private Token nextToken() {
        skipBlanks();
        if (isValueDue) {
            isValueDue = false;
            return value();
        }
        if (depth == 0) {
            return at == end ? Token.END : Token.SYNTAX;
        }
        if (at == end) {
            return Token.SYNTAX;
        }
        return inObject[depth] ? nextMember() : nextElement();
    }

    private Token nextMember() {
        if (json[at] == '}') {
            return leave(Token.OBJECT_END);
        }
        if (!isSeparated() || at == end || json[at] != '"') {
            return Token.SYNTAX;
        }
        final Token name = string(Token.NAME, nameLengthMax);
        if (name.isFault()) {
            return name;
        }
        skipBlanks();
        if (at == end || json[at++] != ':') {
            return Token.SYNTAX;
        }
        isValueDue = true;
        return name;
    }

    private Token nextElement() {
        if (json[at] == ']') {
            return leave(Token.ARRAY_END);
        }
        return isSeparated() ? value() : Token.SYNTAX;
    }

    /** A comma before all but the first, and something behind it. */
    private boolean isSeparated() {
        if (isFirst) {
            isFirst = false;
            return true;
        }
        if (json[at] != ',') {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private Token value() {
        if (at == end) {
            return Token.SYNTAX;
        }
        return switch (json[at]) {
            case '{' -> enter(true, Token.OBJECT);
            case '[' -> enter(false, Token.ARRAY);
            case '"' -> string(Token.TEXT, textLengthMax);
            case 't' -> literal(TRUE_TEXT, Token.TRUE);
            case 'f' -> literal(FALSE_TEXT, Token.FALSE);
            case 'n' -> literal(NULL_TEXT, Token.NULL);
            default -> number();
        };
    }

    private Token enter(final boolean isObject, final Token entered) {
        at++;
        if (depth + 1 == inObject.length) {
            return Token.TOO_DEEP;
        }
        depth++;
        inObject[depth] = isObject;
        isFirst = true;
        return entered;
    }

    private Token leave(final Token left) {
        at++;
        depth--;
        isFirst = false;
        return left;
    }

    private Token literal(final byte[] spelling, final Token meant) {
        for (final byte letter : spelling) {
            if (at == end || json[at++] != letter) {
                return Token.SYNTAX;
            }
        }
        return meant;
    }

    private Token number() {
        final int start = at;
        skip('-');
        final int whole = at;
        int digits = skipDigits();
        if (digits == 0 || digits > 1 && json[whole] == '0') {
            return Token.SYNTAX;
        }
        Token kind = Token.INTEGER;
        if (skip('.')) {
            kind = Token.DECIMAL;
            final int decimals = skipDigits();
            if (decimals == 0) {
                return Token.SYNTAX;
            }
            digits += decimals;
        }
        if (skip('e') || skip('E')) {
            kind = Token.DECIMAL;
            if (!skip('+')) {
                skip('-');
            }
            final int exponent = skipDigits();
            if (exponent == 0) {
                return Token.SYNTAX;
            }
            digits += exponent;
        }
        if (digits > digitsMax || at - start > characters.length) {
            return Token.TOO_LONG;
        }
        return spelled(start, kind);
    }

    private Token spelled(final int start, final Token kind) {
        text.wrap(json, start, at - start);
        return kind;
    }

    private boolean skip(final char wanted) {
        if (at < end && json[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private int skipDigits() {
        final int start = at;
        while (at < end && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at - start;
    }

    /** Most texts are ASCII without escapes, and are shown where they stand. */
    private Token string(final Token kind, final int lengthMax) {
        final int from = at + 1;
        final int to = plainEnd(from);
        if (to < end && json[to] == '"' && to - from <= lengthMax) {
            at = to + 1;
            text.wrap(json, from, to - from);
            return kind;
        }
        return decoded(kind, lengthMax);
    }

    /** Index of the first byte that does not stand for itself. */
    private int plainEnd(final int from) {
        int to = from;
        for (; to + Long.BYTES <= end; to += Long.BYTES) {
            final long others = topBitsOfOthers((long) EIGHT_BYTES.get(json, to));
            if (others != 0) {
                return to + Long.numberOfTrailingZeros(others) / Byte.SIZE;
            }
        }
        while (to < end && isPlain(json[to])) {
            to++;
        }
        return to;
    }

    /**
     * Of eight bytes, the top bits of those that do not stand for themselves; above the lowest of them there may be
     * more. A byte gets its top bit by subtraction if it is smaller, and had it before if it is not ASCII.
     */
    private static long topBitsOfOthers(final long bytes) {
        final long quotes = (bytes ^ EACH_ONE * '"') - EACH_ONE;
        final long escapes = (bytes ^ EACH_ONE * '\\') - EACH_ONE;
        final long controls = bytes - EACH_ONE * CONTROLS_END;
        return (quotes | escapes | controls | bytes) & EACH_TOP_BIT;
    }

    private Token decoded(final Token kind, final int lengthMax) {
        int length = 0;
        at++;
        while (at < end) {
            final int next = json[at];
            if (next == '"') {
                at++;
                text.wrap(characters, 0, length);
                return length > lengthMax ? Token.TOO_LONG : kind;
            }
            if (length > lengthMax) {
                return Token.TOO_LONG;
            }
            if (next >= 0 && next < CONTROLS_END) {
                return Token.SYNTAX;
            }
            length = next == '\\' ? escaped(length) : next >= 0 ? plain(length, lengthMax) : wide(length);
            if (length < 0) {
                return Token.SYNTAX;
            }
        }
        return Token.SYNTAX;
    }

    /** Characters that stand for themselves, as many as follow each other; one more than allowed at most. */
    private int plain(final int length, final int lengthMax) {
        final byte[] bytes = json;
        final char[] taken = characters;
        final int stop = Math.min(end, at + lengthMax + 1 - length);
        int from = at;
        int to = length;
        for (; from < stop && isPlain(bytes[from]); from++) {
            taken[to++] = (char) bytes[from];
        }
        at = from;
        return to;
    }

    private static boolean isPlain(final byte next) {
        return next >= CONTROLS_END && next != '"' && next != '\\';
    }

    /** One or two characters of more than one byte; negative if these bytes are not UTF-8. */
    private int wide(final int length) {
        final int codePoint = Utf8Reader.codePoint(json, at, end);
        if (codePoint == Utf8Reader.NO_CODE_POINT) {
            return -1;
        }
        at += Utf8Reader.lengthOf(codePoint);
        return length + Character.toChars(codePoint, characters, length);
    }

    private int escaped(final int length) {
        at++;
        if (at == end) {
            return -1;
        }
        final int meant = switch (json[at++]) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> -1;
        };
        if (meant < 0) {
            return -1;
        }
        characters[length] = (char) meant;
        return length + 1;
    }

    private int hexadecimal() {
        if (end - at < HEX_DIGITS) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            final int next = json[at++];
            final int digit = next < 0 || next >= ASCII_END ? -1 : Character.digit((char) next, HEX_BASE);
            if (digit < 0) {
                return -1;
            }
            value = value * HEX_BASE + digit;
        }
        return value;
    }

    private void skipBlanks() {
        at = blanksEnd(at);
    }

    private int blanksEnd(final int from) {
        int to = from;
        while (to < end && (json[to] == ' ' || json[to] == '\n' || json[to] == '\r' || json[to] == '\t')) {
            to++;
        }
        return to;
    }

    private boolean startsWithMark(final int offset, final int length) {
        return length >= 3
                && ((json[offset] & 0xFF) << 16 | (json[offset + 1] & 0xFF) << 8 | json[offset + 2] & 0xFF)
                        == BYTE_ORDER_MARK;
    }
}
