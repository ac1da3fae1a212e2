package io.yidi.gateway.national.person;

import io.yidi.gateway.national.person.PersonSource.Insurance;
import java.util.Comparator;
import java.util.List;

/**
 * 本人险种: which insurance of a person is meant where a request names none. In this order:
 *
 * <pre>
 *   1  one of the insured place that the request names, before others
 *   2  one whose benefits run, before one that is paused or has ended
 *   3  the employees' (310) before the residents' (390)
 * </pre>
 */
public final class OwnInsurance {

    private static final String NORMAL = "1";

    private OwnInsurance() {}

    /**
     * Chooses.
     *
     * @param held insurances of the person
     * @param insuredPlace {@code insuplc_admdvs} of the request
     * @return {@code insutype}, or empty if there is no insurance
     */
    public static String of(final List<Insurance> held, final String insuredPlace) {
        return held.stream()
                .min(Comparator.comparing((Insurance insurance) ->
                                !insurance.insuredPlace().equals(insuredPlace))
                        .thenComparing(insurance -> !insurance.benefit().equals(NORMAL))
                        .thenComparing(Insurance::insuranceType))
                .map(Insurance::insuranceType)
                .orElse("");
    }
}
