package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder.DeclarationsDecoder;

/** 就诊登记校验: whether a registration of a visit or a stay, or a change of one, is well-formed. */
final class EncounterRequestChecker extends MessageChecker {

    private final VisitChecker visit = new VisitChecker(fields, envelope);
    private final DeclarationChecker declaration = new DeclarationChecker(fields);
    private final EncounterRequestDecoder request = new EncounterRequestDecoder();

    EncounterRequestChecker() {
        super(EncounterRequestDecoder.TEMPLATE_ID, EncounterRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean hasGroups() {
        return groups.isNext(FieldNames.DECLARATIONS, DeclarationsDecoder.sbeBlockLength());
    }

    @Override
    boolean isSound() {
        final CareType careType = visit.wrap(buffer, block);
        if (code != null && code.act() == TransactionCode.Act.CHANGE) {
            visit.leavesEmpty();
        }
        return isKeyed(code != null && isOfKind(code.act()))
                && visit.isSound()
                && fitsCare(careType)
                && areDates()
                && visit.isDiagnosis(false)
                && isEncounter()
                && isDeclaration();
    }

    private static boolean isOfKind(final TransactionCode.Act act) {
        return act == TransactionCode.Act.REGISTRATION
                || act == TransactionCode.Act.ADMISSION
                || act == TransactionCode.Act.CHANGE;
    }

    private boolean fitsCare(final CareType careType) {
        final boolean fits = visit.isLeft(block + EncounterRequestDecoder.medicalTypeEncodingOffset())
                || (code.isOfStay() ? careType == CareType.INPATIENT : isVisit(careType));
        return fits
                || fields.failShowing(
                        ResultCode.TRANSACTION_CODE_WRONG,
                        FieldNames.TRANSACTION_CODE,
                        block + EncounterRequestDecoder.transactionCodeEncodingOffset(),
                        KeyDescriptor.TRANSACTION_LENGTH);
    }

    private static boolean isVisit(final CareType careType) {
        return careType == CareType.OUTPATIENT || careType == CareType.CHRONIC_OUTPATIENT;
    }

    private boolean areDates() {
        final int admission = buffer.getInt(
                block + EncounterRequestDecoder.admissionDateEncodingOffset(), FrameDescriptor.BYTE_ORDER);
        final int discharge = buffer.getInt(
                block + EncounterRequestDecoder.dischargeDateEncodingOffset(), FrameDescriptor.BYTE_ORDER);
        return visit.isDate(FieldNames.ADMISSION_DATE, admission)
                && (discharge == EncounterRequestDecoder.dischargeDateNullValue()
                        || fields.failShowing(ResultCode.FIELD_NOT_EXPECTED, FieldNames.DISCHARGE_DATE, discharge));
    }

    private boolean isDeclaration() {
        request.wrap(buffer, block, EncounterRequestDecoder.BLOCK_LENGTH, EncounterRequestDecoder.SCHEMA_VERSION);
        return declaration.isSound(buffer, groups, request.careFlags().declared(), request.sentAtMs());
    }

    private boolean isEncounter() {
        final int at = block + EncounterRequestDecoder.encounterIdEncodingOffset();
        if (code.act() == TransactionCode.Act.CHANGE) {
            return envelope.isEncounterId(buffer, at);
        }
        final long encounterId = buffer.getLong(at, FrameDescriptor.BYTE_ORDER);
        return encounterId == 0
                || fields.failShowing(ResultCode.FIELD_NOT_EXPECTED, FieldNames.ENCOUNTER_ID, encounterId);
    }
}
