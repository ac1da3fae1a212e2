package io.yidi.load.dump;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pages about the binary messages, byte by byte: written from the schema and the messages that are kept. */
final class WireBook {

    private static final HexFormat HEX = HexFormat.of();
    private static final int HEX_BYTES_PER_LINE = 32;
    private static final int HEX_BYTES_SHOWN = 16;
    private static final int HEADER_BYTES = 12;
    private static final int LENGTH_OF_LENGTH_BYTES = 2;
    private static final int GROUP_HEADER_BYTES = 4;

    private final MessageTable table;
    private final Map<String, String> examples = new TreeMap<>();
    private final StringBuilder page = new StringBuilder();

    WireBook(final MessageTable table) throws IOException {
        this.table = table;
        for (final String name : GoldenFrames.names()) {
            final byte[] frame = GoldenFrames.frame(name);
            final JsonNode document = new FrameReader(table).read(ByteBuffer.wrap(frame));
            examples.putIfAbsent(document.path(FrameReader.MESSAGE).asText(), name);
        }
    }

    String page() throws IOException {
        page.append("""
                # Wire book · 二进制报文逐字节

                Every message of the [binary protocol](binary.md), byte by byte, from its schema. 本页由报文定义生成。
                The examples are the messages of the tests; persons and hospitals are fictional.

                A frame is 4 bytes of length, little-endian as everything, which count what follows; 8 bytes of header:
                block length, template, schema %d, version %d, each uint16; then the block. Offsets in the tables count
                from the start of the block, which is byte 12 of the frame. Groups follow the block, each with the
                length of its entries and their number (uint16 each); texts follow the groups, each behind its length
                (uint16).

                The same as C structs: [samples/c/yidi.h](../../samples/c/yidi.h). A frame that was captured is read by
                `./yidi dump FILE`, or `./yidi dump --hex DIGITS`; what it prints, edited, becomes a frame again by the
                same command.

                | template | message | block bytes | |
                |---|---|---|---|
                """.formatted(table.schemaId(), table.version()));
        for (final BlockRow message : table.messages()) {
            row(
                    Integer.toString(message.id()),
                    "[" + message.name() + "](#" + message.name().toLowerCase(Locale.ROOT) + ")",
                    Integer.toString(message.lengthBytes()),
                    message.description());
        }
        for (final BlockRow message : table.messages()) {
            message(message);
        }
        return page.toString();
    }

    private void message(final BlockRow message) throws IOException {
        final String example = examples.get(message.name());
        if (example == null) {
            throw new AssertionError("expected an example of " + message.name());
        }
        final byte[] frame = GoldenFrames.frame(example);
        page.append("\n## ").append(message.name()).append("\n\nTemplate ").append(message.id());
        page.append(", block of ").append(message.lengthBytes()).append(" bytes. ");
        page.append(sentence(message.description())).append("\n\n");
        final ByteBuffer bytes = ByteBuffer.wrap(frame).order(FrameDescriptor.BYTE_ORDER);
        bytes.position(HEADER_BYTES);
        block(message, bytes, true);
        page.append("\nExample frame:\n\n```\n");
        for (int i = 0; i < frame.length; i += HEX_BYTES_PER_LINE) {
            page.append(digits(frame, i, Math.min(frame.length - i, HEX_BYTES_PER_LINE)))
                    .append('\n');
        }
        page.append("```\n");
    }

    /** A block's table, with the bytes of the example if there are any. */
    private void block(final BlockRow block, final ByteBuffer bytes, final boolean isExample) {
        page.append("| offset | bytes | field | type | meaning | example | is |\n|---|---|---|---|---|---|---|\n");
        final int start = bytes.position();
        block.fields().forEach(field -> field(field, bytes, start, isExample));
        if (isExample) {
            bytes.position(start + block.lengthBytes());
        }
        // Texts of a message stand behind its groups, so their examples wait until those are gone through.
        final int tableEnd = page.length();
        for (final BlockRow group : block.groups()) {
            group(group, bytes, isExample);
        }
        final String groups = page.substring(tableEnd);
        page.setLength(tableEnd);
        block.texts().forEach(text -> text(text, bytes, isExample));
        page.append(groups);
    }

