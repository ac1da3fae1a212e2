package io.yidi.gateway.reconciled;

/**
 * 对账分组合计: an institution, insured place, insurance and clearing type, as each side has them.
 *
 * @param institution {@code fixmedins_code}; {@link #REST} for everything beyond the bound
 * @param insuredPlace six-digit area
 * @param insuranceType {@code insutype}
 * @param clearingType {@code clr_type}
 * @param sides what each has
 * @param differences on all pairs of sides
 */
public record ReconciledGroup(
        String institution,
        String insuredPlace,
        String insuranceType,
        String clearingType,
        ThreeSides sides,
        long differences) {

    /** Stands where groups beyond the bound are added up in one. */
    public static final String REST = "*";

    /** What everything beyond the bound comes to. */
    static ReconciledGroup rest(final ThreeSides sides, final long differences) {
        return new ReconciledGroup(REST, REST, REST, REST, sides, differences);
    }
}
