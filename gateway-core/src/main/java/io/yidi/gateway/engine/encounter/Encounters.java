package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateSection;
import io.yidi.gateway.engine.state.StateWriter;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.function.LongPredicate;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 就诊台账: visits and stays with their batches and lines, from registration on; rows by number.
 *
 * <pre>
 *   visit    registered ─▶ lines in batches ─▶ each batch settled ─▶ … as often as there are batches
 *   stay     admitted ─▶ lines ─▶ discharged ─▶ settled once
 *   undone   a settlement: its lines are unsettled again      a registration without lines: gone
 * </pre>
 *
 * <p>An encounter with nothing unsettled is kept as long as there is room; the longest untouched one makes room first.
 * What is open is never let go: beyond the bounds of {@link EncounterLimits} requests are refused. Core thread only;
 * allocates only to grow.
 */
public final class Encounters implements AutoCloseable {

    /** No such encounter or batch. */
    public static final int NOT_FOUND = RowTable.NOT_FOUND;

    /** Length of what is known of the visit: a settle request from the person's number to the disease. */
    public static final int VISIT_BYTES =
            SettleRequestDecoder.totalFenEncodingOffset() - SettleRequestDecoder.personNoEncodingOffset();

    private static final int INSURANCE_TYPE_OFFSET =
            SettleRequestDecoder.insuranceTypeEncodingOffset() - SettleRequestDecoder.personNoEncodingOffset();

    final EncounterLimits limits;
    final EncounterTable rows;
    final BatchTable batches;
    final LineTable lines;
    private final InstitutionCounts open;
    private final PersonEncounters ofPersons = new PersonEncounters();

    /**
     * Makes an empty ledger.
     *
     * @param limits how much it holds
     */
    public Encounters(final EncounterLimits limits) {
        this.limits = limits;
        rows = new EncounterTable(limits.encountersMax());
        batches = new BatchTable(limits.linesMax() + limits.encountersMax());
        lines = new LineTable(limits.linesMax());
        open = new InstitutionCounts(limits.encountersMax());
    }

    /** Row of an encounter, or {@link #NOT_FOUND}. */
    public int find(final long encounterId) {
        return rows.find(encounterId);
    }

    /** Whether the institution whose code stands in a buffer may open another encounter; makes room if need be. */
    public boolean admits(final DirectBuffer buffer, final int institutionOffset) {
        if (!hasOpenRoom(buffer, institutionOffset)) {
            return false;
        }
        if (!rows.hasRoom() && rows.longestIdle() != NOT_FOUND) {
            remove(rows.longestIdle());
        }
        return rows.hasRoom();
    }

    /**
     * Opens an encounter that {@link #admits} lets in.
     *
     * @param encounterId sequence of the record
     * @param isStay whether it is a stay
     * @param person row of the patient
     * @param buffer holds the institution code and the visit
     * @param institutionOffset of the code
     * @param visitOffset of the visit, {@link #VISIT_BYTES} long
     * @return its row
     */
    public int register(
            final long encounterId,
            final boolean isStay,
            final int person,
            final DirectBuffer buffer,
            final int institutionOffset,
            final int visitOffset) {
        final int row = rows.insert(encounterId, buffer, institutionOffset, person);
        ofPersons.add(person, row);
        rows.set(row, EncounterTable.STAY, isStay);
        open.add(buffer, institutionOffset, 1);
        change(row, buffer, visitOffset);
        return row;
    }

    /** Changes what is known of the visit. */
    public void change(final int row, final DirectBuffer buffer, final int visitOffset) {
        rows.bufferOf(row).putBytes(rows.visitOffset(row), buffer, visitOffset, VISIT_BYTES);
    }

    /** Whether the encounter is of the institution whose code stands in a buffer. */
    public boolean isOf(final int row, final DirectBuffer buffer, final int institutionOffset) {
        return AsciiField.equals(
                rows.bufferOf(row),
                rows.institutionOffset(row),
                buffer,
                institutionOffset,
                EncounterTable.INSTITUTION_BYTES);
    }

