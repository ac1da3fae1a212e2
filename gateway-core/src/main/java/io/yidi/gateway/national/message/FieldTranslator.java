package io.yidi.gateway.national.message;

import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.FieldType;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.json.CharRange;

/**
 * 字段转换: puts the value of a field where its table says: numbers without the zeros at their end, of a time the day if
 * no more is of use, of what is not given what stands for it.
 */
final class FieldTranslator {

    private static final int DAY_LENGTH = 10;
    private static final String LIMIT = "pric_uplmt_amt";

    /** What answers say where there is no price limit; hospitals send it back. */
    private static final String NO_LIMIT = "999999";

    private final FieldRow field;
    private final int member;
    private final String absent;
    private final boolean isDayOnly;
    private final boolean isLimit;

    /**
     * Makes a translator.
     *
     * @param field that has a native name
     * @param member that it becomes
     */
    FieldTranslator(final FieldRow field, final int member) {
        this.field = field;
        this.member = member;
        this.absent = field.absentValue();
        this.isDayOnly = field.isDayOnly();
        this.isLimit = field.name().equals(LIMIT);
    }

    FieldRow field() {
        return field;
    }

    boolean isGiven(final IndexedRequest request, final int row) {
        final CharRange given = request.text(row, field.name());
        return given.length() > 0 && !(isLimit && NumberText.isSame(given, NO_LIMIT));
    }

    void put(final IndexedRequest request, final int row, final NativeMessage message) throws InputFaultException {
        put(request, row, absent, message);
    }

    /** Puts the value, or another one if it is not given. */
    void put(final IndexedRequest request, final int row, final CharSequence ifAbsent, final NativeMessage message)
            throws InputFaultException {
        message.put(member, isGiven(request, row) ? value(request.text(row, field.name())) : ifAbsent);
    }

    /** Puts another value, whatever is given. */
    void put(final CharSequence value, final NativeMessage message) throws InputFaultException {
        message.put(member, value);
    }

    /** Puts the value unless the message has one already. */
    void putIfAbsent(final IndexedRequest request, final int row, final NativeMessage message)
            throws InputFaultException {
        if (!message.isGiven(member)) {
            put(request, row, message);
        }
    }

    private CharSequence value(final CharRange given) {
        if (field.type() == FieldType.NUMBER) {
            if (NumberText.mayHaveExponent(given)) {
                return NumberText.withoutZeros(given.toString());
            }
            given.cut(NumberText.lengthWithoutZeros(given));
        } else if (isDayOnly && given.length() > DAY_LENGTH) {
            given.cut(DAY_LENGTH);
        }
        return given;
    }
}
