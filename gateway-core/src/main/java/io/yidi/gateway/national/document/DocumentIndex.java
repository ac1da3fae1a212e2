package io.yidi.gateway.national.document;

import io.yidi.protocol.json.CharRange;
import io.yidi.protocol.json.JsonTokenReader.Token;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * 文档索引: a JSON document as a flat list of its values, in the order they stand, over one array of characters.
 *
 * <pre>
 *   {"infno":"2207","cnt":[1,2]}
 *
 *   value    0        1        2        3        4
 *   kind     OBJECT   TEXT     ARRAY    INTEGER  INTEGER
 *   parent            0        0        2        2
 *   end      5        2        5        4        5        the first value behind it and all that is in it
 *   name              infno    cnt
 *   text              2207              1        2
 * </pre>
 *
 * <p>Values are numbers. Members are found by a table of (object, name), whose places nobody outside can foresee, so
 * that no document is slow to read. Filled by {@link DocumentReader}, again and again; allocates only to grow. Not
 * thread-safe.
 */
public final class DocumentIndex {

    /** Result: there is no such value. */
    public static final int NONE = -1;

    /** The value that all others of the first document are in. */
    public static final int ROOT = 0;

    private static final int VALUES_AT_FIRST = 256;
    private static final int CHARACTERS_AT_FIRST = 4_096;
    private static final int VALUES_KEPT = 8_192;
    private static final int SCATTER = 0x9E3779B1;
    private static final int SEED = ThreadLocalRandom.current().nextInt();

    private final CharRange view = new CharRange();
    private final CharRange otherView = new CharRange();
    private final PlainNumber number = new PlainNumber();
    private Token[] kinds;
    private int[] parents;
    private int[] ends;
    private int[] nameAts;
    private int[] nameLengths;
    private int[] textAts;
    private int[] textLengths;
    private int count;
    private char[] characters;
    private int characterCount;

    /** Round in the upper half, value in the lower one; an entry of another round is none. */
    private long[] slots;

    private int round;

    /** Makes an index of nothing. */
    public DocumentIndex() {
        allocate();
    }

    /** What a value is. */
    public Token kind(final int value) {
        return kinds[value];
    }

    /** Whether a value is one, and an object. */
    public boolean isObject(final int value) {
        return value != NONE && kinds[value] == Token.OBJECT;
    }

    /** Whether a value stands in an array. */
    public boolean isElement(final int value) {
        return parents[value] != NONE && kinds[parents[value]] == Token.ARRAY;
    }

    /** Number of members or elements; 0 of what has none. */
    public int size(final int value) {
        int size = 0;
        for (int child = firstChild(value); child != NONE; child = next(child)) {
            size++;
        }
        return size;
    }

    /** The first member or element, or {@link #NONE}. */
    public int firstChild(final int value) {
        return value == NONE || ends[value] == value + 1 ? NONE : value + 1;
    }

    /** The member or element behind another one of the same parent, or {@link #NONE}. */
    public int next(final int child) {
        return ends[child] == ends[parents[child]] ? NONE : ends[child];
    }

