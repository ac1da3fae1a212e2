package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.protocol.money.Ratio;
import java.util.List;

/**
 * 统筹终点: the point of the expense line where the pool ends, in units of 1/denominator fen.
 *
 * @param exact the point
 * @param denominator of the point
 * @param cap what ends the pool there; {@code null}: the bill itself
 * @param roomFen what the cap had left before the bill
 */
record PoolPoint(long exact, long denominator, CapRule cap, long roomFen) {

    /** The end of the bill. */
    static PoolPoint ofBill(final long endFen) {
        return new PoolPoint(endFen, 1, null, Long.MAX_VALUE);
    }

    /** Where the sum of the bands reaches a cap on payment, or {@code null} if it does not. */
    static PoolPoint ofPayment(
            final CapRule cap, final long roomFen, final long fromFen, final List<BandStretch> stretches) {
        if (roomFen == 0) {
            return new PoolPoint(fromFen, 1, cap, roomFen);
        }
        long openBp = roomFen * Ratio.ONE_BP;
        for (final BandStretch stretch : stretches) {
            if (stretch.product() >= openBp) {
                return new PoolPoint(stretch.fromExact() * stretch.ratioBp() + openBp, stretch.ratioBp(), cap, roomFen);
            }
            openBp -= stretch.product();
        }
        return null;
    }

    boolean isBefore(final PoolPoint other) {
        return exact * other.denominator < other.exact * denominator;
    }
}
