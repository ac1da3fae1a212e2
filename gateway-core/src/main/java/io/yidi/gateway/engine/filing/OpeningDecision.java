package io.yidi.gateway.engine.filing;

import io.yidi.gateway.policy.plane.AreaPrefix;
import io.yidi.gateway.policy.plane.CareOpenings;
import io.yidi.gateway.policy.plane.CareOpenings.Side;
import io.yidi.protocol.ResultCode;

/**
 * 开通判定: whether care place and insured place settle this kind of care directly between provinces on the day of the
 * visit (NAT-N3a, NAT-2b). Care inside the province of insurance is none of its business. Stateless.
 */
public final class OpeningDecision {

    private OpeningDecision() {}

    /**
     * Decides.
     *
     * @param visit what is known of the visit
     * @param openings of the bundle in force
     * @return {@link ResultCode#DONE}, or which of the two places is not open
     */
    public static ResultCode decide(final Visit visit, final CareOpenings openings) {
        if (AreaPrefix.provinceOf(visit.insuredPlace) == AreaPrefix.provinceOf(visit.carePlace)) {
            return ResultCode.DONE;
        }
        if (!openings.isOpen(visit.careType, Side.CARE, visit.carePlace, visit.lastEpochDay)) {
            return ResultCode.CARE_PLACE_NOT_OPENED;
        }
        return openings.isOpen(visit.careType, Side.INSURED, visit.insuredPlace, visit.lastEpochDay)
                ? ResultCode.DONE
                : ResultCode.INSURED_PLACE_NOT_OPENED;
    }
}
