package io.yidi.protocol.code;

import java.util.Arrays;
import java.util.Collection;

/**
 * 文本表: numbers texts, and finds the number of a text that stands in some buffer, without making a {@code String} of it.
 * Immutable; finding allocates nothing.
 */
public final class TextTable {

    /** Result: the text is not in the table. */
    public static final int NONE = -1;

    private static final int HASH_BASE = 31;
    private static final int SLOTS_PER_TEXT = 4;

    private final String[] texts;

    /** Number of a text, and one more; 0 where there is none. */
    private final int[] slots;

    /**
     * Makes a table.
     *
     * @param texts in the order of their numbers, from 0
     * @throws IllegalArgumentException if a text comes twice
     */
    public TextTable(final Collection<String> texts) {
        this.texts = texts.toArray(String[]::new);
        this.slots = new int[Integer.highestOneBit(SLOTS_PER_TEXT * this.texts.length + 1) << 1];
        for (int i = 0; i < this.texts.length; i++) {
            put(i);
        }
    }

    /** How many texts there are. */
    public int size() {
        return texts.length;
    }

    /** The text with this number. */
    public String text(final int number) {
        return texts[number];
    }

    /** Number of a text, or {@link #NONE}. */
    public int find(final CharSequence text) {
        for (int slot = slotOf(text); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (texts[slots[slot] - 1].contentEquals(text)) {
                return slots[slot] - 1;
            }
        }
        return NONE;
    }

    /** Whether the table has a text. */
    public boolean holds(final CharSequence text) {
        return find(text) != NONE;
    }

    private void put(final int number) {
        if (holds(texts[number])) {
            throw new IllegalArgumentException(
                    "expected texts that differ, found " + texts[number] + " twice in " + Arrays.toString(texts));
        }
        int slot = slotOf(texts[number]);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = number + 1;
    }

    private int slotOf(final CharSequence text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = HASH_BASE * hash + text.charAt(i);
        }
        return (hash ^ hash >>> Byte.SIZE ^ hash >>> Short.SIZE) & slots.length - 1;
    }
}
