package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.protocol.code.CareType;
import java.util.Set;

/**
 * 异地就医备案: a person's filing for care elsewhere. The newest filing of a person is the only one in force (BJ-10b).
 *
 * @param personNo up to 30 ASCII characters
 * @param insuranceType {@code insutype}
 * @param category what it was filed as
 * @param place filed area as a number; a province (130000) or city (130100) holds all below it (BJ-9a)
 * @param fromEpochDay first day it is valid
 * @param toEpochDay last day it is valid; {@link Integer#MAX_VALUE} while it is not limited
 * @param careTypes kinds of care it is for
 */
public record FilingRow(
        String personNo,
        int insuranceType,
        BenefitCategory category,
        int place,
        int fromEpochDay,
        int toEpochDay,
        Set<CareType> careTypes) {}
