package io.yidi.gateway.engine.benefit;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices, biased to where mistakes live. */
final class Draw {

    private final SplittableRandom random;

    Draw(final long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(final int percent) {
        return random.nextInt(100) < percent;
    }

    int below(final int bound) {
        return random.nextInt(bound);
    }

    /** 0 … max, evenly, or often small. */
    long upTo(final long max) {
        final long bound = chance(30) ? Math.min(max, 1_000) : max;
        return random.nextLong(bound + 1);
    }

    @SafeVarargs
    final <T> T oneOf(final T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T oneOf(final List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The target, one fen beside it, or up to a few fen away; within 0 … max. */
    long near(final long target, final long max) {
        final long offset = chance(70) ? random.nextInt(3) - 1L : random.nextInt(21) - 10L;
        return Math.max(0, Math.min(max, target + offset));
    }
}
