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
        boolean thirdParty,
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

    /** Everybody who is drawn had an accident, and declares that nobody else is liable unless the hospital says so. */
    public boolean isDeclaredTrauma() {
        return !thirdParty;
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
                thirdParty,
                referralStep,
                referredFromLevel,
                admission,
                admission == null ? discharge : discharged,
                batchDisease.isEmpty() ? disease : batchDisease);
    }
}
