package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.ChronicRule;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** 备案草稿: a filing on its way into the {@link FilingTable}. Mutable, reused by its owner. */
public final class FilingDraft {

    /** Length of an institution code, filled up with NUL. */
    public static final int HOSPITAL_CODE_BYTES = 12;

    /** Bytes of one designated hospital: its code and its area. */
    static final int HOSPITAL_BYTES = HOSPITAL_CODE_BYTES + Integer.BYTES;

    /** What it opens. */
    public FilingKind kind;

    /** Whether it is in force at once, or under review. */
    public FilingState state;

    /** Group of persons. */
    public FilingCategory category;

    /** What it rests on. */
    public FilingBasis basis;

    /** How it came. */
    public FilingChannel channel;

    /** Proofs that were shown, bits of {@link io.yidi.protocol.code.FilingDocument}. */
    public int documents;

    /** Whether no proof is missing. */
    public boolean proven;

    /** Filed area as a number. */
    public int place;

    /** First day. */
    public int fromEpochDay;

    /** Last day. */
    public int toEpochDay;

    /** Day of registration. */
    public int registeredEpochDay;

    /** Last day for the documents that are missing; 0 for none. */
    public int documentsDueEpochDay;

    /** Kinds of care, one bit each. */
    public int careMask;

    /** Packed disease code, of a transfer the beginning of its diagnosis; or 0. */
    public long disease;

    private final UnsafeBuffer hospitals = new UnsafeBuffer(new byte[ChronicRule.HOSPITALS_MAX * HOSPITAL_BYTES]);
    private int hospitalCount;

    /** Names no hospital. */
    public void clearHospitals() {
        hospitals.setMemory(0, hospitals.capacity(), (byte) 0);
        hospitalCount = 0;
    }

    /**
     * Names one hospital more, at most {@link ChronicRule#HOSPITALS_MAX}.
     *
     * @param buffer holds its code, {@link #HOSPITAL_CODE_BYTES} bytes filled up with NUL
     * @param offset of the code
     * @param area its place
     */
    public void addHospital(final DirectBuffer buffer, final int offset, final int area) {
        final int at = hospitalCount++ * HOSPITAL_BYTES;
        hospitals.putBytes(at, buffer, offset, HOSPITAL_CODE_BYTES);
        hospitals.putInt(at + HOSPITAL_CODE_BYTES, area, ByteOrder.nativeOrder());
    }

    /**
     * Number of hospitals named.
     *
     * @return 0 … {@link ChronicRule#HOSPITALS_MAX}
     */
    public int hospitalCount() {
        return hospitalCount;
    }

    /**
     * Place of a hospital.
     *
     * @param index from 0
     * @return six-digit area
     */
    public int hospitalArea(final int index) {
        return hospitals.getInt(index * HOSPITAL_BYTES + HOSPITAL_CODE_BYTES, ByteOrder.nativeOrder());
    }

    /**
     * Names the hospitals of a filing, and no others.
     *
     * @param filings the table
     * @param row the filing
     */
    public void nameHospitalsOf(final FilingTable filings, final int row) {
        clearHospitals();
        hospitalCount = filings.hospitalCount(row);
        for (int i = 0; i < hospitalCount; i++) {
            final int at = i * HOSPITAL_BYTES;
            filings.copyHospital(row, i, hospitals, at);
            hospitals.putInt(at + HOSPITAL_CODE_BYTES, filings.hospitalArea(row, i), ByteOrder.nativeOrder());
        }
    }

    /**
     * Whether a designated hospital of a filing is named here too.
     *
     * @param filings the table
     * @param row the filing
     * @param index of its hospital
     * @return true if so
     */
    public boolean names(final FilingTable filings, final int row, final int index) {
        for (int i = 0; i < hospitalCount; i++) {
            if (filings.isHospital(row, index, hospitals, i * HOSPITAL_BYTES)) {
                return true;
            }
        }
        return false;
    }

    /** The hospitals as a row holds them. */
    DirectBuffer hospitals() {
        return hospitals;
    }

    /**
     * Takes over a row of a reference file.
     *
     * @param row checked
     * @return this
     */
    public FilingDraft of(final FilingRow row) {
        kind = row.kind();
        state = FilingState.ACTIVE;
        category = row.category();
        basis = row.basis();
        channel = row.channel();
        documents = 0;
        proven = row.proven();
        place = row.place();
        fromEpochDay = row.fromEpochDay();
        toEpochDay = row.toEpochDay();
        registeredEpochDay = row.registeredEpochDay();
        documentsDueEpochDay = 0;
        careMask = 0;
        for (final CareType careType : row.careTypes()) {
            careMask |= 1 << careType.ordinal();
        }
        disease = AsciiField.pack(row.disease());
        clearHospitals();
        final UnsafeBuffer code = new UnsafeBuffer(new byte[HOSPITAL_CODE_BYTES]);
        for (final FilingRow.Hospital hospital : row.hospitals()) {
            AsciiField.put(code, 0, HOSPITAL_CODE_BYTES, hospital.code());
            addHospital(code, 0, hospital.area());
        }
        return this;
    }
}
