package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.util.List;
import java.util.Set;

/**
 * 异地就医备案: a person's filing, as a reference file states it. A general one ends the general one before (BJ-10b), a
 * chronic one that of the same disease.
 *
 * @param personNo up to 30 ASCII characters
 * @param insuranceType {@code insutype}
 * @param kind what it opens
 * @param category what it was filed as
 * @param basis what it rests on
 * @param proven whether no proof is missing
 * @param channel how it came
 * @param place filed area as a number; a province (130000) or city (130100) holds all below it (BJ-9a)
 * @param fromEpochDay first day it is valid
 * @param toEpochDay last day it is valid; {@link Integer#MAX_VALUE} while it is not limited
 * @param registeredEpochDay day from which it is there
 * @param careTypes kinds of care it is for
 * @param disease code of the disease, or empty
 * @param hospitals designated hospitals; of a transfer the one its order names (AMB-30)
 */
public record FilingRow(
        String personNo,
        int insuranceType,
        FilingKind kind,
        FilingCategory category,
        FilingBasis basis,
        boolean proven,
        FilingChannel channel,
        int place,
        int fromEpochDay,
        int toEpochDay,
        int registeredEpochDay,
        Set<CareType> careTypes,
        String disease,
        List<Hospital> hospitals) {

    /**
     * A designated hospital.
     *
     * @param code its institution code
     * @param area its place, six digits as a number
     */
    public record Hospital(String code, int area) {}

    /**
     * A general filing with proof, there from its first day on.
     *
     * @param personNo up to 30 ASCII characters
     * @param insuranceType {@code insutype}
     * @param benefit category of the benefit
     * @param place filed area as a number
     * @param fromEpochDay first day
     * @param toEpochDay last day
     * @param careTypes kinds of care it is for
     */
    public FilingRow(
            final String personNo,
            final int insuranceType,
            final BenefitCategory benefit,
            final int place,
            final int fromEpochDay,
            final int toEpochDay,
            final Set<CareType> careTypes) {
        this(
                personNo,
                insuranceType,
                FilingKind.GENERAL,
                benefit == BenefitCategory.LONG_TERM
                        ? FilingCategory.LONG_TERM_RESIDENT
                        : FilingCategory.valueOf(benefit.name()),
                FilingBasis.PROOF,
                true,
                FilingChannel.WINDOW,
                place,
                fromEpochDay,
                toEpochDay,
                fromEpochDay,
                careTypes,
                "",
                List.of());
    }
}
