package io.yidi.load.drive;

/**
 * 在途表: bounds how many requests each connection has in flight, and remembers when each was due and was sent.
 *
 * <p>A correlation id holds the slot in its low half and the slot's use count in its high half, so that a reply that
 * comes twice or was never asked for is recognised. One thread; no allocation after construction.
 */
public final class InFlightTable {

    /** No slot. */
    public static final int NONE = -1;

    /** Most slots of all connections together. */
    public static final int SLOTS_MAX = 1 << 20;

    private static final int USE_SHIFT = 32;

    private final int pipeline;
    private final int[] freeSlots;
    private final int[] freeCounts;
    private final int[] uses;
    private final boolean[] outstanding;
    private final long[] numbers;
    private final long[] intendedNs;
    private final long[] sentNs;
    private int inFlight;

    /**
     * A table with nothing in flight.
     *
     * @param connectionCount at least 1
     * @param pipeline most requests in flight on each, at least 1
     */
    public InFlightTable(final int connectionCount, final int pipeline) {
        final long slots = (long) connectionCount * pipeline;
        if (connectionCount < 1 || pipeline < 1 || slots > SLOTS_MAX) {
            throw new IllegalArgumentException("expected connections × pipeline of 1 to " + SLOTS_MAX + ", found "
                    + connectionCount + " × " + pipeline);
        }
        this.pipeline = pipeline;
        this.freeSlots = new int[(int) slots];
        this.freeCounts = new int[connectionCount];
        this.uses = new int[(int) slots];
        this.outstanding = new boolean[(int) slots];
        this.numbers = new long[(int) slots];
        this.intendedNs = new long[(int) slots];
        this.sentNs = new long[(int) slots];
        for (int slot = 0; slot < slots; slot++) {
            freeSlots[slot] = slot;
            freeCounts[slot / pipeline]++;
        }
    }

    /**
     * Takes a free slot of a connection.
     *
     * @param connection 0 …
     * @return the slot, or {@link #NONE}
     */
    public int claim(final int connection) {
        if (freeCounts[connection] == 0) {
            return NONE;
        }
        inFlight++;
        return freeSlots[connection * pipeline + --freeCounts[connection]];
    }

    /**
     * Notes a request.
     *
     * @param slot that was claimed
     * @param number of the request, for the caller
     * @param dueAtNs when it was due
     * @param sentAtNs when it was sent
     * @return its correlation id
     */
    public long put(final int slot, final long number, final long dueAtNs, final long sentAtNs) {
        outstanding[slot] = true;
        numbers[slot] = number;
        intendedNs[slot] = dueAtNs;
        sentNs[slot] = sentAtNs;
        return (long) ++uses[slot] << USE_SHIFT | slot;
    }

    /**
     * Finds the request a reply belongs to and frees its slot.
     *
     * @param connection that the reply came on
     * @param correlationId of the reply
     * @return the slot, or {@link #NONE} if nothing is open there
     */
    public int release(final int connection, final long correlationId) {
        final int slot = (int) correlationId;
        if (slot < 0 || slot >= uses.length || slot / pipeline != connection) {
            return NONE;
        }
        if (!outstanding[slot] || uses[slot] != (int) (correlationId >>> USE_SHIFT)) {
            return NONE;
        }
        outstanding[slot] = false;
        inFlight--;
        freeSlots[connection * pipeline + freeCounts[connection]++] = slot;
        return slot;
    }

    boolean hasRoom(final int connection) {
        return freeCounts[connection] > 0;
    }

    long number(final int slot) {
        return numbers[slot];
    }

    /**
     * Requests without a reply.
     *
     * @return on all connections together
     */
    public int inFlight() {
        return inFlight;
    }

    long intendedNs(final int slot) {
        return intendedNs[slot];
    }

    /**
     * When the last request of a slot was sent.
     *
     * @param slot that was claimed
     * @return as it was noted
     */
    public long sentNs(final int slot) {
        return sentNs[slot];
    }
}
