package io.yidi.load.bill;

import io.yidi.protocol.sbe.ItemClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * 门诊账单生成器: bills of outpatient emergencies, which need no filing, all with the same number of fee lines; persons
 * and hospitals are those of {@link BillGenerator}. The bill of a number is the same for the same seed. Any thread.
 */
public final class VisitGenerator implements BillSource {

    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final int ITEM_COUNT = 5_000;
    private static final int PRICE_FEN_MAX = 30_000;
    private static final int QUANTITY_MAX = 6;
    private static final int SELF_PAY_PERCENT_MAX = 30;
    private static final int BP_PER_PERCENT = 100;
    private static final long MICRO_PER_FEN = 10_000;
    private static final long QUANTITY_ONE_E4 = 10_000;
    private static final String WESTERN_DRUGS = "09";
    private static final String DIAGNOSIS = "J18.900";

    private final long seed;
    private final int personCount;
    private final int lineCount;

    /**
     * A generator of bills.
     *
     * @param seed chooses everything
     * @param personCount of the reference file
     * @param lineCount fee lines in each bill, 1 …
     */
    public VisitGenerator(final long seed, final int personCount, final int lineCount) {
        if (lineCount < 1) {
            throw new IllegalArgumentException("expected at least one fee line, found " + lineCount);
        }
        this.seed = seed;
        this.personCount = personCount;
        this.lineCount = lineCount;
    }

    @Override
    public Bill bill(final long number) {
        final SplittableRandom random = new SplittableRandom(seed * ODD + number);
        final int person = random.nextInt(personCount);
        final String institution = BillGenerator.institutionCode(random.nextInt(BillGenerator.INSTITUTION_COUNT));
        return new Bill(
                new Patient(
                        BillGenerator.personNo(person),
                        BillGenerator.voucherNo(person),
                        Bill.INSURANCE_TYPE,
                        Bill.INSURED_PLACE),
                new Provider(institution, Bill.CARE_PLACE, Bill.HOSPITAL_LEVEL),
                CareKind.OUTPATIENT,
                true,
                Optional.empty(),
                Optional.empty(),
                DIAGNOSIS,
                "",
                Stream.generate(() -> line(random)).limit(lineCount).toList(),
                List.of());
    }

    private static FeeLine line(final SplittableRandom random) {
        return new FeeLine(
                String.format(Locale.ROOT, "XC%06d", random.nextInt(ITEM_COUNT)),
                WESTERN_DRUGS,
                ItemClass.B,
                (1 + random.nextInt(SELF_PAY_PERCENT_MAX)) * BP_PER_PERCENT,
                (1 + random.nextInt(PRICE_FEN_MAX)) * MICRO_PER_FEN,
                (1 + random.nextInt(QUANTITY_MAX)) * QUANTITY_ONE_E4,
                FeeLine.NO_LIMIT);
    }
}
