package io.yidi.rivals.split;

import io.yidi.rivals.split.SplitBill.History;
import java.util.SplittableRandom;

/**
 * 账单集: the bill of a number is the same for the same seed, whatever was asked before. Safe for any thread.
 *
 * <p>In-scope amounts spread evenly over their powers of two, up to 2.7 million yuan; half of the persons come for the
 * first time in the year, and some with the pool's cap used up. So every rule decides some bills: none is out of reach.
 */
public final class BillCorpus {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int LEVELS = 3;
    private static final int BITS_MIN = 15;
    private static final int BITS_MAX = 28;
    private static final int OTHER_FEN = 1_000_000;
    private static final int STAYS_MAX = 4;
    private static final int CAP_USED_UP_ONE_IN = 8;

    private final long seed;
    private final PolicyRows rows;

    /**
     * A corpus.
     *
     * @param seed chooses everything
     * @param rows whose caps bound the histories
     */
    public BillCorpus(final long seed, final PolicyRows rows) {
        this.seed = seed;
        this.rows = rows;
    }

    /**
     * Makes one bill.
     *
     * @param number 0 …
     * @return always the same for this number
     */
    public SplitBill bill(final long number) {
        final SplittableRandom random = new SplittableRandom(seed * GOLDEN + number);
        final int bits = BITS_MIN + random.nextInt(BITS_MAX - BITS_MIN + 1);
        return new SplitBill(
                number,
                random.nextInt(LEVELS),
                random.nextBoolean(),
                random.nextLong(1L << bits),
                random.nextInt(OTHER_FEN),
                history(random));
    }

    /**
     * The first bills.
     *
     * @param count of them
     * @return bills 0 … count − 1
     */
    public SplitBill[] first(final int count) {
        final SplitBill[] bills = new SplitBill[count];
        for (int i = 0; i < count; i++) {
            bills[i] = bill(i);
        }
        return bills;
    }

    private History history(final SplittableRandom random) {
        if (random.nextBoolean()) {
            return History.NONE;
        }
        final int stays = 1 + random.nextInt(STAYS_MAX);
        if (random.nextInt(CAP_USED_UP_ONE_IN) == 0) {
            return new History(stays, rows.poolCapFen(), random.nextLong(rows.layerCapFen() + 1));
        }
        return new History(stays, random.nextLong(rows.poolCapFen()), 0);
    }
}
