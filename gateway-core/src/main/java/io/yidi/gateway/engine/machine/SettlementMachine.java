package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.EncounterLimits;
import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.encounter.FeeLines;
import io.yidi.gateway.engine.encounter.StayLines;
import io.yidi.gateway.engine.state.KeyArchive;
import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.RequestKey;
import io.yidi.gateway.engine.state.StateInput;
import io.yidi.gateway.engine.state.StateOutput;
import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import io.yidi.gateway.engine.state.SuspicionTable;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * 结算状态机: decides every command under its key. The same commands in the same order give the same outcomes, byte for
 * byte, on every machine; a restart relies on that.
 *
 * <p>Core thread only. Each executed transaction must be followed by {@link #onRecorded} before the next command. The
 * state lies off the heap until {@link #close}.
 */
public final class SettlementMachine implements AutoCloseable {

    private static final long NS_PER_MS = 1_000_000;
    private static final int TEMPLATE_ID_MAX = 255;

    private final EngineState state;
    private final PlaneSource planes;
    private final KeyedRequest keyed;
    private final FeeLines fees;
    private final StayLines stays;
    private final ControlHandler control;
    private final InquiryHandler inquiries;
    private final DayBooking days;
    private final CommandHandler[] handlers = new CommandHandler[TEMPLATE_ID_MAX + 1];
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RequestKey askedKey = new RequestKey();

    /**
     * Makes an empty machine.
     *
     * @param planes finds policy bundles
     * @param references reads reference files
     * @param history looks at earlier records
     * @param archive keeps the keys of closed days; it outlives the machine
     */
    public SettlementMachine(
            final PlaneSource planes,
            final ReferenceSource references,
            final History history,
            final KeyArchive archive) {
        this(planes, references, history, archive, KeyIndex.UNDATED_KEYS_MAX, EncounterLimits.STANDARD);
    }

    /**
     * Makes an empty machine with other bounds.
     *
     * @param planes finds policy bundles
     * @param references reads reference files
     * @param history looks at earlier records
     * @param archive keeps the keys of closed days; it outlives the machine
     * @param undatedKeysMax keys without a date that an institution may have; the same for the whole of a journal
     * @param limits how many encounters and lines are kept; the same for the whole of a journal
     */
    public SettlementMachine(
            final PlaneSource planes,
            final ReferenceSource references,
            final History history,
            final KeyArchive archive,
            final int undatedKeysMax,
            final EncounterLimits limits) {
        this.planes = planes;
        this.state = new EngineState(archive, undatedKeysMax, limits);
        this.keyed = new KeyedRequest(state.keys);
        final BillEvaluation evaluation = new BillEvaluation(state, keyed);
        final EffectsJournal effects = new EffectsJournal(state);
        final SettlementLookup lookup = new SettlementLookup(state, history);
        this.days = new DayBooking(state.dayTotals);
        this.control = new ControlHandler(state, planes, references, lookup);
        handlers[SettleRequestDecoder.TEMPLATE_ID] = new SettleHandler(state, keyed, evaluation, effects);
        handlers[FilingRequestDecoder.TEMPLATE_ID] = new FilingHandler(state, keyed);
        handlers[FilingQueryDecoder.TEMPLATE_ID] = new FilingQueryHandler(state, keyed);
        handlers[NoticeQueryDecoder.TEMPLATE_ID] = new NoticeQueryHandler(state, keyed);
        this.fees = new FeeLines(state.encounters);
        this.stays = new StayLines(state.encounters, fees);
        this.inquiries = new InquiryHandler(state, stays, lookup);
        final EncounterUndo undo = new EncounterUndo(state.encounters, fees, keyed);
        handlers[ReversalRequestDecoder.TEMPLATE_ID] =
                new ReversalHandler(state, keyed, effects, history, lookup, undo, days);
        handlers[RefundRequestDecoder.TEMPLATE_ID] = new RefundHandler(state, keyed, effects, lookup, undo);
        handlers[SettlementQueryDecoder.TEMPLATE_ID] = new SettlementQueryHandler(state, fees, keyed, lookup);
        addEncounterHandlers(evaluation, effects);
    }

    /**
     * Decides a request.
     *
     * @param sequence of the record it would become
     * @param timestampNs nanoseconds since 1970-01-01T00:00Z, never falling
     * @param buffer holds the checked message
     * @param offset of its header
     * @param length in bytes, header included
     * @param outcome filled
     */
    public void onTransaction(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final Outcome outcome) {
        keyed.begin(sequence, timestampNs / NS_PER_MS, state.businessDay, buffer, offset, length);
        handlerOf(header.wrap(buffer, offset).templateId()).onCommand(buffer, offset, length, outcome);
        days.book(outcome);
    }

    /**
     * Notes where the journal holds the transaction just executed.
     *
     * @param position as the journal gave it
     */
    public void onRecorded(final long position) {
        keyed.recorded(position);
    }

    /**
     * Carries out a control command; {@link #controlReport} then says what came of it.
     *
     * @param sequence of the record it becomes
     * @param buffer holds the command
     * @param offset of its header
     */
    public void onControl(final long sequence, final DirectBuffer buffer, final int offset) {
        control.onControl(sequence, buffer, offset);
    }

    /**
     * Whether a control command only asks; then {@link #inquire} answers it, and it is not recorded.
     *
     * @param buffer holds the command
     * @param offset of its header
     * @return true if so
     */
    public boolean isInquiry(final DirectBuffer buffer, final int offset) {
        return inquiries.isInquiry(buffer, offset);
    }

    /**
     * Answers a command that only asks, into {@link #inquiryAnswer}.
     *
     * @param sequence that the next record will get
     * @param buffer holds the command
     * @param offset of its header
     * @return length of the answer in bytes
     */
    public int inquire(final long sequence, final DirectBuffer buffer, final int offset) {
        return inquiries.onInquiry(sequence, buffer, offset);
    }

    /** The last answer, from offset 0. */
    public DirectBuffer inquiryAnswer() {
        return inquiries.answer();
    }

    /** Settlements that were marked (TJ-3.3b). */
    public SuspicionTable suspicions() {
        return state.suspicions;
    }

    /** The report of the last control command, from offset 0. */
    public DirectBuffer controlReport() {
        return control.report().report();
    }

    /** Length of that report in bytes; 0 if there is nothing to report. */
    public int controlReportLength() {
        return control.report().length();
    }

    /**
     * What became of a key.
     *
     * @param keyBuffer holds the key
     * @param keyOffset of the key
     * @return its state
     */
    public KeyState stateOf(final DirectBuffer keyBuffer, final int keyOffset) {
        final long entry = state.keys.find(askedKey.of(keyBuffer, keyOffset));
        return entry == KeyIndex.NOT_FOUND ? KeyState.UNKNOWN : state.keys.state(entry);
    }

    /**
     * Where the journal holds the record that decided a key.
     *
     * @param keyBuffer holds a key that is known
     * @param keyOffset of the key
     * @return position
     */
    public long positionOf(final DirectBuffer keyBuffer, final int keyOffset) {
        return state.keys.position(state.keys.find(askedKey.of(keyBuffer, keyOffset)));
    }

    /** The business day, days since 1970-01-01; 0 before the first cut-over. */
    public int businessDay() {
        return state.businessDay;
    }

    /** The bundle in force, or {@code null} before the first activation; any thread may ask. */
    public PolicyPlane plane() {
        return state.plane;
    }

    /** The bundle that waits for a business day to begin, or {@code null}. */
    public PolicyPlane nextPlane() {
        return state.nextPlane;
    }

    /** The business day it waits for, days since 1970-01-01. */
    public int nextPlaneDay() {
        return state.nextPlaneDay;
    }

    /** Hashes of the reference files taken in. */
    public Set<String> loadedFiles() {
        return Set.copyOf(state.loadedFiles);
    }

    /** Number of persons known. */
    public int personCount() {
        return state.persons.count();
    }

    /** Number of keys known. */
    public long keyCount() {
        return state.keys.count();
    }

    /** Number of encounters kept. */
    public int encounterCount() {
        return state.encounters.count();
    }

    /** Number of settled stays whose lines are overdue on the business day (BJ-25). */
    public int overdueStayCount() {
        return stays.overdueCount(state.businessDay);
    }

    /** Number of lines kept. */
    public int lineCount() {
        return state.encounters.lineCount();
    }

    /** A hash of the whole state; equal on every machine that saw the same commands. */
    public long stateHash() {
        return state.hash();
    }

    /**
     * Writes the whole state; between a command and its {@link #onRecorded} there is none to write.
     *
     * @param output takes it
     */
    public void snapshotTo(final StateOutput output) {
        state.writeTo(new StateWriter(output));
    }

    /**
     * Takes up the state of another machine; from here on both do the same. Only for a machine that has done nothing
     * yet; after an error the machine is of no use and has to be closed.
     *
     * @param input gives what {@link #snapshotTo} wrote
     * @throws io.yidi.gateway.engine.state.StateMismatchException if it is something else
     */
    public void restoreFrom(final StateInput input) {
        if (!state.isEmpty()) {
            throw new IllegalStateException("expected a machine that has done nothing yet: " + state.persons.count()
                    + " persons, " + state.keys.count() + " keys, business day " + state.businessDay);
        }
        state.readFrom(new StateReader(input), planes);
    }

    /** Gives the memory back; the machine may not be used any more. */
    @Override
    public void close() {
        state.close();
    }

    private void addEncounterHandlers(final BillEvaluation evaluation, final EffectsJournal effects) {
        final Encounters encounters = state.encounters;
        final EncounterDesk desk = new EncounterDesk(encounters, state.persons, keyed);
        handlers[EncounterRequestDecoder.TEMPLATE_ID] = new EncounterHandler(encounters, keyed, evaluation, desk);
        handlers[EncounterActRequestDecoder.TEMPLATE_ID] = new EncounterActHandler(state, keyed, desk);
        handlers[FeeUploadRequestDecoder.TEMPLATE_ID] = new FeeUploadHandler(encounters, keyed, desk, fees, stays);
        handlers[FeeWithdrawalRequestDecoder.TEMPLATE_ID] = new FeeWithdrawalHandler(keyed, desk, fees);
        handlers[EncounterSettleRequestDecoder.TEMPLATE_ID] =
                new EncounterSettleHandler(state, keyed, evaluation, effects, desk, fees, stays);
    }

    private CommandHandler handlerOf(final int templateId) {
        final CommandHandler handler = templateId > TEMPLATE_ID_MAX ? null : handlers[templateId];
        if (handler == null) {
            throw new IllegalArgumentException("expected a request that is decided: templateId=" + templateId);
        }
        return handler;
    }
}
