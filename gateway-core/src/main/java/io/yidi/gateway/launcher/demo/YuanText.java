package io.yidi.gateway.launcher.demo;

import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** 金额文字: amounts and ratios as people read them. */
final class YuanText {

    private static final int SCALE_MAX = 6;
    private static final int SCALE_MIN = 2;
    private static final int BP_PER_PERCENT = Ratio.ONE_BP / 100;

    private YuanText() {}

    /** Fen as yuan. */
    static String of(final long amountFen) {
        return Fen.format(amountFen);
    }

    /** A fraction of fen as yuan: as many decimals as it has, up to six, then with ≈ before it. */
    static String ofFraction(final long numerator, final long denominator) {
        final BigDecimal divisor = BigDecimal.valueOf(denominator).multiply(BigDecimal.valueOf(Fen.PER_YUAN));
        final BigDecimal yuan = BigDecimal.valueOf(numerator).divide(divisor, SCALE_MAX, RoundingMode.HALF_UP);
        final boolean exact = yuan.multiply(divisor).compareTo(BigDecimal.valueOf(numerator)) == 0;
        final BigDecimal stripped = yuan.stripTrailingZeros();
        final String text = stripped.setScale(Math.max(SCALE_MIN, stripped.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
        return exact ? text : "≈" + text;
    }

    /** Basis points as a percentage. */
    static String ofRatio(final int ratioBp) {
        return percent(ratioBp) + "%";
    }

    /** Basis points as percentage points. */
    static String ofPoints(final int pointsBp) {
        return percent(pointsBp) + " 个百分点 points";
    }

    private static String percent(final int bp) {
        return BigDecimal.valueOf(bp)
                .divide(BigDecimal.valueOf(BP_PER_PERCENT))
                .stripTrailingZeros()
                .toPlainString();
    }
}
