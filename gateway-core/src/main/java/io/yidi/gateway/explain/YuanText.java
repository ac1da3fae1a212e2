package io.yidi.gateway.explain;

import io.yidi.protocol.money.Fen;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** 金额文字: amounts and ratios as people read them. */
final class YuanText {

    private static final int SCALE_MAX = 6;
    private static final int SCALE_MIN = 2;
    private static final BigDecimal FEN_PER_YUAN = BigDecimal.valueOf(Fen.PER_YUAN);
    private static final Fraction PERCENT = Fraction.of(100);

    private YuanText() {}

    /** Fen as yuan. */
    static String of(final long amountFen) {
        return Fen.format(amountFen);
    }

    /** Exact fen as yuan: as many decimals as they have, up to six, then with ≈ before them. */
    static String of(final Fraction amountFen) {
        final BigDecimal divisor = new BigDecimal(amountFen.denominator()).multiply(FEN_PER_YUAN);
        final BigDecimal exactFen = new BigDecimal(amountFen.numerator());
        final BigDecimal yuan = exactFen.divide(divisor, SCALE_MAX, RoundingMode.HALF_UP);
        return (yuan.multiply(divisor).compareTo(exactFen) == 0 ? "" : "≈") + decimals(yuan, SCALE_MIN);
    }

    /** A ratio as a percentage. */
    static String ofRatio(final Fraction ratio) {
        final Fraction percent = ratio.times(PERCENT);
        return decimals(
                        new BigDecimal(percent.numerator())
                                .divide(new BigDecimal(percent.denominator()), SCALE_MAX, RoundingMode.HALF_UP),
                        0)
                + "%";
    }

    /** Basis points as a percentage. */
    static String ofRatio(final int ratioBp) {
        return ofRatio(Fraction.ofBp(ratioBp));
    }

    private static String decimals(final BigDecimal value, final int scaleMin) {
        final BigDecimal stripped = value.stripTrailingZeros();
        return stripped.setScale(Math.max(scaleMin, stripped.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
