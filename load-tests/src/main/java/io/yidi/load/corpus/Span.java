package io.yidi.load.corpus;

import java.util.SplittableRandom;

/**
 * 区间: whole numbers, both ends included, each as likely as the other.
 *
 * @param min lowest
 * @param max highest
 */
record Span(int min, int max) {

    int pick(final SplittableRandom random) {
        return random.nextInt(min, max + 1);
    }

    @Override
    public String toString() {
        return min == max ? Integer.toString(min) : min + "–" + max;
    }
}
