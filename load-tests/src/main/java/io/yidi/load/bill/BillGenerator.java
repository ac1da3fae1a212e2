package io.yidi.load.bill;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * 账单生成器: the bill of a number is the same for the same seed, whatever was asked before.
 *
 * <p>Every bill has at least 2 000.00 yuan in scope, more than any deductible it meets. Safe for any thread.
 */
public final class BillGenerator implements BillSource {

    /** Number of unified fee categories, 01 to 14. */
    public static final int CATEGORY_COUNT_MAX = 14;

    /** Least in-scope amount of a bill, in fen. */
    public static final long IN_SCOPE_FEN_MIN = 200_000;

    /** Number of synthetic hospitals. */
    public static final int INSTITUTION_COUNT = 50;

    private static final int IN_SCOPE_SPREAD_FEN = 500_000;
    private static final int OTHER_PART_FEN = 50_000;
    private static final int DISCHARGED_DAYS_AGO = 20;
    private static final int STAY_DAYS_MAX = 15;
    private static final String[] DIAGNOSES = {"I10.x00", "J18.900", "K35.800", "E11.900", "I63.900"};

    private final long seed;
    private final int personCount;
    private final int categoryCount;
    private final LocalDate today;

    /**
     * A generator of bills.
     *
     * @param seed chooses everything
     * @param personCount of the reference file
     * @param categoryCount totals in each bill, 1 to {@link #CATEGORY_COUNT_MAX}
     * @param today after every discharge
     */
    public BillGenerator(final long seed, final int personCount, final int categoryCount, final LocalDate today) {
        if (categoryCount < 1 || categoryCount > CATEGORY_COUNT_MAX) {
            throw new IllegalArgumentException(
                    "expected 1 to " + CATEGORY_COUNT_MAX + " fee categories, found " + categoryCount);
        }
        this.seed = seed;
        this.personCount = personCount;
        this.categoryCount = categoryCount;
        this.today = today;
    }

    /**
     * Number of a synthetic person as the reference file has it.
     *
     * @param index 0 …
     * @return eleven characters
     */
    public static String personNo(final int index) {
        return String.format(Locale.ROOT, "P%010d", index + 1);
    }

    /**
     * Card of a synthetic person.
     *
     * @param index 0 …
     * @return eighteen characters
     */
    public static String voucherNo(final int index) {
        return String.format(Locale.ROOT, "C%017d", index + 1);
    }

    /**
     * Code of a synthetic hospital as the reference file has it.
     *
     * @param index 0 … {@link #INSTITUTION_COUNT} − 1
     * @return twelve characters
     */
    public static String institutionCode(final int index) {
        return String.format(Locale.ROOT, "H130100%05d", index + 1);
    }

    @Override
    public Bill bill(final long number) {
        final SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        final int person = random.nextInt(personCount);
        final LocalDate discharge = today.minusDays(random.nextInt(DISCHARGED_DAYS_AGO));
        final Provider provider =
                new Provider(institutionCode(random.nextInt(INSTITUTION_COUNT)), Bill.CARE_PLACE, Bill.HOSPITAL_LEVEL);
        return new Bill(
                new Patient(personNo(person), voucherNo(person), Bill.INSURANCE_TYPE, Bill.INSURED_PLACE),
                provider,
                CareKind.INPATIENT,
                false,
                Optional.of(admission(discharge, random.nextInt(STAY_DAYS_MAX))),
                Optional.of(discharge),
                DIAGNOSES[random.nextInt(DIAGNOSES.length)],
                "",
                List.of(),
                totals(random));
    }

    private static LocalDate admission(final LocalDate discharge, final int stayDays) {
        final LocalDate newYear = discharge.withDayOfYear(1);
        final LocalDate admission = discharge.minusDays(stayDays);
        return admission.isBefore(newYear) ? newYear : admission;
    }

    private List<CategoryTotal> totals(final SplittableRandom random) {
        final List<CategoryTotal> totals = new ArrayList<>(categoryCount);
        final long inScopeFenMin = IN_SCOPE_FEN_MIN / categoryCount + 1;
        for (int category = 1; category <= categoryCount; category++) {
            totals.add(new CategoryTotal(
                    String.format(Locale.ROOT, "%02d", category),
                    inScopeFenMin + random.nextInt(IN_SCOPE_SPREAD_FEN),
                    random.nextInt(OTHER_PART_FEN),
                    random.nextInt(OTHER_PART_FEN),
                    random.nextInt(OTHER_PART_FEN)));
        }
        return List.copyOf(totals);
    }
}
