package io.yidi.gateway.policy.plane;

/**
 * 累计项标识: stable 64-bit ids of counters, derived from their names, so that bundles and restarts agree on them.
 *
 * <p>A name reads {@code region/insutype/kind/group}, such as {@code beijing/310/deductible/inpatient}. The id is the
 * FNV-1a hash of its characters; a bundle in which two names share an id is refused.
 */
public final class CounterId {

    /** No counter. */
    public static final long NONE = 0;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private CounterId() {}

    /**
     * The id of a counter.
     *
     * @param name {@code region/insutype/kind/group}
     * @return its id, never {@link #NONE}
     */
    public static long of(final String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return hash == NONE ? 1 : hash;
    }
}
