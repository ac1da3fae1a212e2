package io.yidi.gateway.admission;

import java.util.Arrays;

/**
 * 机构额度表: what each institution has left: a rate and a number in flight for settlements, the same for looks.
 *
 * <p>A rate is kept as one number, the time at which the bucket will be full again: taking a token moves it one
 * interval on, and there is a token as long as it is not more than a burst away. A row whose buckets are full and that
 * has nothing in flight says nothing that a new row would not say, so it is given to the next institution that needs
 * one. If there is none in its neighbourhood, the institution shares the last row with others like it. Never grows.
 * Event loop only.
 */
final class InstitutionTable {

    private static final int NEIGHBOURHOOD = 16;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final int KINDS = 2;

    private final int mask;
    private final int shared;
    private final long intervalNs;
    private final long burstNs;
    private final long[] heads;
    private final int[] tails;
    private final long[] fullAtNs;
    private final int[] inFlight;

    InstitutionTable(final AdmissionConfiguration configuration) {
        final int capacity = configuration.institutions();
        mask = capacity - 1;
        shared = capacity;
        intervalNs = NS_PER_SECOND / configuration.institutionRatePerSecond();
        burstNs = (configuration.institutionBurst() - 1) * intervalNs;
        heads = new long[capacity];
        tails = new int[capacity];
        fullAtNs = new long[KINDS * (capacity + 1)];
        inFlight = new int[KINDS * (capacity + 1)];
    }

    /** Forgets time before now; once, before the first call. */
    void startAt(final long nowNs) {
        Arrays.fill(fullAtNs, nowNs);
    }

    /**
     * Finds the row of an institution, or makes one.
     *
     * @param head first eight bytes of its code
     * @param tail last four bytes
     * @param nowNs time
     * @return row
     */
    int rowOf(final long head, final int tail, final long nowNs) {
        if (head == 0 && tail == 0) {
            return shared;
        }
        final int start = (int) (((head ^ (tail * MIX)) * MIX) >>> Integer.SIZE);
        int vacant = shared;
        for (int i = 0; i < Math.min(NEIGHBOURHOOD, mask + 1); i++) {
            final int row = (start + i) & mask;
            if (heads[row] == head && tails[row] == tail) {
                return row;
            }
            final boolean isUnused = heads[row] == 0 && tails[row] == 0;
            if (vacant == shared && (isUnused || isIdle(row, nowNs))) {
                vacant = row;
            }
            if (isUnused) {
                break;
            }
        }
        return vacant == shared ? shared : claimed(vacant, head, tail, nowNs);
    }

    /** Takes a token, if there is one. */
    boolean takeToken(final int row, final boolean isLook, final long nowNs) {
        final int at = at(row, isLook);
        final long aheadNs = Math.max(0, fullAtNs[at] - nowNs);
        if (aheadNs > burstNs) {
            return false;
        }
        fullAtNs[at] = nowNs + aheadNs + intervalNs;
        return true;
    }

    int inFlight(final int row, final boolean isLook) {
        return inFlight[at(row, isLook)];
    }

    void addInFlight(final int row, final boolean isLook, final int change) {
        inFlight[at(row, isLook)] += change;
    }

    private int claimed(final int row, final long head, final int tail, final long nowNs) {
        heads[row] = head;
        tails[row] = tail;
        fullAtNs[at(row, false)] = nowNs;
        fullAtNs[at(row, true)] = nowNs;
        return row;
    }

    private boolean isIdle(final int row, final long nowNs) {
        return isIdle(at(row, false), at(row, true), nowNs);
    }

    private boolean isIdle(final int settlements, final int looks, final long nowNs) {
        return inFlight[settlements] == 0
                && inFlight[looks] == 0
                && fullAtNs[settlements] - nowNs <= 0
                && fullAtNs[looks] - nowNs <= 0;
    }

    private static int at(final int row, final boolean isLook) {
        return KINDS * row + (isLook ? 1 : 0);
    }
}
