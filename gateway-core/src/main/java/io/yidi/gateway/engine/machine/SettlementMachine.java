package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyArchive;
import io.yidi.gateway.engine.state.KeyIndex;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.engine.state.RequestKey;
import io.yidi.gateway.engine.state.StateInput;
import io.yidi.gateway.engine.state.StateOutput;
import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.record.sbe.ActivateBundleDecoder;
import io.yidi.gateway.record.sbe.CutOverDecoder;
import io.yidi.gateway.record.sbe.LoadReferenceDecoder;
import io.yidi.gateway.record.sbe.SnapshotTakenDecoder;
import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 结算状态机: decides every command under its key. The same commands in the same order give the same outcomes, byte for
 * byte, on every machine; a restart relies on that.
 *
 * <p>Core thread only. Each executed transaction must be followed by {@link #onRecorded} before the next command. The
 * state lies off the heap until {@link #close}.
 */
public final class SettlementMachine implements AutoCloseable {

    private static final long NS_PER_MS = 1_000_000;

    private static final int ONE_KEY = 1;

    private final EngineState state;
    private final PlaneSource planes;
    private final ReferenceSource references;
    private final BillEvaluation evaluation;
    private final EffectsJournal effects;
    private final ReversalDecision reversal;
    private final SettleReplyWriter settleReplies = new SettleReplyWriter();
    private final ReversalReplyWriter reversalReplies = new ReversalReplyWriter();
    private final NegativeReplyWriter negativeReplies = new NegativeReplyWriter();
    private final Fault refusal = new Fault();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettleRequestDecoder settleRequest = new SettleRequestDecoder();
    private final ReversalRequestDecoder reversalRequest = new ReversalRequestDecoder();
    private final io.yidi.gateway.record.sbe.MessageHeaderDecoder control =
            new io.yidi.gateway.record.sbe.MessageHeaderDecoder();
    private final ActivateBundleDecoder activateBundle = new ActivateBundleDecoder();
    private final LoadReferenceDecoder loadReference = new LoadReferenceDecoder();
    private final CutOverDecoder cutOver = new CutOverDecoder();
    private final RequestKey key = new RequestKey();
    private final RequestKey originalKey = new RequestKey();
    private final RequestKey askedKey = new RequestKey();
    private final Fingerprint content = new Fingerprint();
    private final UnsafeBuffer originalKeyBytes = new UnsafeBuffer(new byte[KeyDescriptor.LENGTH]);
    private final ReplyStamp stamp = new ReplyStamp();
    private boolean blocksOriginal;
    private byte[] bundleHash;

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
        this(planes, references, history, archive, KeyIndex.UNDATED_KEYS_MAX);
    }

    /**
     * Makes an empty machine with another bound.
     *
     * @param planes finds policy bundles
     * @param references reads reference files
     * @param history looks at earlier records
     * @param archive keeps the keys of closed days; it outlives the machine
     * @param undatedKeysMax keys without a date that an institution may have; the same for the whole of a journal
     */
    public SettlementMachine(
            final PlaneSource planes,
            final ReferenceSource references,
            final History history,
            final KeyArchive archive,
            final int undatedKeysMax) {
        this.planes = planes;
        this.references = references;
        this.state = new EngineState(archive, undatedKeysMax);
        this.evaluation = new BillEvaluation(state);
        this.effects = new EffectsJournal(state);
        this.reversal = new ReversalDecision(state, history);
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
        stamp.journalPosition = sequence;
        stamp.decidedAtMs = timestampNs / NS_PER_MS;
        stamp.businessDay = state.businessDay;
        stamp.keyBuffer = buffer;
        blocksOriginal = false;
        header.wrap(buffer, offset);
        if (header.templateId() == ReversalRequestDecoder.TEMPLATE_ID) {
            onReversal(buffer, offset, length, outcome);
        } else {
            onSettle(buffer, offset, length, outcome);
        }
    }

    /**
     * Notes where the journal holds the transaction just executed.
     *
     * @param position as the journal gave it
     */
    public void onRecorded(final long position) {
        state.keys.position(state.keys.find(key), position);
        if (blocksOriginal) {
            state.keys.position(state.keys.find(originalKey), position);
        }
    }

    /**
     * Carries out a control command.
     *
     * @param buffer holds the command
     * @param offset of its header
     */
    public void onControl(final DirectBuffer buffer, final int offset) {
        control.wrap(buffer, offset);
        switch (control.templateId()) {
            case ActivateBundleDecoder.TEMPLATE_ID ->
                activate(activateBundle
                        .wrapAndApplyHeader(buffer, offset, control)
                        .bundleHash());
            case LoadReferenceDecoder.TEMPLATE_ID ->
                load(loadReference.wrapAndApplyHeader(buffer, offset, control).fileHash());
            case CutOverDecoder.TEMPLATE_ID ->
                state.cutOver(
                        cutOver.wrapAndApplyHeader(buffer, offset, control).businessDay());
            case SnapshotTakenDecoder.TEMPLATE_ID -> {
                // Changes nothing.
            }
            default ->
                throw new IllegalArgumentException("expected a control command: templateId=" + control.templateId());
        }
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

    /** The bundle in force, or {@code null} before the first activation. */
    public PolicyPlane plane() {
        return state.plane;
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
        if (state.plane != null) {
            bundleHash = shortHash(state.plane.bundleHash());
        }
    }

    /** Gives the memory back; the machine may not be used any more. */
    @Override
    public void close() {
        state.close();
    }

    private void onSettle(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        settleRequest.wrapAndApplyHeader(buffer, offset, header);
        stamp.correlationId = settleRequest.correlationId();
        stamp.keyOffset = settleRequest.offset() + SettleRequestDecoder.institutionCodeEncodingOffset();
        final TransactionCode code = TransactionCode.of(buffer, stamp.keyOffset + KeyDescriptor.TRANSACTION_OFFSET);
        if (code.act() == TransactionCode.Act.QUOTE) {
            quote(outcome);
            return;
        }
        final int businessContent = settleRequest.offset() + SettleRequestDecoder.personNoEncodingOffset();
        if (decidedBefore(buffer, businessContent, offset + length, outcome) || declined(outcome)) {
            return;
        }
        if (isBlocked()) {
            refuse(refusal.set(ResultCode.BLOCKED_BY_REVERSAL, "msgid"), outcome);
        } else if (evaluation.evaluate(settleRequest)) {
            settle(outcome);
        } else {
            refuse(evaluation.refusal(), outcome);
            outcome.restsOn(evaluation.writeFacts(outcome.facts()));
        }
    }

    private void onReversal(final DirectBuffer buffer, final int offset, final int length, final Outcome outcome) {
        reversalRequest.wrapAndApplyHeader(buffer, offset, header);
        stamp.correlationId = reversalRequest.correlationId();
        stamp.keyOffset = reversalRequest.offset() + ReversalRequestDecoder.institutionCodeEncodingOffset();
        final int businessContent = reversalRequest.offset() + ReversalRequestDecoder.personNoEncodingOffset();
        if (decidedBefore(buffer, businessContent, offset + length, outcome) || declined(outcome)) {
            return;
        }
        readOriginalKey(buffer);
        final ResultCode code = reversal.decide(reversalRequest, originalKey);
        switch (code) {
            case DONE -> reverse(outcome);
            case KEY_EXPIRED, KEY_DATE_AHEAD, UNDATED_KEYS_FULL -> decline(code, "omsgid", originalKey, outcome);
            case NOT_REVERSIBLE -> refuse(refusal.set(code, "oinfno"), outcome);
            default -> refuse(refusal.set(code, "psn_no"), outcome);
        }
    }

    /** Whether key and content were decided before; a key that a reversal blocked was not. */
    private boolean decidedBefore(
            final DirectBuffer buffer, final int contentOffset, final int end, final Outcome outcome) {
        key.of(buffer, stamp.keyOffset);
        content.of(buffer, contentOffset, end - contentOffset);
        final long entry = state.keys.find(key);
        if (entry == KeyIndex.NOT_FOUND || state.keys.state(entry) == KeyState.BLOCKED) {
            return false;
        }
        outcome.decidedBefore(state.keys.hasContent(entry, content), state.keys.position(entry));
        return true;
    }

    /** Whether the key is new but may not be used any more, or not yet. */
    private boolean declined(final Outcome outcome) {
        final ResultCode code = state.keys.admission(key, ONE_KEY);
        if (code != ResultCode.DONE) {
            decline(code, "msgid", key, outcome);
        }
        return code != ResultCode.DONE;
    }

    private void decline(final ResultCode code, final String field, final RequestKey cause, final Outcome outcome) {
        refusal.set(code, field);
        if (cause.epochDay() != RequestKey.UNDATED) {
            refusal.found(CivilDate.yearMonthDay(cause.epochDay()));
        }
        outcome.declined(negativeReplies.error(outcome.reply(), stamp, refusal));
    }

    private boolean isBlocked() {
        return state.keys.find(key) != KeyIndex.NOT_FOUND;
    }

    private void quote(final Outcome outcome) {
        stamp.journalPosition = 0;
        if (evaluation.evaluate(settleRequest)) {
            outcome.quoted(writeSplit(outcome, balanceAfter()));
        } else {
            outcome.quoted(negativeReplies.refusal(outcome.reply(), stamp, evaluation.refusal()));
        }
    }

    private void settle(final Outcome outcome) {
        final int replyLength = writeSplit(outcome, balanceAfter());
        final int factsLength = evaluation.writeFacts(outcome.facts());
        final int effectsLength = effects.settle(
                outcome.effects(),
                settleRequest.buffer(),
                settleRequest.offset() + SettleRequestDecoder.personNoEncodingOffset(),
                settleRequest.insuranceType(),
                evaluation.person(),
                evaluation.result());
        remember(KeyState.SETTLED);
        outcome.executed(replyLength, effectsLength);
        outcome.restsOn(factsLength);
    }

    private void reverse(final Outcome outcome) {
        final int replyLength = reversalReplies.write(outcome.reply(), stamp, reversal);
        int effectsLength = 0;
        if (reversal.original() != null) {
            effectsLength = effects.takeBack(outcome.effects(), reversal.original());
            state.keys.state(state.keys.find(originalKey), KeyState.REVERSED);
        } else if (reversal.blocksNow()) {
            state.keys.state(state.keys.insert(originalKey), KeyState.BLOCKED);
            blocksOriginal = true;
        }
        remember(KeyState.DONE);
        outcome.executed(replyLength, effectsLength);
    }

    private void refuse(final Fault reason, final Outcome outcome) {
        final int replyLength = negativeReplies.refusal(outcome.reply(), stamp, reason);
        remember(KeyState.REFUSED);
        outcome.executed(replyLength, 0);
    }

    private void remember(final KeyState keyState) {
        long entry = state.keys.find(key);
        if (entry == KeyIndex.NOT_FOUND) {
            entry = state.keys.insert(key);
        }
        state.keys.content(entry, content);
        state.keys.state(entry, keyState);
    }

    private long balanceAfter() {
        return state.persons.accountBalanceFen(evaluation.person())
                - evaluation.result().total().accountFen;
    }

    private int writeSplit(final Outcome outcome, final long balanceAfterFen) {
        return settleReplies.write(
                outcome.reply(), stamp, bundleHash, evaluation.category(), evaluation.result(), balanceAfterFen);
    }

    private void readOriginalKey(final DirectBuffer buffer) {
        originalKeyBytes.putBytes(
                KeyDescriptor.INSTITUTION_OFFSET,
                buffer,
                stamp.keyOffset + KeyDescriptor.INSTITUTION_OFFSET,
                KeyDescriptor.INSTITUTION_LENGTH);
        originalKeyBytes.putBytes(
                KeyDescriptor.TRANSACTION_OFFSET,
                buffer,
                reversalRequest.offset() + ReversalRequestDecoder.originalTransactionCodeEncodingOffset(),
                KeyDescriptor.TRANSACTION_LENGTH + KeyDescriptor.MSGID_LENGTH);
        originalKey.of(originalKeyBytes, 0);
    }

    private void activate(final String hash) {
        state.plane = planes.plane(hash);
        bundleHash = shortHash(hash);
    }

    private static byte[] shortHash(final String hash) {
        return Arrays.copyOf(hash.getBytes(StandardCharsets.US_ASCII), PolicyPlane.SHORT_HASH_LENGTH);
    }

    private void load(final String fileHash) {
        references.read(fileHash, new ReferenceRows() {
            @Override
            public void onPerson(final PersonRow person) {
                state.persons.put(person);
            }

            @Override
            public void onFiling(final FilingRow filing) {
                if (!state.persons.file(filing)) {
                    throw new IllegalStateException("expected a filing of a known person: fileHash=" + fileHash);
                }
            }
        });
        state.loadedFiles.add(fileHash);
    }
}
