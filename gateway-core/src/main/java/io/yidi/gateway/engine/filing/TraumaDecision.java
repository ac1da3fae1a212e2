package io.yidi.gateway.engine.filing;

import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.protocol.ResultCode;

/**
 * 外伤判定: row 4 of the decision: what a third party has to bear is not settled, and trauma without one only as the place
 * of care lays down (BJ-28a, BJ-28b, TJ-3.2a, JZ-2.3). Whether it is settled then, and as what, is up to the filing
 * (XJ-2.4c).
 */
public final class TraumaDecision {

    private TraumaDecision() {}

    /**
     * Decides whether a visit may be settled directly.
     *
     * @param visit what is known of it
     * @return {@link ResultCode#DONE}, or the refusal
     */
    public static ResultCode decide(final Visit visit) {
        if (visit.thirdPartyLiable) {
            return ResultCode.THIRD_PARTY_LIABLE;
        }
        if (!visit.trauma) {
            return ResultCode.DONE;
        }
        if (visit.careRule.trauma() == CareRule.Trauma.NOT) {
            return ResultCode.TRAUMA_NOT_SETTLED;
        }
        return visit.careRule.needsDeclaration() && !visit.declared ? ResultCode.TRAUMA_NOT_DECLARED : ResultCode.DONE;
    }

    /**
     * Decides whether a visit may be paid in full instead: not where trauma without a third party has to be settled
     * directly (TJ-3.2b).
     *
     * @param visit what is known of it
     * @return {@link ResultCode#DONE}, or the refusal
     */
    public static ResultCode decideFullPay(final Visit visit) {
        return visit.trauma && visit.careRule.trauma() == CareRule.Trauma.MUST && decide(visit) == ResultCode.DONE
                ? ResultCode.TRAUMA_TO_BE_SETTLED
                : ResultCode.DONE;
    }
}
