package io.yidi.gateway.codec.check;

import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import org.agrona.DirectBuffer;

/**
 * 就诊办理校验: whether a cancellation, a discharge or its undoing is well-formed.
 *
 * <p>Not thread-safe; allocates nothing for a sound request.
 */
final class EncounterActRequestChecker {

    private final FieldChecker fields = new FieldChecker();
    private final EnvelopeChecker envelope = new EnvelopeChecker(fields);
    private DirectBuffer buffer;
    private int block;
    private TransactionCode code;

    /**
     * Checks one message.
     *
     * @param newBuffer that holds it
     * @param offset of the message header
     * @param length of the message, header included, in bytes
     * @return the first fault in schema order, valid until the next check; or {@code null} if the message is sound
     */
    Fault check(final DirectBuffer newBuffer, final int offset, final int length) {
        buffer = newBuffer;
        block = offset + EnvelopeChecker.HEADER_LENGTH;
        code = null;
        fields.wrap(newBuffer);
        return hasShape(offset, length) && isSound() ? null : fields.fault();
    }

    private boolean hasShape(final int offset, final int length) {
        final int blockLength = EncounterActRequestDecoder.BLOCK_LENGTH;
        return envelope.isMessage(buffer, offset, length, EncounterActRequestDecoder.TEMPLATE_ID, blockLength)
                && envelope.isEnd(EnvelopeChecker.HEADER_LENGTH + blockLength, length);
    }

    private boolean isSound() {
        code = EnvelopeChecker.codeOf(buffer, block);
        return envelope.isKeyed(buffer, block, code != null && isOfKind(code.act()))
                && envelope.isOfEncounter(buffer, block)
                && isDischargeDate();
    }

    private static boolean isOfKind(final TransactionCode.Act act) {
        return act == TransactionCode.Act.CANCELLATION
                || act == TransactionCode.Act.DISCHARGE
                || act == TransactionCode.Act.DISCHARGE_UNDO;
    }

    private boolean isDischargeDate() {
        final int day = buffer.getInt(
                block + EncounterActRequestDecoder.dischargeDateEncodingOffset(), FrameDescriptor.BYTE_ORDER);
        final boolean given = day != EncounterActRequestDecoder.dischargeDateNullValue();
        if (code.act() == TransactionCode.Act.DISCHARGE) {
            return given
                    ? fields.isDay(FieldNames.DISCHARGE_DATE, day)
                    : fields.fail(ResultCode.FIELD_MISSING, FieldNames.DISCHARGE_DATE);
        }
        return !given || fields.failShowing(ResultCode.FIELD_NOT_EXPECTED, FieldNames.DISCHARGE_DATE, day);
    }
}
