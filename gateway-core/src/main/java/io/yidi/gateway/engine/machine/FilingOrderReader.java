package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.registration.FilingOrder;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingAction;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.FilingCareDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;

/** 备案申请读取: from a checked {@code FilingRequest} to the order. Core thread only; allocates nothing. */
final class FilingOrderReader {

    /** Characters of a diagnosis code that name the disease. */
    private static final int DIAGNOSIS_CATEGORY_LENGTH = 3;

    private static final int ALL_CARE = mask(true, true, true);

    private final FilingOrder order = new FilingOrder();

    /** Reads a request; the order is filled anew. */
    FilingOrder read(final FilingRequestDecoder request, final int keyOffset, final int businessDay) {
        final TransactionCode code = TransactionCode.of(request.buffer(), keyOffset + KeyDescriptor.TRANSACTION_OFFSET);
        order.day = businessDay;
        order.action = FilingAction.of(request.actionRaw());
        order.kind = kindOf(code);
        order.insuredPlace = area(request, FilingRequestDecoder.insuredPlaceEncodingOffset());
        order.referringPlace = area(request, FilingRequestDecoder.referringPlaceEncodingOffset());
        order.fromEpochDay = request.fromDate();
        order.toEpochDay = request.toDate();
        order.dischargedEpochDay = request.dischargedOn();
        order.number = request.filingNumber();
        order.hasUnsettledFees = request.flags().feesOpen();
        order.diagnosis.setLength(0);
        AsciiField.append(
                request.buffer(),
                request.offset() + FilingRequestDecoder.diagnosisCodeEncodingOffset(),
                FilingRequestDecoder.diagnosisCodeLength(),
                order.diagnosis);
        order.diagnosedDisease = AsciiField.pack(
                request.buffer(),
                request.offset() + FilingRequestDecoder.diagnosisCodeEncodingOffset(),
                DIAGNOSIS_CATEGORY_LENGTH);
        readDraft(request);
        return order;
    }

    /** Puts the national code of the disease in place of the region's own. */
    void normalise(final RegionPolicy region) {
        order.draft.disease = region.diseases().nationalElseAsSent(order.draft.disease, order.day);
    }

    private void readDraft(final FilingRequestDecoder request) {
        order.draft.category = FilingCategory.of(request.categoryRaw());
        order.draft.basis = FilingBasis.of(request.basisRaw());
        order.draft.channel = FilingChannel.of(request.channelRaw());
        order.draft.place = area(request, FilingRequestDecoder.placeEncodingOffset());
        order.draft.documents = request.documents().getRaw();
        order.draft.proven = false;
        order.draft.documentsDueEpochDay = 0;
        order.draft.careMask = care(request);
        order.draft.disease = AsciiField.pack(
                request.buffer(),
                request.offset() + FilingRequestDecoder.diseaseCodeEncodingOffset(),
                FilingRequestDecoder.diseaseCodeLength());
        order.draft.clearHospitals();
        final FilingRequestDecoder.HospitalsDecoder hospitals = request.hospitals();
        while (hospitals.hasNext()) {
            hospitals.next();
            final int at = request.limit() - FilingRequestDecoder.HospitalsDecoder.sbeBlockLength();
            order.draft.addHospital(
                    request.buffer(),
                    at + FilingRequestDecoder.HospitalsDecoder.hospitalCodeEncodingOffset(),
                    AsciiField.areaCode(
                            request.buffer(), at + FilingRequestDecoder.HospitalsDecoder.hospitalAreaEncodingOffset()));
        }
    }

    /** A new filing that names no kind of care is for all of them; a change that names none leaves them. */
    private int care(final FilingRequestDecoder request) {
        final FilingCareDecoder care = request.care();
        final int given = mask(care.inpatient(), care.outpatient(), care.pharmacy());
        return given == 0 && order.action == FilingAction.NEW ? ALL_CARE : given;
    }

    private static int mask(final boolean inpatient, final boolean outpatient, final boolean pharmacy) {
        return (inpatient ? 1 << CareType.INPATIENT.ordinal() : 0)
                | (outpatient ? 1 << CareType.OUTPATIENT.ordinal() : 0)
                | (pharmacy ? 1 << CareType.PHARMACY.ordinal() : 0);
    }

    private static FilingKind kindOf(final TransactionCode code) {
        return switch (code) {
            case CHRONIC_FILING, CHRONIC_FILING_CANCEL -> FilingKind.CHRONIC;
            case PROVIDER_CHOICE, PROVIDER_CHOICE_CANCEL -> FilingKind.CHOSEN_PROVIDER;
            default -> FilingKind.GENERAL;
        };
    }

    private static int area(final FilingRequestDecoder request, final int fieldOffset) {
        return Math.max(FilingOrder.NO_PLACE, AsciiField.areaCode(request.buffer(), request.offset() + fieldOffset));
    }
}
