package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.PersonStatus;

/**
 * 参保人员: one person under one insurance type, as a reference file states it. Person numbers are unique within the
 * platform and are not ID numbers.
 *
 * @param personNo up to 30 ASCII characters
 * @param insuranceType {@code insutype}
 * @param insuredPlace six-digit area as a number
 * @param status from the first two digits of {@code psn_type}
 * @param birthEpochDay days since 1970-01-01
 * @param assistanceClass class of medical assistance
 * @param grade contribution grade
 * @param flags such as {@link io.yidi.gateway.policy.plane.BenefitContext#CIVIL_SERVANT}
 * @param benefit whether benefits may be used
 * @param accountBalanceFen balance of the personal account
 */
public record PersonRow(
        String personNo,
        int insuranceType,
        int insuredPlace,
        PersonStatus status,
        int birthEpochDay,
        AssistanceClass assistanceClass,
        ContributionGrade grade,
        int flags,
        BenefitStatus benefit,
        long accountBalanceFen) {}
