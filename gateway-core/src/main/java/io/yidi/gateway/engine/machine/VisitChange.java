package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.CareFlagsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 就诊变更: what is known of a visit after a change. One that names the patient's insurance replaces all; what another
 * leaves empty stays as it was registered, flags and referral if it says so. Core thread only; allocates nothing.
 */
final class VisitChange {

    /** Where the visit begins in {@link #buffer()}. */
    static final int VISIT_OFFSET = SettleRequestDecoder.personNoEncodingOffset();

    private static final int[][] FIELDS = {
        {SettleRequestDecoder.insuranceTypeEncodingOffset(), SettleRequestDecoder.insuranceTypeEncodingLength()},
        {SettleRequestDecoder.insuredPlaceEncodingOffset(), SettleRequestDecoder.insuredPlaceEncodingLength()},
        {SettleRequestDecoder.carePlaceEncodingOffset(), SettleRequestDecoder.carePlaceEncodingLength()},
        {SettleRequestDecoder.hospitalLevelEncodingOffset(), SettleRequestDecoder.hospitalLevelEncodingLength()},
        {SettleRequestDecoder.medicalTypeEncodingOffset(), SettleRequestDecoder.medicalTypeEncodingLength()},
        {SettleRequestDecoder.voucherTypeEncodingOffset(), SettleRequestDecoder.voucherTypeEncodingLength()},
        {SettleRequestDecoder.voucherNoEncodingOffset(), SettleRequestDecoder.voucherNoEncodingLength()},
        {SettleRequestDecoder.diagnosisCodeEncodingOffset(), SettleRequestDecoder.diagnosisCodeEncodingLength()},
        {SettleRequestDecoder.diseaseCodeEncodingOffset(), SettleRequestDecoder.diseaseCodeEncodingLength()}
    };
    private static final int FLAGS = SettleRequestDecoder.careFlagsEncodingOffset();
    private static final int FLAGS_LENGTH = SettleRequestDecoder.admissionDateEncodingOffset() - FLAGS;
    private static final int ADMISSION = SettleRequestDecoder.admissionDateEncodingOffset();

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SettleRequestDecoder.BLOCK_LENGTH]);
    private final CareFlagsDecoder flags = new CareFlagsDecoder();

    /**
     * Puts a change over what was registered.
     *
     * @param encounters the ledger
     * @param encounter row of the encounter
     * @param change holds the request
     * @param block first byte of its block
     */
    void merge(final Encounters encounters, final int encounter, final DirectBuffer change, final int block) {
        buffer.putBytes(
                VISIT_OFFSET,
                encounters.visitBuffer(encounter),
                encounters.visitOffset(encounter),
                Encounters.VISIT_BYTES);
        for (final int[] field : FIELDS) {
            if (isGiven(change, block + field[0], field[1])) {
                buffer.putBytes(field[0], change, block + field[0], field[1]);
            }
        }
        if (change.getInt(block + ADMISSION, FrameDescriptor.BYTE_ORDER)
                != SettleRequestDecoder.admissionDateNullValue()) {
            buffer.putBytes(ADMISSION, change, block + ADMISSION, Integer.BYTES);
        }
        if (!flags.wrap(change, block + FLAGS).asRegistered()) {
            buffer.putBytes(FLAGS, change, block + FLAGS, FLAGS_LENGTH);
        }
    }

    /**
     * Takes a change as it is.
     *
     * @param change holds the request
     * @param block first byte of its block
     */
    void replace(final DirectBuffer change, final int block) {
        buffer.putBytes(VISIT_OFFSET, change, block + VISIT_OFFSET, Encounters.VISIT_BYTES);
    }

    /** Holds the changed visit as a settle request would. */
    UnsafeBuffer buffer() {
        return buffer;
    }

    private static boolean isGiven(final DirectBuffer change, final int at, final int length) {
        for (int i = 0; i < length; i++) {
            if (change.getByte(at + i) != 0) {
                return true;
            }
        }
        return false;
    }
}
