package io.yidi.load.corpus;

import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.Patient;
import io.yidi.load.bill.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * 人口: providers by place, and persons by profile; person {@code i} has profile {@code i % profileCount()}, so that any
 * number of persons costs no memory here. Immutable.
 */
public final class CorpusPopulation {

    /** Most profiles. */
    public static final int PROFILES_MAX = 1_024;

    private static final int HOSPITALS_PER_PLACE = 40;
    private static final int PHARMACIES_PER_PLACE = 20;
    private static final int MONTHS = 12;
    private static final int DAYS = 28;

    private final List<Profile> profiles;
    private final int personCount;
    private final List<List<Provider>> hospitals = new ArrayList<>();
    private final List<List<Provider>> pharmacies = new ArrayList<>();

    /**
     * Makes everybody.
     *
     * @param seed chooses everything
     * @param personCount at least 1
     */
    public CorpusPopulation(final long seed, final int personCount) {
        if (personCount < 1) {
            throw new IllegalArgumentException("expected at least one person, found " + personCount);
        }
        this.personCount = personCount;
        final SplittableRandom random = new SplittableRandom(seed);
        for (final String place : Proportions.CARE_PLACES) {
            hospitals.add(providers("H", place, HOSPITALS_PER_PLACE, random));
            pharmacies.add(providers("P", place, PHARMACIES_PER_PLACE, random));
        }
        final List<Profile> made = new ArrayList<>();
        for (int i = 0; i < Math.min(PROFILES_MAX, personCount); i++) {
            made.add(profile(random));
        }
        profiles = List.copyOf(made);
    }

    /** Persons in all. */
    public int personCount() {
        return personCount;
    }

    /** Profiles that they are spread over. */
    public int profileCount() {
        return profiles.size();
    }

    /** Codes of all hospitals, then of all pharmacies, always in the same order. */
    public List<String> institutionCodes() {
        return Stream.concat(hospitals().stream(), pharmacies().stream())
                .map(Provider::code)
                .toList();
    }

    /** Where persons are insured, six digits each, always in the same order. */
    public List<String> insuredPlaces() {
        return Arrays.stream(CorpusRegion.values()).map(CorpusRegion::place).toList();
    }

    /** Persons of each profile that bills are made for. */
    int personsPerProfile() {
        return personCount / profiles.size();
    }

    Profile profile(final int person) {
        return profiles.get(person % profiles.size());
    }

    Patient patient(final int person) {
        final Profile profile = profile(person);
        return new Patient(
                BillGenerator.personNo(person),
                BillGenerator.voucherNo(person),
                profile.insuredAs().insuranceType(),
                profile.region().place());
    }

    List<Provider> hospitals() {
        return hospitals.stream().flatMap(List::stream).toList();
    }

    List<Provider> pharmacies() {
        return pharmacies.stream().flatMap(List::stream).toList();
    }

    Provider anyHospital(final String place, final SplittableRandom random) {
        return any(hospitals, place, random);
    }

    Provider anyPharmacy(final String place, final SplittableRandom random) {
        return any(pharmacies, place, random);
    }

    private static Provider any(final List<List<Provider>> all, final String place, final SplittableRandom random) {
        final List<Provider> there = all.get(Proportions.CARE_PLACES.indexOf(place));
        return there.get(Zipf.rank(random, there.size()));
    }

    private static List<Provider> providers(
            final String letter, final String place, final int count, final SplittableRandom random) {
        final List<Provider> providers = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            final String code = String.format(Locale.ROOT, "%s%s%05d", letter, place, i);
            providers.add(new Provider(code, place, Proportions.LEVELS.pick(random)));
        }
        return List.copyOf(providers);
    }

    private Profile profile(final SplittableRandom random) {
        final CorpusRegion region = Proportions.REGIONS.pick(random);
        final InsuredAs insuredAs = Proportions.PERSONS.pick(random);
        final String place = Proportions.CARE_PLACES.get(Zipf.rank(random, Proportions.CARE_PLACES.size()));
        final boolean isResident = insuredAs.insuranceType() != InsuredAs.WORKING.insuranceType();
        return new Profile(
                region,
                insuredAs,
                Proportions.FILINGS.pick(random),
                isResident ? Proportions.ASSISTANCE.pick(random) : "NONE",
                birthday(insuredAs.birthYears().pick(random), random),
                place,
                anyHospital(place, random),
                anyPharmacy(place, random),
                region.diseases().get(random.nextInt(region.diseases().size())));
    }

    private static String birthday(final int year, final SplittableRandom random) {
        return String.format(Locale.ROOT, "%d-%02d-%02d", year, 1 + random.nextInt(MONTHS), 1 + random.nextInt(DAYS));
    }
}
