package io.yidi.gateway.policy.plane;

import java.util.EnumSet;
import java.util.Set;

/** 个人待支付部分: parts of a bill the pool leaves, in the order in which a later fund's payment is charged to them. */
public enum Part {
    /** 统筹封顶线以上. */
    ABOVE_POOL,
    /** 统筹段内个人比例. */
    PROPORTION,
    /** 起付线以内. */
    DEDUCTIBLE,
    /** 降低待遇的先行自付. */
    FIRST_SELF_PAY,
    /** 乙类先行自付. */
    PRE_SELF_PAY,
    /** 超限价自付. */
    OVER_LIMIT,
    /** 自费. */
    OWN_PAY;

    /** 剩余合规费用: deductible, proportion and above-pool. */
    public static final Set<Part> REMAINING = Set.copyOf(EnumSet.of(ABOVE_POOL, PROPORTION, DEDUCTIBLE));

    /**
     * Bit of this part in a mask.
     *
     * @return 1 shifted by the ordinal
     */
    public int bit() {
        return 1 << ordinal();
    }

    /**
     * A set as a mask.
     *
     * @param parts any set
     * @return the bits of its members
     */
    public static int mask(final Set<Part> parts) {
        int mask = 0;
        for (final Part part : parts) {
            mask |= part.bit();
        }
        return mask;
    }
}
