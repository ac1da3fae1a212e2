package io.yidi.load.dump;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.RefundDescriptor;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * 报文帧读取: a frame into a document with the names of the schema. Nothing is lost: {@link FrameWriter} makes the same
 * bytes of it again. One thread.
 */
public final class FrameReader {

    /** Name that says which message a document is. */
    public static final String MESSAGE = "message";

    /** Name of the length of a block, in bytes; said only of one that is shorter than the schema has it now. */
    public static final String BLOCK_LENGTH = "blockLength";

    private final MessageTable table;
    private ByteBuffer bytes;

    /** Reads frames of that schema. */
    public FrameReader(final MessageTable table) {
        this.table = table;
    }

    /**
     * Reads the frame at the position of a buffer and moves the position behind it.
     *
     * @param source one or more frames, each with its length field
     * @return the document
     * @throws IllegalArgumentException if that is no whole frame of this schema, saying what was expected and found
     */
    public ObjectNode read(final ByteBuffer source) {
        bytes = source.slice().order(FrameDescriptor.BYTE_ORDER);
        try {
            final int length = bytes.getInt();
            expect("bytes after the length field", length, Math.max(0, Math.min(length, bytes.remaining())));
            bytes.limit(FrameDescriptor.MESSAGE_OFFSET + length);
            final ObjectNode document = message();
            expect("bytes left after the message", 0, bytes.remaining());
            source.position(source.position() + FrameDescriptor.MESSAGE_OFFSET + length);
            return document;
        } catch (final BufferUnderflowException tooShort) {
            throw new IllegalArgumentException(
                    "expected more bytes after offset " + bytes.position() + ", found the end of the frame", tooShort);
        }
    }

    private ObjectNode message() {
        final int blockLength = unsignedShort();
        final int templateId = unsignedShort();
        expect("schema id", table.schemaId(), unsignedShort());
        expect("version of the schema", table.version(), unsignedShort());
        final BlockRow message = table.ofTemplate(templateId)
                .orElseThrow(
                        () -> new IllegalArgumentException("expected a template of the schema, found " + templateId));
        final ObjectNode document = JsonNodeFactory.instance.objectNode().put(MESSAGE, message.name());
        if (blockLength == RefundDescriptor.earlierLength(templateId)) {
            return block(message.upTo(blockLength), document.put(BLOCK_LENGTH, blockLength));
        }
        expect("block length of " + message.name(), message.lengthBytes(), blockLength);
        return block(message, document);
    }

    private ObjectNode block(final BlockRow row, final ObjectNode document) {
        final int start = bytes.position();
        if (bytes.remaining() < row.lengthBytes()) {
            throw new BufferUnderflowException();
        }
        row.fields()
                .forEach(field -> document.set(field.name(), FieldValue.read(field, bytes, start + field.offset())));
        bytes.position(start + row.lengthBytes());
        row.groups().forEach(group -> document.set(group.name(), group(group)));
        row.texts().forEach(text -> variable(text, document));
        return document;
    }

    private ArrayNode group(final BlockRow group) {
        expect("block length of " + group.name(), group.lengthBytes(), unsignedShort());
        final ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (int left = unsignedShort(); left > 0; left--) {
            entries.add(block(group, JsonNodeFactory.instance.objectNode()));
        }
        return entries;
    }

    private void variable(final TextRow row, final ObjectNode document) {
        final byte[] content = new byte[unsignedShort()];
        bytes.get(content);
        document.put(
                row.name(), row.isText() ? utf8(row, content) : HexFormat.of().formatHex(content));
    }

    private static String utf8(final TextRow row, final byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (final CharacterCodingException notText) {
            throw new IllegalArgumentException(
                    "expected UTF-8 in " + row.name() + ", found "
                            + HexFormat.of().formatHex(content),
                    notText);
        }
    }

    private int unsignedShort() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    private static void expect(final String what, final int expected, final int found) {
        if (expected != found) {
            throw new IllegalArgumentException("expected " + what + " " + expected + ", found " + found);
        }
    }
}
