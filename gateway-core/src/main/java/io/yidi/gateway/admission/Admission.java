package io.yidi.gateway.admission;

import io.yidi.gateway.metrics.EventCounts;
import io.yidi.protocol.KeyDescriptor;
import org.agrona.DirectBuffer;

/**
 * 准入: decides whether there is room for a request, and keeps account of those that were taken. Event loop only;
 * allocates nothing.
 *
 * <p>A <em>look</em> is a query or a reversal; everything else is a settlement or a quote. The two have accounts of
 * their own. Every request that was taken is answered exactly once, in the order in which they were taken.
 */
public final class Admission {

    private static final int TAIL_OFFSET = KeyDescriptor.INSTITUTION_OFFSET + Long.BYTES;
    private static final int NO_ROW = -1;

    private final AdmissionConfiguration limits;
    private final LoopClock clock;
    private final InstitutionTable institutions;
    private final InFlightTable unanswered;
    private final EventCounts<Refusal> refusals = new EventCounts<>(Refusal.values());
    private int settlements;
    private int looks;
    private int admittedRow;

    /**
     * Admits nothing yet, refuses nothing yet.
     *
     * @param limits how much is admitted
     * @param clock of the event loop
     */
    public Admission(final AdmissionConfiguration limits, final LoopClock clock) {
        this.limits = limits;
        this.clock = clock;
        this.institutions = new InstitutionTable(limits);
        this.institutions.startAt(clock.nowNs());
        this.unanswered = new InFlightTable(limits.unansweredMax());
    }

    /**
     * Whether all institutions together leave room; needs nothing of the message.
     *
     * @param isLook a query or a reversal
     * @return why not, or {@code null}
     */
    public Refusal refusalOfAny(final boolean isLook) {
        if ((isLook ? looks : settlements) >= limits.inFlight()) {
            return Refusal.IN_FLIGHT;
        }
        return !isLook && isOverdue() ? Refusal.QUEUE_TIME : null;
    }

    /**
     * Whether this institution and this connection have room for one more; if so, it costs the institution a token.
     *
     * @param isLook a query or a reversal
     * @param buffer holds the key
     * @param keyOffset of the key
     * @param connection it came by
     * @return why not, or {@code null}: {@link #take} may follow
     */
    public Refusal refusalOf(
            final boolean isLook, final DirectBuffer buffer, final int keyOffset, final ConnectionLoad connection) {
        if (connection.inFlight(isLook) >= limits.connectionInFlight()) {
            return Refusal.CONNECTION_IN_FLIGHT;
        }
        final int row = institutions.rowOf(
                buffer.getLong(keyOffset + KeyDescriptor.INSTITUTION_OFFSET),
                buffer.getInt(keyOffset + TAIL_OFFSET),
                clock.nowNs());
        if (institutions.inFlight(row, isLook) >= limits.institutionInFlight()) {
            return Refusal.INSTITUTION_IN_FLIGHT;
        }
        if (!institutions.takeToken(row, isLook, clock.nowNs())) {
            return Refusal.INSTITUTION_RATE;
        }
        admittedRow = row;
        return null;
    }

    /** Notes that the request admitted last was taken. */
    public void take(final long sessionId, final boolean isLook, final ConnectionLoad connection) {
        unanswered.add(sessionId, connection, admittedRow, isLook, clock.nowNs());
        count(admittedRow, isLook, connection, 1);
    }

    /** Whether a control command may be taken; no other limit holds it back. */
    public boolean hasRoomForControl() {
        return !unanswered.isFull();
    }

    /** Notes that a control command was taken. */
    public void takeControl(final long sessionId) {
        unanswered.add(sessionId, null, NO_ROW, true, clock.nowNs());
    }

    /**
     * Notes the answer to the oldest request.
     *
     * @param sessionId it goes to
     * @throws IllegalStateException if that is not who asked: answers are then no longer matched to requests
     */
    public void answered(final long sessionId) {
        if (unanswered.isEmpty() || unanswered.oldestSessionId() != sessionId) {
            throw new IllegalStateException("expected an answer for "
                    + (unanswered.isEmpty() ? "nobody" : "session " + unanswered.oldestSessionId())
                    + ", found one for session " + sessionId);
        }
        if (unanswered.oldestRow() != NO_ROW) {
            count(unanswered.oldestRow(), unanswered.isOldestLook(), unanswered.oldestConnection(), -1);
        }
        unanswered.removeOldest();
    }

    /** Counts a refusal. */
    public void refused(final Refusal refusal) {
        refusals.add(refusal);
    }

    /** Refusals since the start; any thread. */
    public EventCounts<Refusal> refusals() {
        return refusals;
    }

    private boolean isOverdue() {
        return !unanswered.isEmpty() && clock.nowNs() - unanswered.oldestTakenAtNs() > limits.queueTimeNs();
    }

    private void count(final int row, final boolean isLook, final ConnectionLoad connection, final int change) {
        institutions.addInFlight(row, isLook, change);
        connection.add(isLook, change);
        if (isLook) {
            looks += change;
        } else {
            settlements += change;
        }
    }
}
