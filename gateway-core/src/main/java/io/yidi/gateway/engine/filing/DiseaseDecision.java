package io.yidi.gateway.engine.filing;

import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.protocol.ResultCode;

/**
 * 病种判定: whether a chronic disease is one of the catalogue, and open in the insured region on the day of the visit
 * (NAT-15, BJ-26a, NAT-N4.3a). Stateless.
 */
public final class DiseaseDecision {

    private DiseaseDecision() {}

    /**
     * Decides.
     *
     * @param visit what is known of the visit
     * @param diseases as the insured region sees them
     * @return {@link ResultCode#DONE}, or why the disease is not settled as chronic
     */
    public static ResultCode decide(final Visit visit, final DiseaseCatalogue diseases) {
        final long national = diseases.nationalOf(visit.diseaseKey, visit.lastEpochDay);
        if (national == DiseaseCatalogue.UNKNOWN) {
            return ResultCode.CHRONIC_DISEASE_UNKNOWN;
        }
        return diseases.isOpen(national, visit.lastEpochDay) ? ResultCode.DONE : ResultCode.CHRONIC_DISEASE_NOT_OPEN;
    }
}
