package io.yidi.load.campaign;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * 退费对象: which settlement each refund names: one of the last acknowledged when the refund was first asked for, and the
 * same for ever after. Safe for any thread.
 */
final class RefundTargets {

    private static final int RECENT = 128;
    private static final long NEVER_GIVEN_OUT = 90_000_000_000_000L;

    private final AtomicReferenceArray<Target> recent = new AtomicReferenceArray<>(RECENT);
    private final AtomicLong count = new AtomicLong();
    private final Map<Long, Target> chosen = new ConcurrentHashMap<>();

    /**
     * A settlement.
     *
     * @param number of its request
     * @param settlementId it was answered with
     */
    record Target(long number, long settlementId) {}

    /** Takes note of an acknowledged settlement. */
    void settled(final long number, final long settlementId) {
        recent.set((int) (count.getAndIncrement() % RECENT), new Target(number, settlementId));
    }

    /** The settlement that a refund names; one that does not exist if none was acknowledged yet. */
    Target of(final long refund, final SplittableRandom random) {
        return chosen.computeIfAbsent(refund, number -> {
            final Target target = recent.get(random.nextInt(RECENT));
            return target == null ? new Target(refund, NEVER_GIVEN_OUT) : target;
        });
    }
}
