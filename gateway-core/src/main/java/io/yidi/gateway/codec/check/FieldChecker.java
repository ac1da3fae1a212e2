package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.Utf8Field;
import io.yidi.protocol.money.Fen;
import org.agrona.DirectBuffer;

/**
 * 字段校验: the checks that fields of every message share; each says whether the field is sound and, if not, why.
 */
final class FieldChecker {

    private static final int DAY_MIN = -25_567;
    private static final int DAY_MAX = 84_005;
    private static final long DAY_MS = 86_400_000L;
    private static final String NO_GROUP = "";

    private final Fault fault = new Fault();
    private DirectBuffer buffer;
    private String group = NO_GROUP;
    private int line;

    void wrap(final DirectBuffer newBuffer) {
        buffer = newBuffer;
        group = NO_GROUP;
    }

    /** From here on fields belong to this line. */
    void enterLine(final String newGroup, final int index) {
        group = newGroup;
        line = index;
    }

    /** From here on fields belong to the message itself. */
    void leaveLines() {
        group = NO_GROUP;
    }

    Fault fault() {
        return fault;
    }

    /** Visible ASCII followed by NULs; may be empty. */
    boolean isText(final String name, final int at, final int capacity) {
        return AsciiField.isValid(buffer, at, capacity) || failShowing(ResultCode.FIELD_CHARACTERS, name, at, capacity);
    }

    /** Visible ASCII followed by NULs; not empty. */
    boolean isRequiredText(final String name, final int at, final int capacity) {
        return isGiven(name, at) && isText(name, at, capacity);
    }

    /** UTF-8 without control characters, followed by NULs; not empty. What people wrote is not shown to anybody. */
    boolean isRequiredUtf8(final String name, final int at, final int capacity) {
        return isGiven(name, at)
                && (Utf8Field.isValid(buffer, at, capacity) || fail(ResultCode.FIELD_CHARACTERS, name));
    }

    /** Letters, digits and {@code - _ .} followed by NULs; not empty. */
    boolean isRequiredIdentifier(final String name, final int at, final int capacity) {
        return isGiven(name, at)
                && (AsciiField.isIdentifier(buffer, at, capacity)
                        || failShowing(ResultCode.FIELD_CHARACTERS, name, at, capacity));
    }

    /** As {@link #isRequiredText}, for what must not be shown to anybody. */
    boolean isPersonalText(final String name, final int at, final int capacity) {
        return isGiven(name, at)
                && (AsciiField.isValid(buffer, at, capacity) || fail(ResultCode.FIELD_CHARACTERS, name));
    }

    /** As {@link #isRequiredIdentifier}, for what must not be shown to anybody. */
    boolean isPersonalIdentifier(final String name, final int at, final int capacity) {
        return isGiven(name, at)
                && (AsciiField.isIdentifier(buffer, at, capacity) || fail(ResultCode.FIELD_CHARACTERS, name));
    }

    boolean isGiven(final String name, final int at) {
        return !AsciiField.isEmpty(buffer, at) || fail(ResultCode.FIELD_MISSING, name);
    }

    boolean isAreaCode(final String name, final int at) {
        return isGiven(name, at)
                && (AsciiField.areaCode(buffer, at) != AsciiField.NO_AREA_CODE
                        || failShowing(ResultCode.FIELD_CHARACTERS, name, at, AsciiField.AREA_CODE_LENGTH));
    }

    boolean isKnown(final String name, final boolean isKnown, final int at, final int capacity) {
        return isKnown || failShowing(ResultCode.CODE_UNKNOWN, name, at, capacity);
    }

    boolean isCodeWithin(final String name, final int number, final int min, final int max) {
        return isWithin(ResultCode.CODE_UNKNOWN, name, number, min, max);
    }

    boolean isWithin(final ResultCode code, final String name, final long value, final long min, final long max) {
        return value >= min && value <= max || failShowing(code, name, value);
    }

    boolean isAmount(final String name, final long amountFen, final long maxFen) {
        if (amountFen >= 0 && amountFen <= maxFen) {
            return true;
        }
        fail(ResultCode.AMOUNT_OUT_OF_RANGE, name);
        fault.found(Fen.format(amountFen));
        return false;
    }

    /** A day of the years 1900 to 2199. */
    boolean isDay(final String name, final int epochDay) {
        return isWithin(ResultCode.DATE_INVALID, name, epochDay, DAY_MIN, DAY_MAX);
    }

    /** A moment from 1970 to 2199. */
    boolean isTime(final String name, final long epochMs) {
        return isWithin(ResultCode.DATE_INVALID, name, epochMs, 0, DAY_MAX * DAY_MS);
    }

    boolean failDiffering(final ResultCode code, final String name, final long givenFen, final long computedFen) {
        fail(code, name);
        fault.found(Fen.format(givenFen)).andFound(" <> ").andFound(Fen.format(computedFen));
        return false;
    }

    boolean failShowing(final ResultCode code, final String name, final long number) {
        fail(code, name);
        fault.found(number);
        return false;
    }

    boolean fail(final ResultCode code, final String name) {
        if (group.isEmpty()) {
            fault.set(code, name);
        } else {
            fault.set(code, group, line, name);
        }
        return false;
    }

    boolean failShowing(final ResultCode code, final String name, final int at, final int capacity) {
        fail(code, name);
        fault.found(AsciiField.text(buffer, at, capacity));
        return false;
    }
}
