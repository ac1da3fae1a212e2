package io.yidi.load.bill;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 账单: one stay, visit or purchase as a hospital or pharmacy sends it at once.
 *
 * @param patient whose bill it is
 * @param provider that sends it
 * @param care kind of care
 * @param isEmergency whether it is stated as one
 * @param admission first day; empty but for a stay
 * @param discharge last day; empty but for a stay
 * @param diagnosisCode empty where nothing was diagnosed
 * @param diseaseCode of chronic care, else empty
 * @param lines of all but stays
 * @param totals of a stay, by fee category
 */
public record Bill(
        Patient patient,
        Provider provider,
        CareKind care,
        boolean isEmergency,
        Optional<LocalDate> admission,
        Optional<LocalDate> discharge,
        String diagnosisCode,
        String diseaseCode,
        List<FeeLine> lines,
        List<CategoryTotal> totals) {

    /** Insurance type of every person of {@link BillGenerator}: employee. */
    public static final int INSURANCE_TYPE = 310;

    /** Insured place of every person of {@link BillGenerator}: Beijing. */
    public static final String INSURED_PLACE = "110000";

    /** Place of every hospital of {@link BillGenerator}: Shijiazhuang. */
    public static final String CARE_PLACE = "130100";

    /** Level of every hospital of {@link BillGenerator}. */
    public static final int HOSPITAL_LEVEL = 3;

    /** What every bill of {@link BillGenerator} is sent as: settlement of a stay. */
    public static final String TRANSACTION_CODE = CareKind.INPATIENT.settlementCode();

    /** Social security card. */
    public static final int VOUCHER_TYPE = 3;

    /**
     * The same bill of a person insured elsewhere.
     *
     * @param place six digits
     * @return a copy
     */
    public Bill insuredIn(final String place) {
        final Patient moved = new Patient(patient.personNo(), patient.voucherNo(), patient.insuranceType(), place);
        return new Bill(
                moved, provider, care, isEmergency, admission, discharge, diagnosisCode, diseaseCode, lines, totals);
    }

    /** Who sends it. */
    public String institutionCode() {
        return provider.code();
    }

    /** Whose it is, as in the reference file. */
    public String personNo() {
        return patient.personNo();
    }

    /**
     * What everything cost.
     *
     * @return sum over lines or categories, in fen
     */
    public long totalFen() {
        return lines.stream().mapToLong(FeeLine::amountFen).sum()
                + totals.stream().mapToLong(CategoryTotal::amountFen).sum();
    }

    /**
     * What of a stay is in scope.
     *
     * @return sum over the categories, in fen
     */
    public long inScopeFen() {
        return totals.stream().mapToLong(CategoryTotal::inScopeFen).sum();
    }
}
