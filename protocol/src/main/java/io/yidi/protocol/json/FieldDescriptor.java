package io.yidi.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One field: its JSON name, its kind and its place in the block.
 *
 * @param name in JSON
 * @param kind of value
 * @param offset from the first byte of the block
 * @param size capacity of a text in bytes, width of a code in digits, or number of a flag's bit; else 0
 * @param isRequired whether a message without it is malformed
 * @param names of a {@link FieldKind#NAME}, an empty one for a number that is not used
 * @param quotedName the name as a JSON object writes it, colon included
 */
record FieldDescriptor(
        String name, FieldKind kind, int offset, int size, boolean isRequired, List<String> names, byte[] quotedName) {

    static FieldDescriptor text(final String name, final int offset, final int capacity) {
        return of(name, FieldKind.TEXT, offset, capacity);
    }

    static FieldDescriptor utf8(final String name, final int offset, final int capacity) {
        return of(name, FieldKind.UTF8, offset, capacity);
    }

    static FieldDescriptor flag(final String name, final int offset, final int bit) {
        return of(name, FieldKind.FLAG, offset, bit).optional();
    }

    static FieldDescriptor name(final String name, final int offset, final String... names) {
        return new FieldDescriptor(name, FieldKind.NAME, offset, 0, true, List.of(names), quoted(name));
    }

    static FieldDescriptor of(final String name, final FieldKind kind, final int offset) {
        return of(name, kind, offset, 0);
    }

    static FieldDescriptor of(final String name, final FieldKind kind, final int offset, final int size) {
        return new FieldDescriptor(name, kind, offset, size, true, List.of(), quoted(name));
    }

    FieldDescriptor optional() {
        return new FieldDescriptor(name, kind, offset, size, false, names, quotedName);
    }

    static byte[] quoted(final String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }
}
