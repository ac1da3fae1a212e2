package io.yidi.gateway.national.person;

import io.yidi.gateway.policy.plane.Accumulation;
import java.time.LocalDate;
import java.util.List;

/** 人员来源: asks the engine's state between two bills. Waits for the answer; any thread that is not an event loop. */
public interface PersonSource {

    /**
     * 参保信息: one insurance of a person.
     *
     * @param insuranceType {@code insutype}
     * @param insuredPlace {@code insuplc_admdvs}
     * @param birthday {@code brdy}
     * @param personType two leading digits of {@code psn_type}
     * @param benefit state of the benefits: 1 normal, 2 paused, 4 ended, as {@code psn_insu_stas}
     * @param isSuspended whether direct settlement is suspended
     * @param isCivilServant {@code cvlserv_flag}
     * @param balanceFen of the personal account
     * @param asOf business day
     */
    record Insurance(
            String insuranceType,
            String insuredPlace,
            LocalDate birthday,
            String personType,
            String benefit,
            boolean isSuspended,
            boolean isCivilServant,
            long balanceFen,
            LocalDate asOf) {}

    /**
     * 就诊: a visit or a stay.
     *
     * @param encounterId {@code mdtrt_id}
     * @param personNo {@code psn_no} as registered
     * @param insuranceType {@code insutype}
     * @param insuredPlace {@code insuplc_admdvs}
     * @param carePlace {@code mdtrtarea_admvs}
     * @param medicalType {@code med_type}
     * @param diagnosisCode of the main diagnosis
     * @param diseaseCode {@code dise_codg}, or empty
     * @param firstDay {@code begntime}, or {@code null}
     * @param lastDay day of the discharge, or {@code null}
     * @param isStay whether it is a stay
     * @param lastSequence record that concerned it last
     */
    record Encounter(
            String encounterId,
            String personNo,
            String insuranceType,
            String insuredPlace,
            String carePlace,
            String medicalType,
            String diagnosisCode,
            String diseaseCode,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean isStay,
            long lastSequence) {}

    /**
     * 累计: what one counter of a person holds.
     *
     * @param insuranceType {@code insutype}
     * @param benefitYear the calendar year it begins in
     * @param kind what is added up
     * @param fundCode six digits of the fund; empty where it concerns none
     * @param value a count, or fen
     */
    record Accumulated(String insuranceType, int benefitYear, Accumulation.Kind kind, String fundCode, long value) {}

    /**
     * 累计台账: what has come together of a person in a benefit year.
     *
     * @param asOf business day
     * @param rows each counter once; none of a person who is not known
     */
    record AccumulatedYear(LocalDate asOf, List<Accumulated> rows) {}

    /**
     * What is known of a person.
     *
     * @param personNo {@code psn_no}, in use or an earlier one
     * @return the insurances; none of a person who is not known
     */
    List<Insurance> insurances(String personNo);

    /**
     * Encounters of an institution, as far as they are kept, the latest two hundred.
     *
     * @param institutionCode {@code fixmedins_code}
     * @param personNo {@code psn_no}; empty for the stays of anybody that are not discharged
     * @return the encounters
     */
    List<Encounter> encounters(String institutionCode, String personNo);

    /**
     * What has come together of a person, by the plans in force of the region that insures the person.
     *
     * @param personNo {@code psn_no}, in use or an earlier one
     * @param day a day of the benefit year; {@code null} for the business day
     * @return the counters of that year
     */
    AccumulatedYear accumulated(String personNo, LocalDate day);
}