    /** Insurance type of the visit: {@code insutype}. */
    public int insuranceType(final int row) {
        return visitBuffer(row).getShort(visitOffset(row) + INSURANCE_TYPE_OFFSET, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
    }

    /** Id of the encounter. */
    public long id(final int row) {
        return rows.id(row);
    }

    /** Copies the code of its institution, as long as the target. */
    public void institution(final int row, final byte[] target) {
        rows.bufferOf(row).getBytes(rows.institutionOffset(row), target);
    }

    /** Holds what is known of the visit, at {@link #visitOffset}; valid until the encounter is gone. */
    public UnsafeBuffer visitBuffer(final int row) {
        return rows.bufferOf(row);
    }

    /** Where the visit stands. */
    public int visitOffset(final int row) {
        return rows.visitOffset(row);
    }

    /** Row of the patient. */
    public int person(final int row) {
        return rows.person(row);
    }

    /** Whether it is a stay. */
    public boolean isStay(final int row) {
        return rows.is(row, EncounterTable.STAY);
    }

    /** Whether the patient was discharged. */
    public boolean isDischarged(final int row) {
        return rows.is(row, EncounterTable.DISCHARGED);
    }

    /** Whether the stay was settled. */
    public boolean isSettled(final int row) {
        return rows.is(row, EncounterTable.SETTLED);
    }

    /** Day of the discharge, days since 1970-01-01; only of a discharged patient. */
    public int dischargeDay(final int row) {
        return rows.dischargeDay(row);
    }

    /** Discharges the patient. */
    public void discharge(final int row, final int epochDay) {
        rows.set(row, EncounterTable.DISCHARGED, true);
        rows.dischargeDay(row, epochDay);
    }

    /** Takes a discharge back. */
    public void undoDischarge(final int row) {
        rows.set(row, EncounterTable.DISCHARGED, false);
        rows.dischargeDay(row, 0);
    }

    /** Lines of the encounter. */
    public int lines(final int row) {
        return rows.lines(row);
    }

    /** Lines that no settlement holds. */
    public int unsettledLines(final int row) {
        return rows.unsettledLines(row);
    }

    /** Whether there is no line and no settlement, so that the registration can be undone. */
    public boolean isBlank(final int row) {
        return rows.firstBatch(row) == NOT_FOUND;
    }

    /** Undoes the registration of a blank encounter. */
    public void cancel(final int row) {
        remove(row);
    }

    /**
     * Whether a visit of a person has uploaded fees of a chronic disease that no settlement holds (BJ-10d).
     *
     * @param person row of the patient
     * @param isDisease tells the disease from its packed code
     * @return true if so, at whatever institution
     */
    public boolean owesChronic(final int person, final LongPredicate isDisease) {
        for (int row = ofPersons.first(person); row != NOT_FOUND; row = ofPersons.next(row)) {
            if (!isStay(row) && rows.unsettledLines(row) > 0 && owesOf(row, isDisease)) {
                return true;
            }
        }
        return false;
    }

    /** The latest encounter of a person, at whatever institution, or {@link #NOT_FOUND}. */
    public int latestOf(final int person) {
        return ofPersons.first(person);
    }

    /** The encounter of the same person before, or {@link #NOT_FOUND}. */
    public int before(final int row) {
        return ofPersons.next(row);
    }

    /** Rows ever used; see {@link #isInUse}. */
    public int used() {
        return rows.used();
    }

    /** Whether a row holds an encounter. */
    public boolean isInUse(final int row) {
        return rows.isInUse(row);
    }

    /** Sequence of the last record that concerned the encounter. */
    public long lastSequence(final int row) {
        return rows.lastSequence(row);
    }

    /** Notes that a record concerned the encounter. */
    public void touch(final int row, final long sequence) {
        rows.lastSequence(row, sequence);
        refresh(row);
    }

    /** Finds out anew whether anything of the encounter is open. */
    void refresh(final int row) {
        final boolean isOpen = rows.unsettledLines(row) > 0
                || isStay(row) && !isSettled(row)
                || rows.is(row, EncounterTable.AWAITS_LINES);
        hold(row);
        if (!isOpen) {
            open.add(rows.bufferOf(row), rows.institutionOffset(row), -1);
            rows.joinIdle(row);
        }
    }

    /** Makes sure that the encounter is not let go before the next {@link #refresh}. */
    void hold(final int row) {
        if (rows.isIdle(row)) {
            open.add(rows.bufferOf(row), rows.institutionOffset(row), 1);
            rows.leaveIdle(row);
        }
    }

    /** Whether an encounter that is let go may be opened again: its institution has room. */
    boolean mayOpen(final int row) {
        return !rows.isIdle(row) || hasOpenRoom(rows.bufferOf(row), rows.institutionOffset(row));
    }

    /** Makes room for lines, if that can be done. */
    boolean makeRoomForLines(final int added) {
        while (!lines.hasRoom(added) && rows.longestIdle() != NOT_FOUND) {
            remove(rows.longestIdle());
        }
        return lines.hasRoom(added);
    }

    /** Encounters kept. */
    public int count() {
        return rows.count();
    }

    /** Lines kept. */
    public int lineCount() {
        return lines.count();
    }

    /** A hash of everything. */
    public long stateHash() {
        long hash = Fingerprint.avalanche(rows.stateHash());
        hash = Fingerprint.avalanche(hash ^ batches.stateHash());
        hash = Fingerprint.avalanche(hash ^ lines.stateHash());
        return Fingerprint.avalanche(hash ^ open.stateHash());
    }

    /**
     * Writes everything.
     *
     * @param writer takes it
     */
    public void writeTo(final StateWriter writer) {
        writer.section(StateSection.ENCOUNTERS);
        rows.writeTo(writer);
        batches.writeTo(writer);
        lines.writeTo(writer);
        open.writeTo(writer);
    }

    /**
     * Reads everything into a ledger that is empty.
     *
     * @param reader gives it
     */
    public void readFrom(final StateReader reader) {
        reader.section(StateSection.ENCOUNTERS);
        rows.readFrom(reader);
        for (int row = 0; row < rows.used(); row++) {
            if (rows.isInUse(row)) {
                ofPersons.add(rows.person(row), row);
            }
        }
        batches.readFrom(reader);
        lines.readFrom(reader);
        open.readFrom(reader);
    }

    /** Gives the memory back; nothing may be asked any more. */
    @Override
    public void close() {
        rows.close();
        batches.close();
        lines.close();
        open.close();
    }

    private boolean owesOf(final int row, final LongPredicate isDisease) {
        for (int batch = rows.firstBatch(row); batch != NOT_FOUND; batch = batches.next(batch)) {
            final long disease =
                    batches.disease(batch) == 0 ? registeredDisease(row) : Long.reverseBytes(batches.disease(batch));
            if (disease != 0 && !batches.isSettled(batch) && batches.lines(batch) > 0 && isDisease.test(disease)) {
                return true;
            }
        }
        return false;
    }

    /** The disease a chronic visit was registered for, or 0. */
    private long registeredDisease(final int row) {
        final int visit = visitOffset(row) - SettleRequestDecoder.personNoEncodingOffset();
        return CareType.of(visitBuffer(row), visit + SettleRequestDecoder.medicalTypeEncodingOffset())
                        == CareType.CHRONIC_OUTPATIENT
                ? AsciiField.pack(
                        visitBuffer(row),
                        visit + SettleRequestDecoder.diseaseCodeEncodingOffset(),
                        SettleRequestDecoder.diseaseCodeLength())
                : 0;
    }

    private boolean hasOpenRoom(final DirectBuffer buffer, final int institutionOffset) {
        return open.of(buffer, institutionOffset) < limits.openPerInstitutionMax();
    }

    private void remove(final int row) {
        hold(row);
        int batch = rows.firstBatch(row);
        while (batch != NOT_FOUND) {
            final int next = batches.next(batch);
            removeBatch(batch);
            batch = next;
        }
        open.add(rows.bufferOf(row), rows.institutionOffset(row), -1);
        ofPersons.remove(rows.person(row), row);
        rows.remove(row);
    }

    private void removeBatch(final int batch) {
        int line = batches.firstLine(batch);
        while (line != NOT_FOUND) {
            final int next = lines.next(line);
            lines.drop(line);
            line = next;
        }
        batches.remove(batch);
    }
}
