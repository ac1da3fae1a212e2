package io.yidi.gateway.engine.benefit;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.ReferralStep;

/**
 * 待遇计算输入: one bill of one person, with everything looked up that the benefit depends on.
 *
 * <p>Mutable and reused by its single owner; plain fields because the engine fills one for every bill.
 */
public final class BenefitRequest {

    /** The four parts of the bill, none negative. */
    public final BillParts parts = new BillParts();

    /** Level, person and category. */
    public final BenefitContext context = new BenefitContext();

    /** Policy of the insured place. */
    public RegionPolicy region;

    /** {@code insutype}. */
    public int insuranceType;

    /** Kind of care. */
    public CareType careType;

    /** Packed disease code, or 0. */
    public long diseaseKey;

    /** Day of admission; the plan's day where there is none. */
    public int admissionEpochDay;

    /** Day that picks plan and benefit year: the discharge of a stay, else the business day. */
    public int planEpochDay;

    /** Linked stepwise referral. */
    public ReferralStep referralStep = ReferralStep.NONE;

    /** Level the person was referred from, on the region's own scale; read only with a referral. */
    public int referredFromLevel;

    /** Whether the person wants the account to pay. */
    public boolean useAccount;

    /** What the account holds, in fen. */
    public long accountBalanceFen;
}
