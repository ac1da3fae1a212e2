package io.yidi.gateway.explain;

import io.yidi.protocol.money.Decimals;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;

/**
 * 费用明细: what a line of a bill is split by.
 *
 * @param itemCode {@code med_list_codg}
 * @param itemClass class of the item
 * @param firstSelfPayBp share of a class B item that the person pays first, in 1/10 000
 * @param unitPriceMicro millionths of a yuan
 * @param quantityE4 in 1/10 000; negative for a return
 * @param priceLimitMicro millionths of a yuan, or {@link #NO_LIMIT}
 */
public record FeeLine(
        String itemCode,
        ItemClass itemClass,
        int firstSelfPayBp,
        long unitPriceMicro,
        long quantityE4,
        long priceLimitMicro) {

    /** There is no limit. */
    public static final long NO_LIMIT = FeeLinesDecoder.priceLimitMicroNullValue();

    /** Price in millionths of a yuan × quantity in ten-thousandths, as fen. */
    private static final Fraction MICRO_E4_TO_FEN = Fraction.ratio(100, 10_000_000_000L);

    static FeeLine of(final FeeLinesDecoder line) {
        return new FeeLine(
                line.itemCode(),
                line.itemClass(),
                line.firstSelfPayBp(),
                line.unitPriceMicro(),
                line.quantityE4(),
                line.priceLimitMicro());
    }

    /** The same item and figures in another quantity. */
    public FeeLine times(final long otherQuantityE4) {
        return new FeeLine(itemCode, itemClass, firstSelfPayBp, unitPriceMicro, otherQuantityE4, priceLimitMicro);
    }

    /** The four parts; those of a negative line are the exact mirror of its positive, because roundings are. */
    public Parts split() {
        if (quantityE4 < 0) {
            return Parts.NONE.minus(times(-quantityE4).split());
        }
        final long amountFen = round(unitPriceMicro);
        if (itemClass == ItemClass.OWN) {
            return new Parts(0, 0, 0, amountFen);
        }
        final long beyondMicro = isLimited() ? Math.max(0, unitPriceMicro - priceLimitMicro) : 0;
        final long overLimitFen = Math.min(amountFen, round(beyondMicro));
        final long restFen = amountFen - overLimitFen;
        final long preSelfPayFen = itemClass == ItemClass.B
                ? Fraction.of(restFen).times(Fraction.ofBp(firstSelfPayBp)).halfUp()
                : 0;
        return new Parts(restFen - preSelfPayFen, preSelfPayFen, overLimitFen, 0);
    }

    /** Class and code of the item. */
    public Text title() {
        final Text ofClass = switch (itemClass) {
            case A -> Text.of("甲类", "class A");
            case B ->
                Text.of("乙类（先付 ", "class B (first ")
                        .plus(YuanText.ofRatio(firstSelfPayBp))
                        .plus(Text.of("）", ")"));
            default -> Text.of("自费", "own pay");
        };
        return ofClass.plus(" " + itemCode);
    }

    /** Price, quantity and limit. */
    public Text working() {
        final Text limit = isLimited()
                ? Text.of("，限价 ", ", limit ").plus(Decimals.format(priceLimitMicro, Decimals.PRICE_SCALE))
                : Text.NONE;
        return Text.same(Decimals.format(unitPriceMicro, Decimals.PRICE_SCALE) + " × "
                        + Decimals.format(quantityE4, Decimals.QUANTITY_SCALE))
                .plus(limit);
    }

    private boolean isLimited() {
        return priceLimitMicro != NO_LIMIT;
    }

    private long round(final long priceMicro) {
        return Fraction.of(priceMicro)
                .times(Fraction.of(quantityE4))
                .times(MICRO_E4_TO_FEN)
                .halfUp();
    }
}
