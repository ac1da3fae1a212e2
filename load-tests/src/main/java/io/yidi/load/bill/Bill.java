package io.yidi.load.bill;

import java.time.LocalDate;
import java.util.List;

/**
 * 账单: one stay of a person insured in Beijing at a hospital in Hebei.
 *
 * @param institutionCode twelve characters
 * @param personNo as in the reference file
 * @param voucherNo of the social security card
 * @param admission first day
 * @param discharge last day, in the same calendar year
 * @param diagnosisCode of the stay
 * @param totals by fee category
 */
public record Bill(
        String institutionCode,
        String personNo,
        String voucherNo,
        LocalDate admission,
        LocalDate discharge,
        String diagnosisCode,
        List<CategoryTotal> totals) {

    /** Insurance type of every synthetic person: employee. */
    public static final int INSURANCE_TYPE = 310;

    /** Insured place of every synthetic person: Beijing. */
    public static final String INSURED_PLACE = "110000";

    /** Place of every synthetic hospital: Shijiazhuang. */
    public static final String CARE_PLACE = "130100";

    /** Level of every synthetic hospital. */
    public static final int HOSPITAL_LEVEL = 3;

    /** Ordinary inpatient care. */
    public static final String MEDICAL_TYPE = "21";

    /** Inpatient settlement. */
    public static final String TRANSACTION_CODE = "2304";

    /** Social security card. */
    public static final int VOUCHER_TYPE = 3;

    /**
     * What the stay cost.
     *
     * @return sum over the categories, in fen
     */
    public long totalFen() {
        return totals.stream().mapToLong(CategoryTotal::amountFen).sum();
    }

    /**
     * What of it is in scope.
     *
     * @return sum over the categories, in fen
     */
    public long inScopeFen() {
        return totals.stream().mapToLong(CategoryTotal::inScopeFen).sum();
    }
}
