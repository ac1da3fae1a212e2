package io.yidi.gateway.admission;

import org.agrona.BitUtil;

/**
 * 在办表: the unanswered requests in the order they were taken, which is also the order of their answers. Event loop only.
 */
final class InFlightTable {

    private final int mask;
    private final long[] sessionIds;
    private final ConnectionLoad[] connections;
    private final int[] rows;
    private final boolean[] looks;
    private final long[] takenAtNs;
    private long head;
    private long tail;

    InFlightTable(final int capacityMin) {
        final int capacity = BitUtil.findNextPositivePowerOfTwo(capacityMin);
        mask = capacity - 1;
        sessionIds = new long[capacity];
        connections = new ConnectionLoad[capacity];
        rows = new int[capacity];
        looks = new boolean[capacity];
        takenAtNs = new long[capacity];
    }

    boolean isEmpty() {
        return head == tail;
    }

    boolean isFull() {
        return tail - head > mask;
    }

    void add(
            final long sessionId,
            final ConnectionLoad connection,
            final int row,
            final boolean isLook,
            final long nowNs) {
        final int at = (int) tail & mask;
        sessionIds[at] = sessionId;
        connections[at] = connection;
        rows[at] = row;
        looks[at] = isLook;
        takenAtNs[at] = nowNs;
        tail++;
    }

    long oldestSessionId() {
        return sessionIds[(int) head & mask];
    }

    ConnectionLoad oldestConnection() {
        return connections[(int) head & mask];
    }

    int oldestRow() {
        return rows[(int) head & mask];
    }

    boolean isOldestLook() {
        return looks[(int) head & mask];
    }

    long oldestTakenAtNs() {
        return takenAtNs[(int) head & mask];
    }

    void removeOldest() {
        connections[(int) head & mask] = null;
        head++;
    }
}
