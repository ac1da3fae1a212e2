package io.yidi.gateway.engine.scope;

/**
 * 费用四部分: the four parts of a bill's total, in fen (INV-2).
 *
 * <p>Mutable and reused by its single owner; plain fields because the engine fills one for every bill.
 */
public final class BillParts {

    /** 符合政策范围金额: what enters the benefit of the insured place. */
    public long inScopeFen;

    /** 先行自付金额: class B self-pay. */
    public long preSelfPayFen;

    /** 超限价自费费用: above the price limit. */
    public long overLimitFen;

    /** 全自费金额: outside the catalogue. */
    public long ownPayFen;

    /**
     * The bill's total.
     *
     * @return sum of the four parts in fen
     */
    public long totalFen() {
        return inScopeFen + preSelfPayFen + overLimitFen + ownPayFen;
    }

    /** Sets all four parts to 0. */
    public void clear() {
        set(0, 0, 0, 0);
    }

    /**
     * Sets all four parts, in fen.
     *
     * @return this
     */
    public BillParts set(
            final long newInScopeFen,
            final long newPreSelfPayFen,
            final long newOverLimitFen,
            final long newOwnPayFen) {
        inScopeFen = newInScopeFen;
        preSelfPayFen = newPreSelfPayFen;
        overLimitFen = newOverLimitFen;
        ownPayFen = newOwnPayFen;
        return this;
    }

    /**
     * Takes over another bill's parts.
     *
     * @param other read only
     */
    public void copyFrom(final BillParts other) {
        set(other.inScopeFen, other.preSelfPayFen, other.overLimitFen, other.ownPayFen);
    }

    /**
     * Adds parts, in fen; negative ones for a return.
     *
     * @throws ArithmeticException if a sum leaves a {@code long}
     */
    public void add(
            final long moreInScopeFen,
            final long morePreSelfPayFen,
            final long moreOverLimitFen,
            final long moreOwnPayFen) {
        inScopeFen = Math.addExact(inScopeFen, moreInScopeFen);
        preSelfPayFen = Math.addExact(preSelfPayFen, morePreSelfPayFen);
        overLimitFen = Math.addExact(overLimitFen, moreOverLimitFen);
        ownPayFen = Math.addExact(ownPayFen, moreOwnPayFen);
    }

    /**
     * Adds another bill's parts.
     *
     * @param other read only
     */
    public void add(final BillParts other) {
        add(other.inScopeFen, other.preSelfPayFen, other.overLimitFen, other.ownPayFen);
    }
}
