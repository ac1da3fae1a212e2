package io.yidi.gateway.engine.model.message;

import io.yidi.protocol.code.CareType;
import io.yidi.protocol.sbe.ReferralStep;
import java.time.LocalDate;

/** What a hospital states about a visit or a stay; the two days only of a stay. */
public record Visit(
        String personNo,
        int insuranceType,
        int insuredPlace,
        int carePlace,
        int level,
        String medicalType,
        int voucherType,
        boolean emergency,
        Accident accident,
        ReferralStep referralStep,
        int referredFromLevel,
        LocalDate admission,
        LocalDate discharge,
        String disease) {

    public CareType careType() {
        return switch (medicalType.substring(0, 2)) {
            case "21" -> CareType.INPATIENT;
            case "14" -> CareType.CHRONIC_OUTPATIENT;
            case "41" -> CareType.PHARMACY;
            default -> CareType.OUTPATIENT;
        };
    }

    /** The same after another accident. */
    public Visit with(final Accident other) {
        return new Visit(
                personNo,
                insuranceType,
                insuredPlace,
                carePlace,
                level,
                medicalType,
                voucherType,
                emergency,
                other,
                referralStep,
                referredFromLevel,
                admission,
                discharge,
                disease);
    }

    /** The visit as a settlement sees it: what that says goes before what was registered. */
    public Visit settled(
            final String newMedicalType,
            final int newVoucherType,
            final LocalDate discharged,
            final String batchDisease) {
        return new Visit(
                personNo,
                insuranceType,
                insuredPlace,
                carePlace,
                level,
                newMedicalType.isEmpty() ? medicalType : newMedicalType,
                newVoucherType,
                emergency,
                accident,
                referralStep,
                referredFromLevel,
                admission,
                admission == null ? discharge : discharged,
                batchDisease.isEmpty() ? disease : batchDisease);
    }
}
