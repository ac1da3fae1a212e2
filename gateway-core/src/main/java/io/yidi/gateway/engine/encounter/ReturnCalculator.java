package io.yidi.gateway.engine.encounter;

import io.yidi.gateway.engine.scope.BillParts;

/**
 * 退费拆分: the four parts that a return takes off its purchase.
 *
 * <pre>
 *   all that is left is returned    exactly what is left: the last return takes the remainder
 *   some of it                      the mirror of a line of that quantity, as far as each part lasts; what a part
 *                                   lacks is taken off the others: in scope, then class B, over limit, own pay
 * </pre>
 *
 * <p>So no part of a purchase ever falls below 0, and purchase and returns together are 0 once all is returned. Core
 * thread only; allocates nothing.
 */
final class ReturnCalculator {

    private final BillParts left = new BillParts();
    private final BillParts mirror = new BillParts();

    /**
     * Splits a return.
     *
     * @param lines holds the purchase
     * @param original row of the purchase
     * @param quantityE4 what is returned, positive, at most what is left
     * @param into takes the parts, none of them positive
     */
    void split(final LineTable lines, final int original, final long quantityE4, final BillParts into) {
        lines.left(original, left);
        if (quantityE4 == lines.leftQuantityE4(original)) {
            into.set(-left.inScopeFen, -left.preSelfPayFen, -left.overLimitFen, -left.ownPayFen);
            return;
        }
        lines.split(original, quantityE4, mirror);
        long lackingFen = Math.min(mirror.totalFen(), left.totalFen());
        final long inScopeFen = Math.min(mirror.inScopeFen, left.inScopeFen);
        final long preSelfPayFen = Math.min(mirror.preSelfPayFen, left.preSelfPayFen);
        final long overLimitFen = Math.min(mirror.overLimitFen, left.overLimitFen);
        final long ownPayFen = Math.min(mirror.ownPayFen, left.ownPayFen);
        lackingFen -= inScopeFen + preSelfPayFen + overLimitFen + ownPayFen;
        into.set(inScopeFen, preSelfPayFen, overLimitFen, ownPayFen);
        fill(into, lackingFen);
        into.set(-into.inScopeFen, -into.preSelfPayFen, -into.overLimitFen, -into.ownPayFen);
    }

    private void fill(final BillParts into, final long lackingFen) {
        long restFen = lackingFen;
        final long moreInScopeFen = Math.min(restFen, left.inScopeFen - into.inScopeFen);
        restFen -= moreInScopeFen;
        final long morePreSelfPayFen = Math.min(restFen, left.preSelfPayFen - into.preSelfPayFen);
        restFen -= morePreSelfPayFen;
        final long moreOverLimitFen = Math.min(restFen, left.overLimitFen - into.overLimitFen);
        restFen -= moreOverLimitFen;
        into.add(moreInScopeFen, morePreSelfPayFen, moreOverLimitFen, restFen);
    }
}