    private void group(final BlockRow group, final ByteBuffer bytes, final boolean isExample) {
        page.append("\nGroup `").append(group.name()).append("`: ").append(sentence(group.description()));
        final int count = isExample ? Short.toUnsignedInt(bytes.getShort(bytes.position() + 2)) : 0;
        page.append(" Entries of ").append(group.lengthBytes()).append(" bytes");
        page.append(count > 0 ? ", the first of " + count + " as example.\n\n" : ".\n\n");
        if (isExample) {
            bytes.position(bytes.position() + GROUP_HEADER_BYTES);
        }
        block(group, bytes, count > 0);
        for (int i = 1; i < count; i++) {
            skip(group, bytes);
        }
    }

    private static void skip(final BlockRow entry, final ByteBuffer bytes) {
        bytes.position(bytes.position() + entry.lengthBytes());
        entry.texts()
                .forEach(text -> bytes.position(bytes.position()
                        + LENGTH_OF_LENGTH_BYTES
                        + Short.toUnsignedInt(bytes.getShort(bytes.position()))));
    }

    private void field(final FieldRow field, final ByteBuffer bytes, final int start, final boolean isExample) {
        final String hex = isExample ? hex(bytes, start + field.offset(), field.lengthBytes()) : "";
        final String value = isExample
                ? FieldValue.read(field, bytes, start + field.offset()).toString()
                : "";
        row(
                Integer.toString(field.offset()),
                Integer.toString(field.lengthBytes()),
                field.name(),
                type(field),
                meaning(field),
                code(hex),
                code(value));
    }

    private void text(final TextRow text, final ByteBuffer bytes, final boolean isExample) {
        String hex = "";
        if (isExample) {
            final int length = LENGTH_OF_LENGTH_BYTES + Short.toUnsignedInt(bytes.getShort(bytes.position()));
            hex = hex(bytes, bytes.position(), length);
            bytes.position(bytes.position() + length);
        }
        row("after", "2 + n", text.name(), text.isText() ? "UTF-8" : "bytes", text.description(), code(hex), "");
    }

    private static String type(final FieldRow field) {
        final String primitive = field.primitive().primitiveName();
        final String wire = field.form() == FieldForm.TEXT ? "char[" + field.lengthBytes() + "]" : primitive;
        return field.type().equals(primitive) ? wire : wire + " " + field.type();
    }

    private static String meaning(final FieldRow field) {
        final StringBuilder meaning = new StringBuilder(field.description());
        append(meaning, field.form() == FieldForm.NUMBER ? field.typeDescription() : "");
        append(meaning, field.nullValue().map(value -> value + " not given").orElse(""));
        final String prefix = field.form() == FieldForm.SET ? "bit " : "";
        append(
                meaning,
                field.values().stream()
                        .map(value -> prefix + value.number() + " " + value.name())
                        .collect(Collectors.joining(", ")));
        return meaning.toString();
    }

    private static void append(final StringBuilder meaning, final String more) {
        if (!more.isEmpty()) {
            meaning.append(meaning.isEmpty() ? "" : "; ").append(more);
        }
    }

    private static String hex(final ByteBuffer bytes, final int offset, final int length) {
        final String digits = digits(bytes.array(), offset, Math.min(length, HEX_BYTES_SHOWN));
        return length > HEX_BYTES_SHOWN ? digits + " …" : digits;
    }

    /** Four bytes together. */
    private static String digits(final byte[] bytes, final int offset, final int length) {
        return HEX.formatHex(bytes, offset, offset + length).replaceAll("(.{8})(?=.)", "$1 ");
    }

    private static String code(final String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String sentence(final String description) {
        return description.isEmpty() ? "" : description + ".";
    }

    private void row(final String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
