package io.yidi.gateway.engine.registration;

import io.yidi.gateway.engine.state.FilingTable;
import io.yidi.gateway.policy.plane.BenefitCategory;

/** 备案结果: what became of a {@link FilingOrder} that was carried out. Mutable, reused by the core thread. */
public final class FilingResult {

    /** No other filing ended. */
    public static final long NO_FILING = 0;

    /** The filing that was made, changed or ended. */
    public int row = FilingTable.NONE;

    /** Number of the filing whose place it took, or {@link #NO_FILING}. */
    public long endedNumber;

    /** What a stay that was paid in full is claimed as, or {@code null}. */
    public BenefitCategory claim;

    /** First day on which the filing may be changed freely. */
    public int freeFromEpochDay;

    /** Begins anew. */
    void clear() {
        row = FilingTable.NONE;
        endedNumber = NO_FILING;
        claim = null;
        freeFromEpochDay = FilingOrder.NO_DAY;
    }
}
