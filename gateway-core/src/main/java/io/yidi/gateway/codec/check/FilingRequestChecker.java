package io.yidi.gateway.codec.check;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.FieldNames;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder.HospitalsDecoder;

/**
 * 备案请求校验: whether a {@code FilingRequest} is well-formed and says all that its action needs.
 *
 * <pre>
 *               category, basis, place, begndate    dise_codg    hospitals
 *   2501 NEW    needed                              –            at most 1
 *   2501 other  –                                   –            at most 1
 *   2502        –                                   –            –
 *   2503 NEW    category, basis, place              needed       1 to 4
 *   2503 CHANGE –                                   needed       1 to 4
 *   2504        –                                   needed       –
 *   2505, 2506  –                                   –            1
 * </pre>
 */
final class FilingRequestChecker extends MessageChecker {

    private static final int HOSPITALS_MAX = 4;
    private static final int CARE_MASK = 0b111;
    private static final int FEES_OPEN_MASK = 0b1;
    private static final int NO_DAY = Integer.MIN_VALUE;

    private final FilingRequestDecoder request = new FilingRequestDecoder();
    private FilingAction action;

    FilingRequestChecker() {
        super(FilingRequestDecoder.TEMPLATE_ID, FilingRequestDecoder.BLOCK_LENGTH);
    }

    @Override
    boolean hasGroups() {
        return groups.isNext(FieldNames.HOSPITALS, HospitalsDecoder.sbeBlockLength());
    }

    @Override
    boolean isSound() {
        request.wrap(buffer, block, FilingRequestDecoder.BLOCK_LENGTH, FilingRequestDecoder.SCHEMA_VERSION);
        return isKey() && isAction() && isFiled() && areDays() && isDetail() && areHospitals();
    }

    private boolean isKey() {
        return isKeyed(code != null && code.act() == TransactionCode.Act.FILING) && envelope.isOfInsured(buffer, block);
    }

    private boolean isAction() {
        action = FilingAction.of(request.actionRaw());
        if (action == null) {
            return fields.failShowing(ResultCode.CODE_UNKNOWN, FieldNames.FILING_ACTION, request.actionRaw());
        }
        return fitsCode() || fields.fail(ResultCode.FILING_ACTION_WRONG, FieldNames.FILING_ACTION);
    }

    private boolean fitsCode() {
        return switch (code) {
            case FILING -> action != FilingAction.CANCEL;
            case CHRONIC_FILING -> action == FilingAction.NEW || action == FilingAction.CHANGE;
            case PROVIDER_CHOICE -> action == FilingAction.NEW;
            default -> action == FilingAction.CANCEL;
        };
    }

    private boolean isFiled() {
        final int place = block + FilingRequestDecoder.placeEncodingOffset();
        final boolean isNew = action == FilingAction.NEW && code != TransactionCode.PROVIDER_CHOICE;
        return isNumber(
                        FieldNames.FILING_CATEGORY,
                        request.categoryRaw(),
                        FilingCategory.of(request.categoryRaw()) != null,
                        isNew)
                && isNumber(
                        FieldNames.FILING_BASIS, request.basisRaw(), FilingBasis.of(request.basisRaw()) != null, isNew)
                && isNumber(
                        FieldNames.FILING_CHANNEL,
                        request.channelRaw(),
                        FilingChannel.of(request.channelRaw()) != null,
                        true)
                && isArea(FieldNames.CARE_PLACE, place, isNew);
    }

    private boolean isNumber(final String name, final int number, final boolean isKnown, final boolean isNeeded) {
        if (number == 0) {
            return !isNeeded || fields.fail(ResultCode.FIELD_MISSING, name);
        }
        return isKnown || fields.failShowing(ResultCode.CODE_UNKNOWN, name, number);
    }

    private boolean isArea(final String name, final int at, final boolean isNeeded) {
        return (!isNeeded && isEmpty(at)) || fields.isAreaCode(name, at);
    }

    private boolean areDays() {
        final int from = request.fromDate();
        final int to = request.toDate();
        if (from == NO_DAY && action == FilingAction.NEW && code == TransactionCode.FILING) {
            return fields.fail(ResultCode.FIELD_MISSING, FieldNames.ADMISSION_DATE);
        }
        return isDay(FieldNames.ADMISSION_DATE, from)
                && isDay(FieldNames.DISCHARGE_DATE, to)
                && (from == NO_DAY
                        || to == NO_DAY
                        || to >= from
                        || fields.fail(ResultCode.DATE_ORDER, FieldNames.DISCHARGE_DATE));
    }

