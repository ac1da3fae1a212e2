package io.yidi.gateway.policy.plane;

/**
 * 数字可信度: which rows of one table of a plan hold verified figures, and which step of the calculation uses the table.
 *
 * <p>A bill is illustrative if a row that fits it is not verified and the step was taken: the pool's deductible, ratios
 * and reduction always are, a cap's amount only when the cap binds, a layer's figures only when the layer pays.
 *
 * @param verified whether the row's figures all have confidence A or B
 * @param use one bit, of {@link #POOL}, {@link #cap}, {@link #layer} or {@link #layerCap}
 */
public record FigureTrust(KeyedRows<Boolean> verified, long use) {

    /** Most caps, and most layers, of a plan. */
    public static final int MAX_STEPS = 16;

    /** Use: deductible, ratios, status rule and reduction of the pool. */
    public static final long POOL = 1;

    private static final int CAP_SHIFT = 1;
    private static final int LAYER_SHIFT = CAP_SHIFT + MAX_STEPS;
    private static final int LAYER_CAP_SHIFT = LAYER_SHIFT + MAX_STEPS;

    /**
     * Use: a cap of the pool that binds.
     *
     * @param index 0 … 15, in the order of the plan
     * @return its bit
     */
    public static long cap(final int index) {
        return 1L << CAP_SHIFT + index;
    }

    /**
     * Use: a layer that pays.
     *
     * @param index 0 … 15, in the order of the plan
     * @return its bit
     */
    public static long layer(final int index) {
        return 1L << LAYER_SHIFT + index;
    }

    /**
     * Use: a layer whose cap cuts its payment.
     *
     * @param index 0 … 15, in the order of the plan
     * @return its bit
     */
    public static long layerCap(final int index) {
        return 1L << LAYER_CAP_SHIFT + index;
    }

    boolean isDoubted(final BenefitContext context, final long uses) {
        return (use & uses) != 0 && Boolean.FALSE.equals(verified.find(context));
    }
}
