package io.yidi.load.corpus;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.CareKind;
import io.yidi.load.bill.CategoryTotal;
import io.yidi.load.bill.FeeLine;
import io.yidi.load.bill.Provider;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * 语料生成器: bills in the proportions of {@code docs/performance.md}; the bill of a number is the same for the same seed,
 * whatever was asked before. Any thread.
 */
public final class CorpusGenerator {

    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final int DISCHARGED_DAYS_AGO = 20;
    private static final int STAY_DAYS_MAX = 15;
    private static final int CATEGORY_COUNT = 14;
    private static final int IN_SCOPE_FEN_MAX = 400_000;
    private static final int OTHER_PART_FEN_MAX = 50_000;
    private static final long QUANTITY_ONE_E4 = 10_000;
    private static final int QUANTITY_MAX = 6;
    private static final List<String> DIAGNOSES = List.of("I10.x00", "J18.900", "K35.800", "E11.900", "I63.900");

    private final long seed;
    private final CorpusPopulation population;
    private final LocalDate today;

    /**
     * A generator.
     *
     * @param seed chooses everything
     * @param population whose bills they are
     * @param today after every discharge
     */
    public CorpusGenerator(final long seed, final CorpusPopulation population, final LocalDate today) {
        this.seed = seed;
        this.population = population;
        this.today = today;
    }

    /** Whose bills they are. */
    public CorpusPopulation population() {
        return population;
    }

    /** Profile of the persons who could have a bill. */
    int profileOf(final long number) {
        return random(number).nextInt(population.profileCount());
    }

    /**
     * Makes one bill, of the first person of some profile; any other person of this profile could have it, too.
     *
     * @param number of the bill
     * @return always the same for this number
     */
    public Bill bill(final long number) {
        final SplittableRandom random = random(number);
        final int person = random.nextInt(population.profileCount());
        final Profile profile = population.profile(person);
        final boolean isEmergency = profile.filedAs() == FiledAs.NOT_FILED;
        final CareKind care = (isEmergency ? Proportions.EMERGENCY_CARE : Proportions.CARE).pick(random);
        final boolean isStay = care == CareKind.INPATIENT;
        final LocalDate discharge = today.minusDays(random.nextInt(DISCHARGED_DAYS_AGO));
        return new Bill(
                population.patient(person),
                provider(profile, care, random),
                care,
                isEmergency,
                isStay ? Optional.of(admission(discharge, random)) : Optional.empty(),
                isStay ? Optional.of(discharge) : Optional.empty(),
                care == CareKind.PHARMACY ? "" : DIAGNOSES.get(random.nextInt(DIAGNOSES.size())),
                care == CareKind.CHRONIC_OUTPATIENT ? profile.diseaseCode() : "",
                isStay ? List.of() : lines(care, random),
                isStay ? totals(random) : List.of());
    }

    private SplittableRandom random(final long number) {
        return new SplittableRandom(seed + ODD * (number + 1));
    }

    private Provider provider(final Profile profile, final CareKind care, final SplittableRandom random) {
        return switch (care) {
            case INPATIENT -> population.anyHospital(profile.carePlace(), random);
            case CHRONIC_OUTPATIENT -> profile.hospital();
            case OUTPATIENT ->
                profile.choosesProviders() ? profile.hospital() : population.anyHospital(profile.carePlace(), random);
            case PHARMACY ->
                profile.choosesProviders() ? profile.pharmacy() : population.anyPharmacy(profile.carePlace(), random);
        };
    }

    private static LocalDate admission(final LocalDate discharge, final SplittableRandom random) {
        final LocalDate newYear = discharge.withDayOfYear(1);
        final LocalDate admission = discharge.minusDays(random.nextInt(STAY_DAYS_MAX));
        return admission.isBefore(newYear) ? newYear : admission;
    }

    private static List<FeeLine> lines(final CareKind care, final SplittableRandom random) {
        final int count = Proportions.LINES.pick(random).pick(random);
        final List<FeeLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final boolean isDrug = care == CareKind.PHARMACY || random.nextBoolean();
            lines.add(CorpusItem.of(Zipf.rank(random, CorpusItem.COUNT), isDrug)
                    .line((1 + random.nextInt(QUANTITY_MAX)) * QUANTITY_ONE_E4));
        }
        return List.copyOf(lines);
    }

    private static List<CategoryTotal> totals(final SplittableRandom random) {
        final int count = Proportions.TOTALS.pick(random).pick(random);
        final List<CategoryTotal> totals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            totals.add(new CategoryTotal(
                    String.format(Locale.ROOT, "%02d", i % CATEGORY_COUNT + 1),
                    1 + Zipf.rank(random, IN_SCOPE_FEN_MAX),
                    Zipf.rank(random, OTHER_PART_FEN_MAX),
                    Zipf.rank(random, OTHER_PART_FEN_MAX),
                    Zipf.rank(random, OTHER_PART_FEN_MAX)));
        }
        return List.copyOf(totals);
    }
}
