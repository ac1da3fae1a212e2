package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;

/** 就诊办理校验: whether a cancellation, a discharge or its undoing is well-formed. */
final class EncounterActRequestChecker extends MessageChecker {

    EncounterActRequestChecker() {
        super(EncounterActRequestDecoder.TEMPLATE_ID, EncounterActRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean isSound() {
        return isKeyed(code != null && isOfKind(code.act()))
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