    /** The member of an object that has this name, or {@link #NONE}, also of what is no object. */
    public int find(final int object, final CharSequence name) {
        if (!isObject(object)) {
            return NONE;
        }
        int slot = slotOf(object, name);
        while (slots[slot] >>> Integer.SIZE == round) {
            final int value = (int) slots[slot];
            if (parents[value] == object && isNamed(value, name)) {
                return value;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return NONE;
    }

    /**
     * Text of a value: of a number its digits without an exponent, of {@code null}, objects, arrays and of what is not
     * there nothing; without blanks around it.
     *
     * @param value or {@link #NONE}
     * @return a view, valid until the next call
     */
    public CharRange text(final int value) {
        return text(value, view);
    }

    /**
     * Text of a value, as {@link #text(int)}, for who needs several at once.
     *
     * @param value or {@link #NONE}
     * @param shown takes it
     * @return the view that was given
     */
    public CharRange text(final int value, final CharRange shown) {
        if (value == NONE) {
            shown.wrap(characters, 0, 0);
            return shown;
        }
        int begin = textAts[value];
        int end = begin + textLengths[value];
        while (begin < end && Character.isWhitespace(characters[begin])) {
            begin++;
        }
        while (begin < end && Character.isWhitespace(characters[end - 1])) {
            end--;
        }
        shown.wrap(characters, begin, end - begin);
        return shown;
    }

    /** Whether the texts of two values are the same; each of them may be {@link #NONE}. */
    public boolean isSameText(final int left, final int right) {
        text(left, view);
        text(right, otherView);
        return CharSequence.compare(view, otherView) == 0;
    }

    /** Name of a member, a view that is valid until the next call. */
    public CharRange name(final int value) {
        view.wrap(characters, nameAts[value], nameLengths[value]);
        return view;
    }

    /** Text of a value as it was sent, blanks and all, a view that is valid until the next call. */
    CharRange wholeText(final int value) {
        view.wrap(characters, textAts[value], textLengths[value]);
        return view;
    }

    /** Adds an object that stands for itself. */
    public int addObject() {
        return add(NONE, Token.OBJECT);
    }

    /** Adds a text to an object behind which nothing else stands; it may be a view of this index. */
    public void put(final int object, final String name, final CharSequence text) {
        final int textLength = text.length();
        final int textAt = keep(text);
        final int nameAt = keep(name);
        final int member = add(object, Token.TEXT);
        textAts[member] = textAt;
        textLengths[member] = textLength;
        name(member, nameAt, name.length());
        close(object);
    }

    /** Forgets the document; room for an unusually large one is given back. */
    public void clear() {
        if (kinds.length > VALUES_KEPT) {
            allocate();
        }
        count = 0;
        characterCount = 0;
        round++;
        if (round < 0) {
            Arrays.fill(slots, 0);
            round = 1;
        }
    }

    /** Keeps characters, for a name; tells where. */
    int keep(final CharSequence text) {
        final int at = characterCount;
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            characters[at + i] = text.charAt(i);
        }
        characterCount += text.length();
        return at;
    }

    /** Adds a value behind all others. */
    int add(final int parent, final Token kind) {
        if (count == kinds.length) {
            grow();
        }
        final int value = count++;
        kinds[value] = kind;
        parents[value] = parent;
        ends[value] = count;
        nameLengths[value] = 0;
        textAts[value] = characterCount;
        textLengths[value] = 0;
        return value;
    }

    /** Names a value that was added to an object; false if the object has a member of this name already. */
    boolean name(final int value, final int nameAt, final int nameLength) {
        nameAts[value] = nameAt;
        nameLengths[value] = nameLength;
        if (find(parents[value], name(value)) != NONE) {
            return false;
        }
        enter(value);
        return true;
    }

    /** Says that an object or array has all its members or elements. */
    void close(final int value) {
        ends[value] = count;
    }

    /** Gives the value that was added last its text. */
    void putText(final int value, final CharRange text) {
        textAts[value] = keep(text);
        textLengths[value] = text.length();
    }

    /** Gives the value that was added last its number; false if it is beyond all bounds. */
    boolean putNumber(final int value, final CharRange spelled) {
        reserve(PlainNumber.LENGTH_MAX + spelled.length());
        final int length = number.write(spelled, characters, characterCount);
        if (length == PlainNumber.NO_NUMBER) {
            return false;
        }
        textAts[value] = characterCount;
        textLengths[value] = length;
        characterCount += length;
        return true;
    }

    /** Gives the value that was added last a word of JSON's own; {@code null} is none. */
    void putWord(final int value, final Token kind) {
        final String word = kind == Token.TRUE ? "true" : kind == Token.FALSE ? "false" : "";
        reserve(word.length());
        word.getChars(0, word.length(), characters, characterCount);
        textAts[value] = characterCount;
        textLengths[value] = word.length();
        characterCount += word.length();
    }

    private boolean isNamed(final int value, final CharSequence name) {
        final int length = nameLengths[value];
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (characters[nameAts[value] + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int slotOf(final int object, final CharSequence name) {
        int hash = SEED + object * SCATTER;
        for (int i = 0; i < name.length(); i++) {
            hash = Integer.rotateLeft((hash ^ name.charAt(i)) * SCATTER, 13);
        }
        return (hash * SCATTER ^ hash >>> Short.SIZE) & slots.length - 1;
    }

    private void enter(final int value) {
        int slot = slotOf(parents[value], name(value));
        while (slots[slot] >>> Integer.SIZE == round) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = (long) round << Integer.SIZE | value;
    }

    private void reserve(final int more) {
        if (characterCount + more > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, characterCount + more));
        }
    }

    private void allocate() {
        kinds = new Token[VALUES_AT_FIRST];
        parents = new int[VALUES_AT_FIRST];
        ends = new int[VALUES_AT_FIRST];
        nameAts = new int[VALUES_AT_FIRST];
        nameLengths = new int[VALUES_AT_FIRST];
        textAts = new int[VALUES_AT_FIRST];
        textLengths = new int[VALUES_AT_FIRST];
        slots = new long[2 * VALUES_AT_FIRST];
        characters = new char[CHARACTERS_AT_FIRST];
        count = 0;
        round = 1;
    }

    private void grow() {
        final int capacity = 2 * kinds.length;
        kinds = Arrays.copyOf(kinds, capacity);
        parents = Arrays.copyOf(parents, capacity);
        ends = Arrays.copyOf(ends, capacity);
        nameAts = Arrays.copyOf(nameAts, capacity);
        nameLengths = Arrays.copyOf(nameLengths, capacity);
        textAts = Arrays.copyOf(textAts, capacity);
        textLengths = Arrays.copyOf(textLengths, capacity);
        slots = new long[2 * capacity];
        for (int value = 0; value < count; value++) {
            if (parents[value] != NONE && kinds[parents[value]] == Token.OBJECT) {
                enter(value);
            }
        }
    }
}
