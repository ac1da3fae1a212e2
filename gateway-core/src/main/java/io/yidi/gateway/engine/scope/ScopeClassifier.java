package io.yidi.gateway.engine.scope;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.LineArithmetic;
import io.yidi.protocol.money.Ratio;
import io.yidi.protocol.sbe.ItemClass;

/**
 * 费用分割: splits one fee line into the four parts (INV-1).
 *
 * <pre>
 *   amount    = round(unitPrice × quantity)
 *   overLimit = min(amount, round(max(0, unitPrice − limit) × quantity))      甲 and 乙 only
 *   preSelfPay = round((amount − overLimit) × firstSelfPay)                   乙 only
 *   inScope   = the rest of 甲 and 乙;   ownPay = all of 丙 and 自费
 * </pre>
 *
 * <p>Rounding is half-up to the fen; a negative quantity (a return) gives the exact mirror of its purchase. Static
 * functions; any thread; no allocation.
 */
public final class ScopeClassifier {

    /** No price limit. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    private ScopeClassifier() {}

    /**
     * Splits a line and adds its parts to a bill.
     *
     * @param itemClass class in the care place's catalogue
     * @param firstSelfPayBp share of a class B item the person pays first, 0 … 10 000
     * @param unitPriceMicro 1/1 000 000 yuan, not negative
     * @param quantityE4 1/10 000, negative for a return
     * @param priceLimitMicro 1/1 000 000 yuan, or {@link #NO_LIMIT}
     * @param bill takes the four parts; untouched unless the line is good
     * @return {@code DONE}, {@code AMOUNT_OUT_OF_RANGE} beyond {@link Fen#LINE_MAX} or for a negative price,
     *     {@code CODE_UNKNOWN} for no class, {@code RATIO_OUT_OF_RANGE}
     */
    public static ResultCode addLine(
            final ItemClass itemClass,
            final int firstSelfPayBp,
            final long unitPriceMicro,
            final long quantityE4,
            final long priceLimitMicro,
            final BillParts bill) {
        final long amountFen = LineArithmetic.amountFen(unitPriceMicro, quantityE4);
        if (unitPriceMicro < 0 || amountFen > Fen.LINE_MAX || amountFen < -Fen.LINE_MAX) {
            return ResultCode.AMOUNT_OUT_OF_RANGE;
        }
        if (firstSelfPayBp != Ratio.clamp(firstSelfPayBp)) {
            return ResultCode.RATIO_OUT_OF_RANGE;
        }
        final long overLimitFen = overLimitFen(unitPriceMicro, quantityE4, priceLimitMicro);
        final long restFen = amountFen - overLimitFen;
        switch (itemClass) {
            case A -> bill.add(restFen, 0, overLimitFen, 0);
            case B -> {
                final long preSelfPayFen = Ratio.of(restFen, firstSelfPayBp);
                bill.add(restFen - preSelfPayFen, preSelfPayFen, overLimitFen, 0);
            }
            case OWN -> bill.add(0, 0, 0, amountFen);
            default -> {
                return ResultCode.CODE_UNKNOWN;
            }
        }
        return ResultCode.DONE;
    }

    private static long overLimitFen(final long unitPriceMicro, final long quantityE4, final long priceLimitMicro) {
        return unitPriceMicro <= priceLimitMicro
                ? 0
                : LineArithmetic.amountFen(unitPriceMicro - priceLimitMicro, quantityE4);
    }
}
