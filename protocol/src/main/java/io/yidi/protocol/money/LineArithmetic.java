package io.yidi.protocol.money;

/**
 * 单价×数量: the product of a unit price and a quantity, rounded to the fen.
 *
 * <p>Price in 1/1 000 000 yuan, quantity in 1/10 000, product in fen: exact to the last digit, then one half-up
 * rounding (INV-1). A negative factor gives the exact negative of its mirror image.
 */
public final class LineArithmetic {

    /** Largest unit price, in 1/1 000 000 yuan: a quantity of one reaches {@link Fen#LINE_MAX}. */
    public static final long UNIT_PRICE_MAX_MICRO = Fen.LINE_MAX * 10_000L;

    /** Largest quantity, in 1/10 000. */
    public static final long QUANTITY_MAX_E4 = 999_999_999_999L;

    /** Result: the product is beyond what a {@code long} can round. */
    public static final long OVERFLOW = Long.MIN_VALUE;

    /** 1/1 000 000 yuan × 1/10 000 in a fen. */
    private static final long PRODUCT_PER_FEN = 100_000_000L;

    private LineArithmetic() {}

    /**
     * Price × quantity in fen.
     *
     * @param unitPriceMicro any price, in 1/1 000 000 yuan
     * @param quantityE4 any quantity, in 1/10 000
     * @return round(price × quantity) in fen, or {@link #OVERFLOW} when that is about nine times {@link Fen#LINE_MAX}
     *     or more, hence never the amount of a line
     */
    public static long amountFen(final long unitPriceMicro, final long quantityE4) {
        final long product = unitPriceMicro * quantityE4;
        final boolean fits = Math.multiplyHigh(unitPriceMicro, quantityE4) == product >> 63;
        if (!fits || product > Long.MAX_VALUE - PRODUCT_PER_FEN || product < -(Long.MAX_VALUE - PRODUCT_PER_FEN)) {
            return OVERFLOW;
        }
        return Ratio.divideHalfUp(product, PRODUCT_PER_FEN);
    }
}
