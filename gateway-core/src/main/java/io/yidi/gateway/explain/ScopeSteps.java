package io.yidi.gateway.explain;

import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.CategoryTotalsDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;

/** 费用说明: how the care place split a bill that came whole into the four parts, line by line or by fee category. */
public final class ScopeSteps implements Scope {

    private final String catalogue;

    /**
     * Prepares.
     *
     * @param catalogue version of the care place's catalogue that the lines met; empty if they met none
     */
    public ScopeSteps(final String catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Parts explain(final SettleRequestDecoder bill, final Steps steps) {
        bill.sbeRewind();
        heading(steps, bill, bill.feeLines().count() > 0, catalogue);
        bill.sbeRewind();
        Parts sum = Parts.NONE;
        int number = 0;
        for (final FeeLinesDecoder decoder : bill.feeLines()) {
            final FeeLine line = FeeLine.of(decoder);
            final Parts parts = line.split();
            number++;
            steps.same("feedetail " + number, decoder.amountFen(), parts.totalFen());
            line(steps, number, line.title(), line.working(), parts);
            sum = sum.plus(parts);
        }
        return sum(steps, bill, sum.plus(categories(steps, bill)));
    }

    /** Says where the bill was split, and by what. */
    public static void heading(
            final Steps steps, final SettleRequestDecoder bill, final boolean byLine, final String catalogue) {
        steps.heading(
                "scope",
                Text.of("费用分割", "scope of the care place"),
                Text.of("就医地 ", "care place ")
                        .plus(bill.carePlace())
                        .plus(byLine ? Text.of("，逐项", ", line by line") : Text.of("，按大类", ", by fee category"))
                        .plus(
                                catalogue.isEmpty()
                                        ? Text.NONE
                                        : Text.of("，目录 ", ", catalogue ").plus(catalogue)),
                Basis.of(isStay(bill) ? Rule.INPATIENT_SCOPE : Rule.OUTPATIENT_SCOPE));
    }

    /** Says the parts of one line. */
    public static void line(
            final Steps steps,
            final int number,
            final Text title,
            final Text working,
            final Parts parts,
            final Basis... bases) {
        steps.line("scope/line/" + number, title, working.plus(" → " + parts.sumText()), parts.totalFen(), bases);
    }

    /** Says the parts of each fee category of a bill, once its lines were read, and adds them up. */
    public static Parts categories(final Steps steps, final SettleRequestDecoder bill) {
        Parts sum = Parts.NONE;
        int number = 0;
        for (final CategoryTotalsDecoder total : bill.categoryTotals()) {
            final Parts parts = partsOf(total);
            number++;
            steps.same("chrgitm " + number, total.amountFen(), parts.totalFen());
            steps.line(
                    "scope/category/" + number,
                    Text.of("大类 ", "fee category ").plus(total.feeCategory()),
                    Text.same(parts.sumText()),
                    parts.totalFen());
            sum = sum.plus(parts);
        }
        return sum;
    }

    /** The parts of a fee category. */
    public static Parts partsOf(final CategoryTotalsDecoder total) {
        return new Parts(total.inScopeFen(), total.preSelfPayFen(), total.overLimitFen(), total.ownPayFen());
    }

    /** Compares a bill with the sum of its lines or fee categories, and says its four parts. */
    public static Parts sum(final Steps steps, final SettleRequestDecoder bill, final Parts sum) {
        steps.same("medfee_sumamt of the request", bill.totalFen(), sum.totalFen());
        parts(steps, sum);
        return sum;
    }

    /** Says the four parts of a bill. */
    public static void parts(final Steps steps, final Parts parts) {
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

    private static boolean isStay(final SettleRequestDecoder bill) {
        return CareType.of(bill.buffer(), bill.offset() + SettleRequestDecoder.medicalTypeEncodingOffset())
                == CareType.INPATIENT;
    }
}
