package io.yidi.gateway.journal;

import java.util.BitSet;
import java.util.Random;

/**
 * What a power cut leaves of the things that were not forced: which sectors, which steps on names, and whether a file
 * that grew keeps its new length. Depends on nothing but what it was made from.
 */
public final class PowerCut {

    /** Which of a file's unforced sectors arrived, in the order they were written. */
    public enum Shape {
        /** None. */
        NONE,
        /** All. */
        ALL,
        /** The first ones: torn. */
        PREFIX,
        /** The last ones, without those before: reordered. */
        SUFFIX,
        /** One. */
        SINGLE,
        /** All but one. */
        ALL_BUT_ONE,
        /** Each or not. */
        RANDOM,
        /** As the bits of a number say. */
        SUBSET
    }

    private static final Shape[] DRAWN = {
        Shape.NONE, Shape.ALL, Shape.PREFIX, Shape.SUFFIX, Shape.SINGLE, Shape.ALL_BUT_ONE, Shape.RANDOM, Shape.RANDOM
    };

    private final Shape shape;
    private final long subset;
    private final Random random;
    private final boolean namesInOrder;
    private final boolean lengthsSurvive;

    private PowerCut(
            final Shape shape,
            final long subset,
            final Random random,
            final boolean namesInOrder,
            final boolean lengthsSurvive) {
        this.shape = shape;
        this.subset = subset;
        this.random = random;
        this.namesInOrder = namesInOrder;
        this.lengthsSurvive = lengthsSurvive;
    }

    /** Nothing that was not forced survives. */
    public static PowerCut losingEverything() {
        return new PowerCut(Shape.NONE, 0, new Random(0), true, false);
    }

    /** Everything survives. */
    public static PowerCut losingNothing() {
        return new PowerCut(Shape.ALL, 0, new Random(0), true, true);
    }

    /** The sectors and the steps on names whose bits are set survive. */
    public static PowerCut keeping(final long subset) {
        return new PowerCut(Shape.SUBSET, subset, new Random(0), false, false);
    }

    /** One of all these, drawn. */
    public static PowerCut drawn(final Random random) {
        return new PowerCut(
                DRAWN[random.nextInt(DRAWN.length)], 0, random, random.nextBoolean(), random.nextInt(4) == 0);
    }

    /** Whether a file that grew keeps its length although its sectors may be lost. */
    boolean lengthsSurvive() {
        return lengthsSurvive;
    }

    /** Which of so many unforced steps on names survive: the first ones, or any of them. */
    BitSet survivingSteps(final int count) {
        if (shape == Shape.ALL || shape == Shape.NONE || shape == Shape.SUBSET || !namesInOrder) {
            return survivors(count);
        }
        return firstOf(random.nextInt(count + 1));
    }

    /** Which of so many unforced sectors survive, in the order they were written. */
    BitSet survivors(final int count) {
        return switch (shape) {
            case NONE -> new BitSet();
            case ALL -> firstOf(count);
            case PREFIX -> firstOf(random.nextInt(count + 1));
            case SUFFIX -> lastOf(random.nextInt(count + 1), count);
            case SINGLE -> single(random.nextInt(Math.max(count, 1)), count);
            case ALL_BUT_ONE -> allButOne(count);
            case RANDOM -> any(count);
            case SUBSET -> BitSet.valueOf(new long[] {subset}).get(0, count);
        };
    }

    private BitSet any(final int count) {
        final BitSet survivors = new BitSet(count);
        for (int i = 0; i < count; i++) {
            survivors.set(i, random.nextBoolean());
        }
        return survivors;
    }

    private BitSet allButOne(final int count) {
        final BitSet survivors = firstOf(count);
        survivors.clear(random.nextInt(Math.max(count, 1)));
        return survivors;
    }

    private static BitSet firstOf(final int count) {
        final BitSet survivors = new BitSet(count);
        survivors.set(0, count);
        return survivors;
    }

    private static BitSet lastOf(final int lost, final int count) {
        final BitSet survivors = new BitSet(count);
        survivors.set(lost, count);
        return survivors;
    }

    private static BitSet single(final int index, final int count) {
        final BitSet survivors = new BitSet(count);
        survivors.set(index, index < count);
        return survivors;
    }
}
