package io.yidi.load.corpus;

import java.util.SplittableRandom;

/** 长尾: few come often, many come seldom. The rank of share {@code x} of all picks is {@code count × x³}. */
final class Zipf {

    private Zipf() {}

    /** Picks a rank, 0 the most frequent: half of all picks are of the first eighth. */
    static int rank(final SplittableRandom random, final int count) {
        final double x = random.nextDouble();
        return (int) (x * x * x * count);
    }
}
