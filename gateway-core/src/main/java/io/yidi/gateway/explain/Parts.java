package io.yidi.gateway.explain;

/**
 * 费用四部分: a bill or a line as the care place splits it, in fen.
 *
 * @param inScopeFen 政策范围内
 * @param preSelfPayFen 乙类先行自付
 * @param overLimitFen 超限价自费
 * @param ownPayFen 全自费
 */
public record Parts(long inScopeFen, long preSelfPayFen, long overLimitFen, long ownPayFen) {

    /** Nothing. */
    public static final Parts NONE = new Parts(0, 0, 0, 0);

    /** Their sum. */
    public long totalFen() {
        return inScopeFen + preSelfPayFen + overLimitFen + ownPayFen;
    }

    /** Part by part the sum of both. */
    public Parts plus(final Parts more) {
        return new Parts(
                inScopeFen + more.inScopeFen,
                preSelfPayFen + more.preSelfPayFen,
                overLimitFen + more.overLimitFen,
                ownPayFen + more.ownPayFen);
    }

    /** Part by part the difference. */
    public Parts minus(final Parts less) {
        return new Parts(
                inScopeFen - less.inScopeFen,
                preSelfPayFen - less.preSelfPayFen,
                overLimitFen - less.overLimitFen,
                ownPayFen - less.ownPayFen);
    }

    /** The lesser of each part. */
    public Parts least(final Parts other) {
        return new Parts(
                Math.min(inScopeFen, other.inScopeFen),
                Math.min(preSelfPayFen, other.preSelfPayFen),
                Math.min(overLimitFen, other.overLimitFen),
                Math.min(ownPayFen, other.ownPayFen));
    }

    /** So much of the parts, from the first one on. */
    public Parts first(final long amountFen) {
        final long ofInScope = Math.min(amountFen, inScopeFen);
        final long ofPreSelfPay = Math.min(amountFen - ofInScope, preSelfPayFen);
        final long ofOverLimit = Math.min(amountFen - ofInScope - ofPreSelfPay, overLimitFen);
        return new Parts(ofInScope, ofPreSelfPay, ofOverLimit, amountFen - ofInScope - ofPreSelfPay - ofOverLimit);
    }

    /** Each part times a ratio, rounded. */
    Parts share(final Fraction ratio) {
        return new Parts(
                share(inScopeFen, ratio),
                share(preSelfPayFen, ratio),
                share(overLimitFen, ratio),
                share(ownPayFen, ratio));
    }

    private static long share(final long fen, final Fraction ratio) {
        return Fraction.of(fen).times(ratio).halfUp();
    }

    /** The four amounts, added up. */
    public String sumText() {
        return YuanText.of(inScopeFen) + " + " + YuanText.of(preSelfPayFen) + " + " + YuanText.of(overLimitFen) + " + "
                + YuanText.of(ownPayFen);
    }
}
