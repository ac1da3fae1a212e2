package io.yidi.gateway.national.person;

/**
 * 结算就诊: who a settlement was for and when the care was, as it was recorded; texts as answers have them, empty where
 * the record says nothing.
 *
 * @param encounterId {@code mdtrt_id}; empty of a bill that came in one piece
 * @param insuranceType {@code insutype}
 * @param personType two leading digits of {@code psn_type}; empty where the person paid all, as the next two
 * @param civilServant {@code cvlserv_flag}
 * @param age {@code age} on the last day
 * @param medicalType {@code med_type}
 * @param firstDay {@code begndate}
 * @param lastDay {@code enddate}
 */
public record SettledCare(
        String encounterId,
        String insuranceType,
        String personType,
        String civilServant,
        String age,
        String medicalType,
        String firstDay,
        String lastDay) {}
