package io.yidi.load.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.RefundDescriptor;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 报文帧写入: a document of {@link FrameReader} into its frame. What a document leaves out is empty: no text, 0 or "not
 * given", no entries. One thread.
 */
public final class FrameWriter {

    private final MessageTable table;
    private final ByteBuffer bytes = ByteBuffer.allocate(
                    FrameDescriptor.MESSAGE_OFFSET + FrameDescriptor.MESSAGE_LENGTH_MAX)
            .order(FrameDescriptor.BYTE_ORDER);

    /** Writes frames of that schema. */
    public FrameWriter(final MessageTable table) {
        this.table = table;
    }

    /**
     * Writes a frame.
     *
     * @param document with the names of the schema
     * @return the frame with its length field
     * @throws IllegalArgumentException if the document is none of this schema, saying what was expected and found
     */
    public byte[] write(final JsonNode document) {
        final String name = document.path(FrameReader.MESSAGE).asText();
        final BlockRow message = ofLength(
                table.ofName(name)
                        .orElseThrow(() -> new IllegalArgumentException("expected the name of a message under \""
                                + FrameReader.MESSAGE + "\", found \"" + name + "\"")),
                document.path(FrameReader.BLOCK_LENGTH));
        Arrays.fill(bytes.array(), (byte) 0);
        bytes.clear().position(FrameDescriptor.MESSAGE_OFFSET);
        putShort(message.lengthBytes());
        putShort(message.id());
        putShort(table.schemaId());
        putShort(table.version());
        try {
            block(message, document, Set.of(FrameReader.MESSAGE, FrameReader.BLOCK_LENGTH));
        } catch (final BufferOverflowException tooLong) {
            throw new IllegalArgumentException(
                    "expected a frame of at most " + bytes.capacity() + " bytes, found more", tooLong);
        }
        bytes.putInt(FrameDescriptor.LENGTH_OFFSET, bytes.position() - FrameDescriptor.MESSAGE_OFFSET);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static BlockRow ofLength(final BlockRow message, final JsonNode stated) {
        final int lengthBytes = stated.asInt(message.lengthBytes());
        if (lengthBytes == message.lengthBytes()) {
            return message;
        }
        if (lengthBytes != RefundDescriptor.earlierLength(message.id())) {
            throw new IllegalArgumentException("expected " + FrameReader.BLOCK_LENGTH + " " + message.lengthBytes()
                    + " of " + message.name() + ", found " + stated);
        }
        return message.upTo(lengthBytes);
    }

    private void block(final BlockRow row, final JsonNode document, final Set<String> alsoKnown) {
        refuseUnknown(row, document, alsoKnown);
        final int start = bytes.position();
        if (bytes.remaining() < row.lengthBytes()) {
            throw new BufferOverflowException();
        }
        row.fields().forEach(field -> field(field, document.path(field.name()), start));
        bytes.position(start + row.lengthBytes());
        row.groups().forEach(group -> group(group, document.path(group.name())));
        row.texts().forEach(text -> variable(text, document.path(text.name()).asText("")));
    }

    private void field(final FieldRow field, final JsonNode value, final int start) {
        if (!value.isMissingNode()) {
            FieldValue.write(field, value, bytes, start + field.offset());
        } else if (field.nullValue().isPresent()) {
            FieldValue.write(field, NullNode.getInstance(), bytes, start + field.offset());
        }
    }

    private void group(final BlockRow group, final JsonNode entries) {
        putShort(group.lengthBytes());
        putShort(entries.size());
        entries.forEach(entry -> block(group, entry, Set.of()));
    }

    private void variable(final TextRow row, final String content) {
        final byte[] encoded = row.isText()
                ? content.getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(content);
        putShort(encoded.length);
        bytes.put(encoded);
    }

    private void putShort(final int value) {
        bytes.putShort((short) value);
    }

    private static void refuseUnknown(final BlockRow row, final JsonNode document, final Set<String> alsoKnown) {
        final Set<String> known = Stream.of(
                        row.fields().stream().map(FieldRow::name),
                        row.groups().stream().map(BlockRow::name),
                        row.texts().stream().map(TextRow::name),
                        alsoKnown.stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        document.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("expected a field of " + row.name() + ", found " + name);
            }
        });
    }
}
