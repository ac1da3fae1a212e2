package io.yidi.gateway.explain;

import io.yidi.protocol.code.CareType;
import io.yidi.protocol.money.Decimals;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.CategoryTotalsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;

/** 费用说明: how the care place split the bill into the four parts, line by line or by fee category. */
final class ScopeSteps {

    /** Price in millionths of a yuan × quantity in ten-thousandths, as fen. */
    private static final Fraction MICRO_E4_TO_FEN = Fraction.ratio(100, 10_000_000_000L);

    private final Steps steps;
    private Parts sum = Parts.NONE;
    private int number;

    ScopeSteps(final Steps steps) {
        this.steps = steps;
    }

    /** Explains the four parts of a bill that came whole. */
    Parts explain(final SettleRequestDecoder bill) {
        bill.sbeRewind();
        final boolean byLine = bill.feeLines().count() > 0;
        heading(bill, byLine);
        bill.sbeRewind();
        for (final FeeLinesDecoder line : bill.feeLines()) {
            explainLine(line);
        }
        for (final CategoryTotalsDecoder total : bill.categoryTotals()) {
            explainCategory(total);
        }
        explainSum(bill);
        return sum;
    }

    private void heading(final SettleRequestDecoder bill, final boolean byLine) {
        steps.heading(
                "scope",
                Text.of("费用分割", "scope of the care place"),
                Text.of("就医地 ", "care place ")
                        .plus(bill.carePlace())
                        .plus(byLine ? Text.of("，逐项", ", line by line") : Text.of("，按大类", ", by fee category")),
                Basis.of(isStay(bill) ? Rule.INPATIENT_SCOPE : Rule.OUTPATIENT_SCOPE));
    }

    private void explainLine(final FeeLinesDecoder line) {
        number++;
        final Parts parts = split(line);
        sum = sum.plus(parts);
        final String price = Decimals.format(line.unitPriceMicro(), Decimals.PRICE_SCALE) + " × "
                + Decimals.format(line.quantityE4(), Decimals.QUANTITY_SCALE);
        final Text limit = isLimited(line)
                ? Text.of("，限价 ", ", limit ").plus(Decimals.format(line.priceLimitMicro(), Decimals.PRICE_SCALE))
                : Text.NONE;
        steps.same("feedetail " + number, line.amountFen(), parts.totalFen());
        steps.line(
                "scope/line/" + number,
                itemClass(line).plus(" " + line.itemCode()),
                Text.same(price).plus(limit).plus(" → " + parts.sumText()),
                parts.totalFen());
    }

    private void explainCategory(final CategoryTotalsDecoder total) {
        number++;
        final Parts parts =
                new Parts(total.inScopeFen(), total.preSelfPayFen(), total.overLimitFen(), total.ownPayFen());
        sum = sum.plus(parts);
        steps.same("chrgitm " + number, total.amountFen(), parts.totalFen());
        steps.line(
                "scope/category/" + number,
                Text.of("大类 ", "fee category ").plus(total.feeCategory()),
                Text.same(parts.sumText()),
                parts.totalFen());
    }

    private void explainSum(final SettleRequestDecoder bill) {
        steps.same("medfee_sumamt of the request", bill.totalFen(), sum.totalFen());
        parts(steps, sum);
    }

    /** Says the four parts of a bill. */
    static void parts(final Steps steps, final Parts parts) {
        steps.line("scope/in-scope", Text.of("政策范围内", "in scope"), Text.NONE, parts.inScopeFen());
        steps.line("scope/pre-self-pay", Text.of("乙类先行自付", "class B self-pay"), Text.NONE, parts.preSelfPayFen());
        steps.line("scope/over-limit", Text.of("超限价自费", "over the price limit"), Text.NONE, parts.overLimitFen());
        steps.line("scope/own-pay", Text.of("全自费", "own pay"), Text.NONE, parts.ownPayFen());
        steps.line(
                "scope/total",
                Text.of("医疗费总额", "total"),
                Text.of("四部分之和", "sum of the four"),
                parts.totalFen(),
                Basis.of(Rule.PARTS));
    }

    /** Of a visit whose lines were uploaded before, the bill holds their sums by fee category. */
    private static boolean isStay(final SettleRequestDecoder bill) {
        return CareType.of(bill.buffer(), bill.offset() + SettleRequestDecoder.medicalTypeEncodingOffset())
                == CareType.INPATIENT;
    }

    /** A negative line is the exact mirror of its positive, because roundings are. */
    private static Parts split(final FeeLinesDecoder line) {
        final long quantity = Math.abs(line.quantityE4());
        final long amountFen = round(line.unitPriceMicro(), quantity);
        if (line.itemClass() == ItemClass.OWN) {
            return signed(line, new Parts(0, 0, 0, amountFen));
        }
        final long beyondMicro = isLimited(line) ? Math.max(0, line.unitPriceMicro() - line.priceLimitMicro()) : 0;
        final long overLimitFen = Math.min(amountFen, round(beyondMicro, quantity));
        final long restFen = amountFen - overLimitFen;
        final long preSelfPayFen = line.itemClass() == ItemClass.B
                ? Fraction.of(restFen)
                        .times(Fraction.ofBp(line.firstSelfPayBp()))
                        .halfUp()
                : 0;
        return signed(line, new Parts(restFen - preSelfPayFen, preSelfPayFen, overLimitFen, 0));
    }

    private static Parts signed(final FeeLinesDecoder line, final Parts parts) {
        return line.quantityE4() < 0 ? Parts.NONE.minus(parts) : parts;
    }

    private static long round(final long priceMicro, final long quantityE4) {
        return Fraction.of(priceMicro)
                .times(Fraction.of(quantityE4))
                .times(MICRO_E4_TO_FEN)
                .halfUp();
    }

    private static boolean isLimited(final FeeLinesDecoder line) {
        return line.priceLimitMicro() != FeeLinesDecoder.priceLimitMicroNullValue();
    }

    private static Text itemClass(final FeeLinesDecoder line) {
        return switch (line.itemClass()) {
            case A -> Text.of("甲类", "class A");
            case B ->
                Text.of("乙类（先付 ", "class B (first ")
                        .plus(YuanText.ofRatio(line.firstSelfPayBp()))
                        .plus(Text.of("）", ")"));
            default -> Text.of("自费", "own pay");
        };
    }
}
