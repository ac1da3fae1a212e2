package io.yidi.protocol.json;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.Utf8Field;
import io.yidi.protocol.money.Decimals;
import io.yidi.protocol.money.Ratio;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/** 字段读取: puts the text of one JSON value where its field stands in the block. */
final class FieldReader {

    /** Stands for a ratio that is not given. */
    static final short NO_RATIO = -1;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int CODE_LENGTH_MAX = 5;
    private static final int POSITION_DIGITS_MAX = 19;

    private FieldReader() {}

    /**
     * Reads one value that is not empty.
     *
     * @return what is wrong with it, or {@code null}
     */
    static ResultCode read(
            final CharSequence text, final FieldDescriptor field, final MutableDirectBuffer target, final int block) {
        final int at = block + field.offset();
        return switch (field.kind()) {
            case TEXT -> readText(text, target, at, field.size());
            case UTF8 -> readUtf8(text, target, at, field.size());
            case CODE_8 -> readCode8(text, field.size(), target, at);
            case CODE_16 -> readCode16(text, field.size(), target, at);
            case NAME -> readName(text, field, target, at);
            case FLAG -> readFlag(text, target, at, field.size());
            case AMOUNT -> put(decimal(text, Decimals.AMOUNT_SCALE), target, at);
            case PRICE -> put(decimal(text, Decimals.PRICE_SCALE), target, at);
            case QUANTITY -> put(decimal(text, Decimals.QUANTITY_SCALE), target, at);
            case SIGNED_AMOUNT -> put(Decimals.parseSigned(text, Decimals.AMOUNT_SCALE), target, at);
            case SIGNED_QUANTITY -> put(Decimals.parseSigned(text, Decimals.QUANTITY_SCALE), target, at);
            case RATIO -> readRatio(text, target, at);
            case DATE -> readDate(text, target, at);
            case TIME -> readTime(text, target, at);
            case POSITION -> readPosition(text, target, at);
            case RESULT_CODE, YEAR, COUNT ->
                throw new IllegalArgumentException("expected a field of a request, found " + field.name());
        };
    }

    /** Puts what stands for "not given" where a zero does not. */
    static void putAbsent(final FieldDescriptor field, final MutableDirectBuffer target, final int block) {
        if (field.kind() == FieldKind.DATE) {
            target.putInt(block + field.offset(), DateTexts.NO_DAY, ORDER);
        } else if (field.kind() == FieldKind.PRICE) {
            target.putLong(block + field.offset(), Long.MIN_VALUE, ORDER);
        } else if (field.kind() == FieldKind.RATIO) {
            target.putShort(block + field.offset(), NO_RATIO, ORDER);
        }
    }

