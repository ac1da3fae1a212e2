package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;

/** 大类费用合计: the four parts of some lines by fee category (BJ-23). Reused by its owner; allocates nothing. */
public final class CategorySums {

    /** Number of the last fee category; the first is 1. */
    public static final int CATEGORY_MAX = 14;

    private final BillParts[] sums = new BillParts[CATEGORY_MAX + 1];
    private final boolean[] has = new boolean[CATEGORY_MAX + 1];

    /** Makes sums that are all 0. */
    public CategorySums() {
        for (int category = 0; category <= CATEGORY_MAX; category++) {
            sums[category] = new BillParts();
        }
    }

    /** Sets all sums to 0. */
    public void clear() {
        for (int category = 0; category <= CATEGORY_MAX; category++) {
            sums[category].clear();
            has[category] = false;
        }
    }

    /** Adds parts to a category. */
    public void add(final int category, final BillParts parts) {
        sums[category].add(parts);
        has[category] = true;
    }

    /** Whether anything was added to a category. */
    public boolean has(final int category) {
        return has[category];
    }

    /** Sums of a category; live view. */
    public BillParts sum(final int category) {
        return sums[category];
    }

    /** Categories that something was added to. */
    public int count() {
        int count = 0;
        for (final boolean given : has) {
            count += given ? 1 : 0;
        }
        return count;
    }
}
