package io.yidi.gateway.engine.suspicion;

import io.yidi.gateway.engine.state.VisitTable;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.SuspicionRules;

/**
 * 疑点判定: whether a settlement should be looked at by those who check: many journeys between two places, or care
 * at two places at one time (TJ-3.3b, AMB-15). It marks; it refuses nothing and changes no amount.
 *
 * <p>Looks at the {@value #LOOK_BACK_MAX} settlements of the person before, those in force alone. Two areas are one
 * place if they lie in one city, or in one province that is a single coordination area. Core thread only; allocates
 * nothing.
 */
public final class SuspicionDecision {

    /** Most settlements looked back at. */
    static final int LOOK_BACK_MAX = 64;

    private static final int AREAS_OF_A_CITY = 100;

    private final VisitTable visits;
    private FilingRules places;
    private int kinds;
    private long withSettlementId;

    /**
     * Decides by what the table holds.
     *
     * @param visits where and when persons were settled
     */
    public SuspicionDecision(final VisitTable visits) {
        this.visits = visits;
    }

    /**
     * Looks at a settlement that is not in the table yet.
     *
     * @param region of insurance
     * @param person row of the patient
     * @param place six-digit area of care
     * @param firstEpochDay first day of care
     * @param lastEpochDay last day of care
     * @param settledEpochDay business day
     * @param isStay whether it is inpatient care
     */
    public void decide(
            final RegionPolicy region,
            final int person,
            final int place,
            final int firstEpochDay,
            final int lastEpochDay,
            final int settledEpochDay,
            final boolean isStay) {
        final SuspicionRules rules = region.suspicion();
        places = region.filing();
        kinds = 0;
        withSettlementId = 0;
        int changes = 0;
        int laterPlace = place;
        long entry = visits.latest(person);
        for (int looked = 0; entry != VisitTable.NONE && looked < LOOK_BACK_MAX; looked++) {
            if (visits.isInForce(entry)) {
                final boolean isElsewhere = !isOnePlace(visits.place(entry), place);
                if (rules.duringStay() && isElsewhere && overlaps(entry, firstEpochDay, lastEpochDay, isStay)) {
                    mark(Suspicion.DURING_STAY, entry);
                }
                if (rules.sameDay() && isElsewhere && visits.settledEpochDay(entry) == settledEpochDay) {
                    mark(Suspicion.SAME_DAY, entry);
                }
                if (settledEpochDay - visits.settledEpochDay(entry) < rules.withinDays()) {
                    changes += isOnePlace(visits.place(entry), laterPlace) ? 0 : 1;
                    laterPlace = visits.place(entry);
                    if (rules.placeChanges() > 0 && changes >= rules.placeChanges()) {
                        mark(Suspicion.ROUND_TRIPS, entry);
                    }
                }
            }
            entry = visits.previous(entry);
        }
    }

    /** What was found: bits of {@link Suspicion}; 0 if nothing. */
    public int kinds() {
        return kinds;
    }

    /** The latest earlier settlement that stands against it; 0 if nothing was found. */
    public long withSettlementId() {
        return withSettlementId;
    }

    private void mark(final Suspicion suspicion, final long entry) {
        kinds |= suspicion.bit();
        withSettlementId = withSettlementId == 0 ? visits.settlementId(entry) : withSettlementId;
    }

    /**
     * Whether care fell into a stay. The day of discharge is no day of the stay, so that a transfer is none; but a stay
     * has at least one day (AMB-2).
     */
    private boolean overlaps(final long entry, final int firstEpochDay, final int lastEpochDay, final boolean isStay) {
        if (!isStay && !visits.isStay(entry)) {
            return false;
        }
        return firstEpochDay < end(visits.isStay(entry), visits.firstEpochDay(entry), visits.lastEpochDay(entry))
                && visits.firstEpochDay(entry) < end(isStay, firstEpochDay, lastEpochDay);
    }

    private static int end(final boolean isStay, final int firstEpochDay, final int lastEpochDay) {
        return isStay ? Math.max(lastEpochDay, firstEpochDay + 1) : lastEpochDay + 1;
    }

    private boolean isOnePlace(final int first, final int second) {
        return places.isWithin(first / AREAS_OF_A_CITY * AREAS_OF_A_CITY, second);
    }
}