    private static ResultCode readText(
            final CharSequence text, final MutableDirectBuffer target, final int at, final int capacity) {
        if (text.length() > capacity) {
            return ResultCode.FIELD_TOO_LONG;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7F) {
                return ResultCode.FIELD_CHARACTERS;
            }
        }
        AsciiField.put(target, at, capacity, text);
        return null;
    }

    private static ResultCode readUtf8(
            final CharSequence text, final MutableDirectBuffer target, final int at, final int capacity) {
        if (!Utf8Field.isText(text)) {
            return ResultCode.FIELD_CHARACTERS;
        }
        return Utf8Field.put(target, at, capacity, text) ? null : ResultCode.FIELD_TOO_LONG;
    }

    private static ResultCode readCode8(
            final CharSequence text, final int width, final MutableDirectBuffer target, final int at) {
        final long number = readDigits(text, width);
        if (number < 0) {
            return ResultCode.CODE_UNKNOWN;
        }
        target.putByte(at, (byte) number);
        return null;
    }

    private static ResultCode readCode16(
            final CharSequence text, final int width, final MutableDirectBuffer target, final int at) {
        final long number = readDigits(text, width);
        if (number < 0) {
            return ResultCode.CODE_UNKNOWN;
        }
        target.putShort(at, (short) number, ORDER);
        return null;
    }

    /** A number of at most so many digits, leading zeros not counted; or a negative one. */
    private static long readDigits(final CharSequence text, final int width) {
        final long number = text.length() > CODE_LENGTH_MAX ? Decimals.SYNTAX : decimal(text, 0);
        return number < Decimals.powerOfTen(width) ? number : Decimals.OUT_OF_RANGE;
    }

    private static ResultCode readName(
            final CharSequence text, final FieldDescriptor field, final MutableDirectBuffer target, final int at) {
        for (int i = 0; i < field.names().size(); i++) {
            if (field.names().get(i).contentEquals(text)) {
                target.putByte(at, (byte) i);
                return null;
            }
        }
        return ResultCode.CODE_UNKNOWN;
    }

    private static ResultCode readFlag(
            final CharSequence text, final MutableDirectBuffer target, final int at, final int bit) {
        if (text.length() != 1 || text.charAt(0) != '0' && text.charAt(0) != '1') {
            return ResultCode.CODE_UNKNOWN;
        }
        target.putByte(at, (byte) (target.getByte(at) | text.charAt(0) - '0' << bit));
        return null;
    }

    private static long decimal(final CharSequence text, final int scale) {
        return text instanceof CharRange range && range.ascii() != null
                ? Decimals.parse(range.ascii(), range.offset(), range.length(), scale)
                : Decimals.parse(text, scale);
    }

    private static ResultCode put(final long value, final MutableDirectBuffer target, final int at) {
        if (Decimals.isFault(value)) {
            return codeOf(value);
        }
        target.putLong(at, value, ORDER);
        return null;
    }

    private static ResultCode readPosition(final CharSequence text, final MutableDirectBuffer target, final int at) {
        final long position = position(text);
        target.putLong(at, position, ORDER);
        return position < 0 ? ResultCode.SETTLEMENT_ID_INVALID : null;
    }

    /** All that an int64 holds from 0 on; negative if the text says nothing of the kind. */
    private static long position(final CharSequence text) {
        long position = text.length() > POSITION_DIGITS_MAX ? Decimals.OUT_OF_RANGE : 0;
        for (int i = 0; i < text.length() && position >= 0; i++) {
            final int digit = text.charAt(i) - '0';
            position = digit >= 0 && digit <= 9 ? position * 10 + digit : Decimals.SYNTAX;
        }
        return position;
    }

    private static ResultCode readRatio(final CharSequence text, final MutableDirectBuffer target, final int at) {
        final long ratioBp = decimal(text, Decimals.RATIO_SCALE);
        if (Decimals.isFault(ratioBp) && ratioBp != Decimals.OUT_OF_RANGE) {
            return codeOf(ratioBp);
        }
        if (ratioBp < 0 || ratioBp > Ratio.ONE_BP) {
            return ResultCode.RATIO_OUT_OF_RANGE;
        }
        target.putShort(at, (short) ratioBp, ORDER);
        return null;
    }

    private static ResultCode readDate(final CharSequence text, final MutableDirectBuffer target, final int at) {
        final int day = DateTexts.parseDay(text);
        target.putInt(at, day, ORDER);
        return day == DateTexts.NO_DAY ? ResultCode.DATE_INVALID : null;
    }

    private static ResultCode readTime(final CharSequence text, final MutableDirectBuffer target, final int at) {
        final long timeMs = DateTexts.parseTimeMs(text);
        target.putLong(at, timeMs, ORDER);
        return timeMs == DateTexts.NO_TIME ? ResultCode.DATE_INVALID : null;
    }

    private static ResultCode codeOf(final long fault) {
        return fault == Decimals.TOO_MANY_DECIMALS
                ? ResultCode.DECIMALS_TOO_MANY
                : fault == Decimals.OUT_OF_RANGE ? ResultCode.AMOUNT_OUT_OF_RANGE : ResultCode.AMOUNT_SYNTAX;
    }
}
