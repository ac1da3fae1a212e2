package io.yidi.gateway.pipeline;

import com.lmax.disruptor.EventHandler;
import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.journal.ArchiveUnreadableException;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.metrics.CoreTimes;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 核心处理: takes commands off the ring one by one, decides each, and leaves record and answer to {@link CommitStage}.
 *
 * <p>No answer leaves before the force that covers everything it rests on. The core thread owns this object and all it
 * holds. An exception ends the node: see {@link FailStop}; but not one that tells of a record in the archive, which is
 * looked for before anything is changed.
 */
final class CoreHandler implements EventHandler<CommandSlot> {

    private static final int CORRELATION_OFFSET =
            MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.correlationIdEncodingOffset();
    private static final int CONTROL_NOT_DONE_BYTES = 1;
    private static final int CONTROL_UNREADABLE_BYTES = 2;

    private final ByteRing bytes;
    private final LongSupplier published;
    private final SettlementMachine machine;
    private final RecordAssembly records;
    private final StoredAnswers stored;
    private final StorageGuard storage;
    private final CommitStage commits;
    private final CommandTime time;
    private final SuspicionLog suspicions;
    private final CoreTimes times;
    private final Outcome outcome = new Outcome();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ControlCommandWriter controls = new ControlCommandWriter();
    private volatile Throwable unreadableArchive;
    private final UnsafeBuffer control = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);

    CoreHandler(
            final ByteRing bytes,
            final LongSupplier published,
            final SettlementMachine machine,
            final Journal journal,
            final JournalHistory history,
            final CommitStage commits,
            final CommandTime time,
            final SuspicionLog suspicions,
            final CoreTimes times) {
        this.bytes = bytes;
        this.published = published;
        this.machine = machine;
        this.records = new RecordAssembly(journal);
        this.stored = new StoredAnswers(history, machine);
        this.storage = new StorageGuard(journal, machine);
        this.commits = commits;
        this.time = time;
        this.suspicions = suspicions;
        this.times = times;
    }

    /** The last failure to read a record of the archive; {@code null} if there was none. Any thread may ask. */
    Throwable unreadableArchive() {
        return unreadableArchive;
    }

    /**
     * Executes a command.
     *
     * @param slot holds it
     * @param sequence of the slot
     * @param endOfBatch whether it is the last one that was there when the core thread last looked
     */
    @Override
    public void onEvent(final CommandSlot slot, final long sequence, final boolean endOfBatch) {
        commits.makeRoom();
        times.begin(slot.lane, slot.offeredAtNs);
        final int offset = bytes.indexOf(slot.bytesPosition);
        switch (slot.kind) {
            case MESSAGE -> onMessage(slot.sessionId, bytes.buffer(), offset, slot.length);
            case CONTROL -> onControl(slot.sessionId, bytes.buffer(), offset, slot.length);
            default -> commits.mark();
        }
        times.decided();
        bytes.free(slot.bytesPosition, slot.length);
        if (endOfBatch) {
            commits.endBatch(published.getAsLong() > sequence);
        }
    }

    /** A batch in flight has ended before a new command came. */
    @Override
    public void onTimeout(final long sequence) {
        commits.endBatch(published.getAsLong() > sequence);
    }

    /** The core thread ends: nothing that was decided is left unanswered, unless the node has failed. */
    @Override
    public void onShutdown() {
        commits.end();
    }

    private void onMessage(final long sessionId, final DirectBuffer buffer, final int offset, final int length) {
        try {
            decide(sessionId, buffer, offset, length);
        } catch (final ArchiveUnreadableException unreadable) {
            unreadableArchive = unreadable;
            commits.answer(sessionId, stored.reply(), stored.unreadable(buffer, offset));
        }
    }

    private void decide(final long sessionId, final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        if (header.templateId() == QueryRequestDecoder.TEMPLATE_ID) {
            commits.answer(sessionId, stored.reply(), stored.query(buffer, offset));
            return;
        }
        final long correlationId = buffer.getLong(offset + CORRELATION_OFFSET, SettleRequestDecoder.BYTE_ORDER);
        if (!storage.admits(buffer, offset)) {
            commits.answer(sessionId, storage.reply(), storage.refuse(buffer, offset, correlationId));
            return;
        }
        final long timestampNs = time.nextNs();
        cutOverIfDue(timestampNs);
        machine.onTransaction(records.nextSequence(), timestampNs, buffer, offset, length, outcome);
        switch (outcome.kind()) {
            case EXECUTED -> {
                machine.onRecorded(records.transaction(timestampNs, buffer, offset, length, outcome));
                times.recorded(records.lastSequence());
                suspicions.follow(machine.suspicions());
                commits.answer(sessionId, outcome.reply(), outcome.replyLength());
            }
            case QUOTED, DECLINED -> commits.answer(sessionId, outcome.reply(), outcome.replyLength());
            case REPEATED ->
                commits.answer(sessionId, stored.reply(), stored.repeat(outcome.storedPosition(), correlationId));
            default -> onConflict(sessionId, timestampNs, buffer, offset, length, correlationId);
        }
    }

    private void onConflict(
            final long sessionId,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long correlationId) {
        final int keyOffset =
                offset + KeyDescriptor.offsetIn(header.wrap(buffer, offset).templateId());
        final int replyLength = stored.conflict(outcome.storedPosition(), buffer, offset, correlationId, keyOffset);
        if (storage.admitsOrdinary()) {
            records.conflict(timestampNs, buffer, offset, length, stored.reply(), replyLength);
        }
        commits.answer(sessionId, stored.reply(), replyLength);
    }

    private void onControl(final long sessionId, final DirectBuffer buffer, final int offset, final int length) {
        if (machine.isInquiry(buffer, offset)) {
            onInquiry(sessionId, buffer, offset);
            return;
        }
        if (!storage.admitsReserved()) {
            commits.answer(sessionId, control, CONTROL_NOT_DONE_BYTES);
            return;
        }
        final long timestampNs = time.nextNs();
        cutOverIfDue(timestampNs);
        execute(timestampNs, buffer, offset, length);
        commits.answer(sessionId, machine.controlReport(), machine.controlReportLength());
    }

    private void onInquiry(final long sessionId, final DirectBuffer buffer, final int offset) {
        try {
            final int answerLength = machine.inquire(records.nextSequence(), buffer, offset);
            commits.answer(sessionId, machine.inquiryAnswer(), answerLength);
        } catch (final ArchiveUnreadableException unreadable) {
            unreadableArchive = unreadable;
            commits.answer(sessionId, control, CONTROL_UNREADABLE_BYTES);
        }
    }

    private void cutOverIfDue(final long timestampNs) {
        final int businessDay = CommandTime.businessDay(timestampNs);
        if (businessDay > machine.businessDay() && storage.admitsReserved()) {
            execute(timestampNs, control, 0, controls.cutOver(control, businessDay));
            commits.makeRoom();
        }
    }

    private void execute(final long timestampNs, final DirectBuffer command, final int offset, final int length) {
        machine.onControl(records.nextSequence(), command, offset);
        records.control(timestampNs, command, offset, length, machine.controlReport(), machine.controlReportLength());
    }
}
