package io.yidi.protocol.json;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.money.Decimals;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** 报文写出: walks a block's table and writes its members as JSON. What is empty is left out. */
final class BlockJsonWriter {

    private static final ByteOrder ORDER = FrameDescriptor.BYTE_ORDER;
    private static final int DIMENSIONS_LENGTH = 4;
    private static final int TEXT_LENGTH_LENGTH = 2;

    private final JsonWriter json;

    BlockJsonWriter(final JsonWriter json) {
        this.json = json;
    }

    /**
     * Writes the members of a block into the object that is open.
     *
     * @param at first byte of the block
     * @param blockLength of the block, as the message says; fields behind it are not there
     * @return first byte after the block, its groups and its texts
     */
    int write(final BlockDescriptor block, final DirectBuffer source, final int at, final int blockLength) {
        for (int i = 0; i < block.fields().size(); i++) {
            if (block.fields().get(i).offset() < blockLength) {
                writeField(block.fields().get(i), source, at);
            }
        }
        int position = at + blockLength;
        for (int i = 0; i < block.groups().size(); i++) {
            position = writeGroup(block.groups().get(i), source, position);
        }
        for (int i = 0; i < block.texts().size(); i++) {
            position = writeText(block.texts().get(i), source, position);
        }
        return position;
    }

    private int writeGroup(final BlockDescriptor group, final DirectBuffer source, final int at) {
        final int entryLength = source.getShort(at, ORDER) & 0xFFFF;
        final int count = source.getShort(at + 2, ORDER) & 0xFFFF;
        int position = at + DIMENSIONS_LENGTH;
        if (count == 0) {
            return position;
        }
        json.name(group.quotedName());
        json.openArray();
        for (int i = 0; i < count; i++) {
            json.openObject();
            position = write(group, source, position, entryLength);
            json.closeObject();
        }
        json.closeArray();
        return position;
    }

    private int writeText(final FieldDescriptor text, final DirectBuffer source, final int at) {
        final int length = source.getShort(at, ORDER) & 0xFFFF;
        if (length > 0) {
            json.name(text.quotedName());
            json.utf8(source, at + TEXT_LENGTH_LENGTH, length);
        }
        return at + TEXT_LENGTH_LENGTH + length;
    }

    private void writeField(final FieldDescriptor field, final DirectBuffer source, final int block) {
        final int at = block + field.offset();
        if (isGiven(field, source, at)) {
            json.name(field.quotedName());
            writeValue(field, source, at);
        }
    }

    private static boolean isGiven(final FieldDescriptor field, final DirectBuffer source, final int at) {
        return switch (field.kind()) {
            case TEXT, UTF8 -> !AsciiField.isEmpty(source, at);
            case DATE -> source.getInt(at, ORDER) != DateTexts.NO_DAY;
            case PRICE -> source.getLong(at, ORDER) != Long.MIN_VALUE;
            case NAME -> !field.names().get(source.getByte(at) & 0xFF).isEmpty();
            case RATIO -> source.getShort(at, ORDER) != FieldReader.NO_RATIO;
            case CODE_8 -> field.isRequired() || source.getByte(at) != 0;
            case POSITION -> field.isRequired() || source.getLong(at, ORDER) != 0;
            default -> true;
        };
    }

    private void writeValue(final FieldDescriptor field, final DirectBuffer source, final int at) {
        switch (field.kind()) {
            case TEXT, UTF8 -> json.utf8(source, at, AsciiField.length(source, at, field.size()));
            case CODE_8 -> json.code(source.getByte(at) & 0xFF, field.size());
            case CODE_16 -> json.code(source.getShort(at, ORDER) & 0xFFFF, field.size());
            case RESULT_CODE -> json.resultCode(source.getShort(at, ORDER) & 0xFFFF);
            case NAME -> json.ascii(field.names().get(source.getByte(at) & 0xFF));
            case FLAG -> json.code(source.getByte(at) >> field.size() & 1, 1);
            case AMOUNT, SIGNED_AMOUNT -> json.decimal(source.getLong(at, ORDER), Decimals.AMOUNT_SCALE);
            case PRICE -> json.decimal(source.getLong(at, ORDER), Decimals.PRICE_SCALE);
            case QUANTITY, SIGNED_QUANTITY -> json.decimal(source.getLong(at, ORDER), Decimals.QUANTITY_SCALE);
            case RATIO -> json.decimal(source.getShort(at, ORDER) & 0xFFFF, Decimals.RATIO_SCALE);
            case DATE -> json.date(source.getInt(at, ORDER));
            case TIME -> json.time(source.getLong(at, ORDER));
            case POSITION -> json.number(source.getLong(at, ORDER));
            case YEAR, COUNT -> json.number(source.getInt(at, ORDER));
            default -> throw new IllegalArgumentException("expected a known kind, found " + field.kind());
        }
    }
}
