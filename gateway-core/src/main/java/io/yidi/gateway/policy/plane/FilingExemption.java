package io.yidi.gateway.policy.plane;

import io.yidi.protocol.code.CareType;
import java.util.List;

/**
 * 免备案: care that needs no filing (TJ-4.4d).
 *
 * @param insuredAreas area prefixes of the insured place
 * @param careAreas area prefixes of the care place
 * @param careTypes kinds of care
 * @param fromEpochDay first day
 * @param toEpochDay last day
 * @param source id of the text that says so
 */
public record FilingExemption(
        List<String> insuredAreas,
        List<String> careAreas,
        List<CareType> careTypes,
        int fromEpochDay,
        int toEpochDay,
        String source) {

    /**
     * Whether a visit needs no filing.
     *
     * @param insuredPlace six-digit area
     * @param carePlace six-digit area
     * @param careType kind of care
     * @param epochDay day of the visit
     * @return true if so
     */
    public boolean covers(final int insuredPlace, final int carePlace, final CareType careType, final int epochDay) {
        return epochDay >= fromEpochDay
                && epochDay <= toEpochDay
                && careTypes.contains(careType)
                && AreaPrefix.anyCovers(insuredAreas, insuredPlace)
                && AreaPrefix.anyCovers(careAreas, carePlace);
    }
}
