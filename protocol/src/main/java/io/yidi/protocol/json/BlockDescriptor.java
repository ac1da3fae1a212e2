package io.yidi.protocol.json;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.code.TextTable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A block of fixed fields, with the groups and the variable texts that follow it: a message, or one entry of a group.
 *
 * <pre>
 *   | fields … | group: dimensions, entries … | … | text: length, UTF-8 | … |
 * </pre>
 *
 * <p>Members are numbered in this order, so that a set of them fits the bits of a {@code long}.
 */
final class BlockDescriptor {

    /** Result: no member has this name. */
    static final int NO_MEMBER = TextTable.NONE;

    private final String name;
    private final byte[] quotedName;
    private final int length;
    private final List<FieldDescriptor> fields;
    private final List<BlockDescriptor> groups;
    private final List<FieldDescriptor> texts;
    private final int countMax;
    private final TextTable members;
    private final FieldDescriptor[] fieldTable;
    private final long requiredFields;

    private BlockDescriptor(
            final String name,
            final int length,
            final List<FieldDescriptor> fields,
            final List<BlockDescriptor> groups,
            final List<FieldDescriptor> texts,
            final int countMax) {
        this.name = name;
        this.quotedName = FieldDescriptor.quoted(name);
        this.length = length;
        this.fields = fields;
        this.groups = groups;
        this.texts = texts;
        this.countMax = countMax;
        this.members = new TextTable(Stream.concat(
                        fields.stream().map(FieldDescriptor::name),
                        groups.stream().map(group -> group.name))
                .toList());
        if (members.size() > Long.SIZE) {
            throw new IllegalArgumentException("expected at most 64 names, found " + members.size());
        }
        this.fieldTable = fields.toArray(FieldDescriptor[]::new);
        this.requiredFields = IntStream.range(0, fieldTable.length)
                .filter(i -> fieldTable[i].isRequired())
                .mapToLong(i -> 1L << i)
                .reduce(0, (left, right) -> left | right);
    }

    static BlockDescriptor of(final String name, final int length, final FieldDescriptor... fields) {
        return new BlockDescriptor(name, length, List.of(fields), List.of(), List.of(), FrameDescriptor.LINE_COUNT_MAX);
    }

    BlockDescriptor withGroups(final BlockDescriptor... newGroups) {
        return new BlockDescriptor(name, length, fields, List.of(newGroups), texts, countMax);
    }

    BlockDescriptor withTexts(final String... names) {
        final List<FieldDescriptor> newTexts = List.of(names).stream()
                .map(text -> FieldDescriptor.text(text, 0, 0))
                .toList();
        return new BlockDescriptor(name, length, fields, groups, newTexts, countMax);
    }

    /** As a group: with at most so many entries. */
    BlockDescriptor atMost(final int newCountMax) {
        return new BlockDescriptor(name, length, fields, groups, texts, newCountMax);
    }

    String name() {
        return name;
    }

    byte[] quotedName() {
        return quotedName;
    }

    int length() {
        return length;
    }

    List<FieldDescriptor> fields() {
        return fields;
    }

    int fieldCount() {
        return fieldTable.length;
    }

    /** The field with this number. */
    FieldDescriptor field(final int member) {
        return fieldTable[member];
    }

    /** Fields without which a message is malformed, as bits by their numbers. */
    long requiredFields() {
        return requiredFields;
    }

    List<BlockDescriptor> groups() {
        return groups;
    }

    List<FieldDescriptor> texts() {
        return texts;
    }

    /** Most entries of a group. */
    int countMax() {
        return countMax;
    }

    /** Number of the field or group of this name: fields first, then groups; or {@link #NO_MEMBER}. */
    int memberIndex(final CharSequence memberName) {
        return members.find(memberName);
    }

    /** Names of all fields and groups as a JSON object writes them, colon included, by their numbers. */
    byte[][] quotedNames() {
        return IntStream.range(0, members.size())
                .mapToObj(member -> FieldDescriptor.quoted(members.text(member)))
                .toArray(byte[][]::new);
    }

    /** Name of the field or group with this number. */
    String memberName(final int member) {
        return members.text(member);
    }
}
