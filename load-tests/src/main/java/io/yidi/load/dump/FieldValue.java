package io.yidi.load.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;
import uk.co.real_logic.sbe.PrimitiveType;

/**
 * 字段取值: the bytes of a field as a JSON value, and back. Texts lose the NUL that fill them up; a number that means
 * "not given" is {@code null}; an enumeration is its name, a set the list of its bits' names, either a number where a
 * name is missing.
 */
final class FieldValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FieldValue() {}

    static JsonNode read(final FieldRow field, final ByteBuffer bytes, final int offset) {
        if (field.form() == FieldForm.TEXT) {
            return NODES.textNode(text(field, bytes, offset));
        }
        final long number = number(field.primitive(), bytes, offset);
        return switch (field.form()) {
            case ENUM -> enumName(field, number);
            case SET -> bitNames(field, number);
            default ->
                field.nullValue().equals(Optional.of(number))
                        ? NODES.nullNode()
                        : numberNode(field.primitive(), number);
        };
    }

    static void write(final FieldRow field, final JsonNode value, final ByteBuffer bytes, final int offset) {
        if (field.form() == FieldForm.TEXT) {
            writeText(field, value.asText(), bytes, offset);
        } else {
            writeNumber(field, toNumber(field, value), bytes, offset);
        }
    }

    private static String text(final FieldRow field, final ByteBuffer bytes, final int offset) {
        int length = field.lengthBytes();
        while (length > 0 && bytes.get(offset + length - 1) == 0) {
            length--;
        }
        final byte[] content = new byte[length];
        bytes.get(offset, content);
        try {
            return field.charset().newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (final CharacterCodingException notText) {
            throw wrong(field, "a text in " + field.charset(), HexFormat.of().formatHex(content));
        }
    }

    private static void writeText(final FieldRow field, final String text, final ByteBuffer bytes, final int offset) {
        final byte[] content = text.getBytes(field.charset());
        if (content.length > field.lengthBytes()) {
            throw wrong(field, "at most " + field.lengthBytes() + " bytes", text);
        }
        bytes.put(offset, content);
    }

    private static long number(final PrimitiveType type, final ByteBuffer bytes, final int offset) {
        return switch (type) {
            case CHAR, UINT8 -> Byte.toUnsignedLong(bytes.get(offset));
            case INT8 -> bytes.get(offset);
            case INT16 -> bytes.getShort(offset);
            case UINT16 -> Short.toUnsignedLong(bytes.getShort(offset));
            case INT32 -> bytes.getInt(offset);
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt(offset));
            case INT64, UINT64 -> bytes.getLong(offset);
            default -> throw new IllegalArgumentException("expected a whole number, found " + type);
        };
    }

    private static void writeNumber(final FieldRow field, final long number, final ByteBuffer bytes, final int offset) {
        switch (field.lengthBytes()) {
            case Byte.BYTES -> bytes.put(offset, (byte) number);
            case Short.BYTES -> bytes.putShort(offset, (short) number);
            case Integer.BYTES -> bytes.putInt(offset, (int) number);
            default -> bytes.putLong(offset, number);
        }
        if (number(field.primitive(), bytes, offset) != number) {
            throw wrong(field, "a number of " + field.lengthBytes() + " bytes", Long.toString(number));
        }
    }

    private static JsonNode numberNode(final PrimitiveType type, final long number) {
        return type == PrimitiveType.UINT64
                ? NODES.numberNode(new BigInteger(Long.toUnsignedString(number)))
                : NODES.numberNode(number);
    }

    private static JsonNode enumName(final FieldRow field, final long number) {
        return field.values().stream()
                .filter(value -> value.number() == number)
                .findAny()
                .<JsonNode>map(value -> NODES.textNode(value.name()))
                .orElseGet(() -> NODES.numberNode(number));
    }

    private static JsonNode bitNames(final FieldRow field, final long bits) {
        final ArrayNode names = NODES.arrayNode();
        long unnamed = bits;
        for (final NamedValue bit : field.values()) {
            final long mask = 1L << bit.number();
            if ((bits & mask) != 0) {
                names.add(bit.name());
                unnamed &= ~mask;
            }
        }
        return unnamed == 0 ? names : NODES.numberNode(bits);
    }

    private static long toNumber(final FieldRow field, final JsonNode value) {
        if (value.isNull()) {
            return field.nullValue().orElseThrow(() -> wrong(field, "a value", "null"));
        }
        if (value.isArray()) {
            long bits = 0;
            for (final JsonNode name : value) {
                bits |= 1L << named(field, name.asText());
            }
            return bits;
        }
        return value.isTextual()
                ? named(field, value.asText())
                : value.bigIntegerValue().longValue();
    }

    private static long named(final FieldRow field, final String name) {
        return field.values().stream()
                .filter(value -> value.name().equals(name))
                .findAny()
                .orElseThrow(() -> wrong(field, "a name of the schema", name))
                .number();
    }

    private static IllegalArgumentException wrong(final FieldRow field, final String expected, final String found) {
        return new IllegalArgumentException(field.name() + ": expected " + expected + ", found " + found);
    }
}