    private boolean isDay(final String name, final int day) {
        return day == NO_DAY || fields.isDay(name, day);
    }

    private boolean isDetail() {
        final int disease = block + FilingRequestDecoder.diseaseCodeEncodingOffset();
        final int diagnosis = block + FilingRequestDecoder.diagnosisCodeEncodingOffset();
        if ((request.care().getRaw() & ~CARE_MASK) != 0) {
            return fields.failShowing(
                    ResultCode.FILING_CARE_WRONG,
                    FieldNames.INPATIENT_CARE,
                    request.care().getRaw());
        }
        if ((request.flags().getRaw() & ~FEES_OPEN_MASK) != 0) {
            return fields.failShowing(
                    ResultCode.FLAGS_INCONSISTENT,
                    FieldNames.FEES_OPEN,
                    request.flags().getRaw());
        }
        return (!isChronic() || fields.isGiven(FieldNames.DISEASE_CODE, disease))
                && fields.isText(FieldNames.DISEASE_CODE, disease, FilingRequestDecoder.diseaseCodeEncodingLength())
                && fields.isText(
                        FieldNames.DIAGNOSIS_CODE, diagnosis, FilingRequestDecoder.diagnosisCodeEncodingLength())
                && (action != FilingAction.EXTEND || fields.isGiven(FieldNames.DIAGNOSIS_CODE, diagnosis))
                && isArea(
                        FieldNames.REFERRING_PLACE, block + FilingRequestDecoder.referringPlaceEncodingOffset(), false)
                && isDay(FieldNames.DISCHARGED_ON, request.dischargedOn())
                && isFilingNumber();
    }

    private boolean isFilingNumber() {
        final long number = request.filingNumber();
        if (number < 0) {
            return fields.failShowing(ResultCode.SETTLEMENT_ID_INVALID, FieldNames.FILING_NUMBER, number);
        }
        return number == 0
                || action != FilingAction.NEW
                || fields.failShowing(ResultCode.FIELD_NOT_EXPECTED, FieldNames.FILING_NUMBER, number);
    }

    private boolean areHospitals() {
        if (groups.count() == 0 && hospitalsNeeded()) {
            return fields.fail(ResultCode.FIELD_MISSING, FieldNames.HOSPITALS);
        }
        if (groups.count() > (isChronic() ? HOSPITALS_MAX : 1)) {
            return fields.failShowing(ResultCode.HOSPITALS_TOO_MANY, FieldNames.HOSPITALS, groups.count());
        }
        for (int i = 0; i < groups.count(); i++) {
            fields.enterLine(FieldNames.HOSPITALS, i);
            if (!isHospital(i)) {
                return false;
            }
        }
        fields.leaveLines();
        return true;
    }

    private boolean hospitalsNeeded() {
        return code == TransactionCode.CHRONIC_FILING
                || code == TransactionCode.PROVIDER_CHOICE
                || code == TransactionCode.PROVIDER_CHOICE_CANCEL;
    }

    private boolean isHospital(final int index) {
        final int at = hospitalAt(index);
        if (!fields.isRequiredIdentifier(
                        FieldNames.INSTITUTION_CODE,
                        at + HospitalsDecoder.hospitalCodeEncodingOffset(),
                        HospitalsDecoder.hospitalCodeEncodingLength())
                || !fields.isAreaCode(FieldNames.HOSPITAL_AREA, at + HospitalsDecoder.hospitalAreaEncodingOffset())) {
            return false;
        }
        for (int before = 0; before < index; before++) {
            if (AsciiField.equals(
                    buffer, hospitalAt(before), buffer, at, HospitalsDecoder.hospitalCodeEncodingLength())) {
                return fields.fail(ResultCode.HOSPITAL_TWICE, FieldNames.INSTITUTION_CODE);
            }
        }
        return true;
    }

    private int hospitalAt(final int index) {
        return groups.first() + index * HospitalsDecoder.sbeBlockLength();
    }

    private boolean isChronic() {
        return code == TransactionCode.CHRONIC_FILING || code == TransactionCode.CHRONIC_FILING_CANCEL;
    }

    private boolean isEmpty(final int at) {
        return AsciiField.isEmpty(buffer, at);
    }
}
