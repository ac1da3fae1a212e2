package io.yidi.gateway.engine.suspicion;

/** 疑点: why a settlement was marked (TJ-3.3b). */
public enum Suspicion {
    /** 多次往返两地就医结算: many changes between places within a short time. */
    ROUND_TRIPS,
    /** 同时段双向就医: care at one place during a stay at another. */
    DURING_STAY,
    /** 同日两地结算: settlements at two places on one day. */
    SAME_DAY;

    /**
     * Its bit in a set of them.
     *
     * @return a power of two
     */
    public int bit() {
        return 1 << ordinal();
    }

    /**
     * Whether it is in a set.
     *
     * @param kinds bits
     * @return true if so
     */
    public boolean isIn(final int kinds) {
        return (kinds & bit()) != 0;
    }
}
