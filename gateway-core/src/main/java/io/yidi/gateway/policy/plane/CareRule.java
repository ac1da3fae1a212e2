package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.VoucherType;
import java.util.EnumSet;
import java.util.Set;

/**
 * 就医地管理规定: what a place of care lays down about patients from elsewhere.
 *
 * @param areaPrefix first 2, 4 or 6 digits of the place
 * @param fromEpochDay first day
 * @param toEpochDay last day
 * @param vouchers by which patients may be identified (NAT-13, BJ-12)
 * @param trauma whether trauma without a third party is settled directly (BJ-28a, TJ-3.2a, TJ-3.2b)
 * @param needsDeclaration whether the patient has to declare first that no third party is liable (BJ-F11a)
 */
public record CareRule(
        String areaPrefix,
        int fromEpochDay,
        int toEpochDay,
        Set<VoucherType> vouchers,
        Trauma trauma,
        boolean needsDeclaration) {

    /** A place that lays down nothing: every voucher, trauma may be settled, without a declaration. */
    public static final CareRule ANY =
            new CareRule("", Integer.MIN_VALUE, Integer.MAX_VALUE, EnumSet.allOf(VoucherType.class), Trauma.MAY, false);

    /** 外伤费用纳入直接结算. */
    public enum Trauma {
        /** 应纳入: what qualifies is not paid in full instead. */
        MUST,
        /** 可纳入. */
        MAY,
        /** 不纳入. */
        NOT
    }

    /** Keeps the vouchers as they are. */
    public CareRule {
        vouchers = Set.copyOf(vouchers);
    }

    /**
     * Whether patients may be identified by a voucher.
     *
     * @param voucher its kind, or {@code null} for one that nobody knows
     * @return true if so
     */
    public boolean accepts(final VoucherType voucher) {
        return voucher != null && vouchers.contains(voucher);
    }

    boolean covers(final int epochDay) {
        return epochDay >= fromEpochDay && epochDay <= toEpochDay;
    }
}
