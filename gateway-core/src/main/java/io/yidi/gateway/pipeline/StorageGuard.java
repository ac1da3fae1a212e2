package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.journal.StorageUse;
import io.yidi.protocol.ErrorReplyWriter;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 存储守卫: says what may still be executed when the disk is full.
 *
 * <pre>
 *                                     disk full      reserve used up too
 *   new settlement, refund, encounter STORAGE_LOW    STORAGE_LOW
 *   reversal                          answered       STORAGE_LOW
 *   known key: repeat, conflict       answered       answered
 *   quote                             answered       answered
 * </pre>
 *
 * <p>What needs no record is answered whatever the disk says; a known key told STORAGE_LOW would be one that was
 * executed and is said not to have been. A conflict is recorded only while there is ordinary space, so that nobody uses
 * up with conflicts what is kept for reversals. Core thread only.
 */
final class StorageGuard {

    private final Journal journal;
    private final SettlementMachine machine;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ErrorReplyWriter errors = new ErrorReplyWriter();
    private final UnsafeBuffer reply = new UnsafeBuffer(new byte[ErrorReplyWriter.REPLY_LENGTH_MAX]);

    StorageGuard(final Journal journal, final SettlementMachine machine) {
        this.journal = journal;
        this.machine = machine;
    }

    /** Whether a request may be executed now. */
    boolean admits(final DirectBuffer request, final int offset) {
        return admitsOrdinary() || needsNoRecord(request, offset) || isReversal(request, offset) && admitsReserved();
    }

    /** Whether there is space for anything. */
    boolean admitsOrdinary() {
        return journal.admits(StorageUse.ORDINARY);
    }

    /** Whether a command that must go on when the disk is full may be executed now. */
    boolean admitsReserved() {
        return journal.admits(StorageUse.RESERVED);
    }

    /** Holds the last refusal, from offset 0. */
    UnsafeBuffer reply() {
        return reply;
    }

    /**
     * Writes the answer to a request that is not admitted.
     *
     * @return length in bytes
     */
    int refuse(final DirectBuffer request, final int offset, final long correlationId) {
        return errors.write(reply, 0, correlationId, request, keyOffset(request, offset), ResultCode.STORAGE_LOW);
    }

    private boolean needsNoRecord(final DirectBuffer request, final int offset) {
        final int keyOffset = keyOffset(request, offset);
        return changesNothing(request, keyOffset) || isDecided(machine.stateOf(request, keyOffset));
    }

    private boolean isReversal(final DirectBuffer request, final int offset) {
        return header.wrap(request, offset).templateId() == ReversalRequestDecoder.TEMPLATE_ID;
    }

    private int keyOffset(final DirectBuffer request, final int offset) {
        return offset + KeyDescriptor.offsetIn(header.wrap(request, offset).templateId());
    }

    private static boolean changesNothing(final DirectBuffer request, final int keyOffset) {
        final TransactionCode.Act act = TransactionCode.of(request, keyOffset + KeyDescriptor.TRANSACTION_OFFSET)
                .act();
        return act == TransactionCode.Act.QUOTE || act == TransactionCode.Act.LOOK;
    }

    private static boolean isDecided(final KeyState state) {
        return state != KeyState.UNKNOWN && state != KeyState.BLOCKED;
    }
}
