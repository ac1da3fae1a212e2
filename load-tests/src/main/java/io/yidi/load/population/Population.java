package io.yidi.load.population;

import io.yidi.load.bill.BillGenerator;
import java.util.List;

/**
 * 人群: so many persons, insured in these places in turn, and so many hospitals in Shijiazhuang.
 *
 * @param personCount 1 …
 * @param institutionCount 1 to {@link #INSTITUTIONS_MAX}
 * @param insuredPlaces six digits each, in other provinces than the hospitals
 * @param billsInTurn bills of a person one after the other, then those of the next; {@link #BY_CHANCE} for anybody's
 */
public record Population(int personCount, int institutionCount, List<String> insuredPlaces, int billsInTurn) {

    /** Each bill is of a person found by chance. */
    public static final int BY_CHANCE = 0;

    /** Most hospitals; their codes have five digits of their own. */
    public static final int INSTITUTIONS_MAX = 99_999;

    /** Beijing, Tianjin, Jiaozuo and Urumqi: the places whose policies the project has. */
    public static final List<String> PLACES = List.of("110000", "120101", "410802", "650102");

    /**
     * One whose bills are of persons found by chance.
     *
     * @param personCount 1 …
     * @param institutionCount 1 to {@link #INSTITUTIONS_MAX}
     * @param insuredPlaces six digits each
     */
    public Population(final int personCount, final int institutionCount, final List<String> insuredPlaces) {
        this(personCount, institutionCount, insuredPlaces, BY_CHANCE);
    }

    /** Checks the ranges. */
    public Population {
        if (personCount < 1 || institutionCount < 1 || institutionCount > INSTITUTIONS_MAX || insuredPlaces.isEmpty()) {
            throw new IllegalArgumentException("expected at least one person and place, and 1 to " + INSTITUTIONS_MAX
                    + " hospitals, found " + personCount + ", " + insuredPlaces.size() + " and " + institutionCount);
        }
        insuredPlaces = List.copyOf(insuredPlaces);
    }

    /**
     * Person of a bill.
     *
     * @param number of the bill
     * @return 0 … {@code personCount} − 1, always the same
     */
    public int personOf(final long number) {
        if (billsInTurn != BY_CHANCE) {
            return (int) (number / billsInTurn % personCount);
        }
        return (int) Long.remainderUnsigned(mix(number), personCount);
    }

    /**
     * Hospital of a bill.
     *
     * @param number of the bill
     * @return 0 … {@code institutionCount} − 1, by chance but always the same
     */
    public int institutionOf(final long number) {
        return (int) Long.remainderUnsigned(mix(~number), institutionCount);
    }

    /**
     * Place of insurance.
     *
     * @param person 0 …
     * @return index among the places
     */
    public int placeOf(final int person) {
        return person % insuredPlaces.size();
    }

    /**
     * Code of a hospital.
     *
     * @param institution 0 …
     * @return twelve characters
     */
    public static String institutionCode(final int institution) {
        return BillGenerator.institutionCode(institution);
    }

    /** Finalizer of SplitMix64. */
    private static long mix(final long number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
