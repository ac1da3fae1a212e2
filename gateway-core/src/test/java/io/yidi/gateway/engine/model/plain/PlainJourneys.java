package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.policy.plane.SuspicionRules;
import io.yidi.protocol.code.CareType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where and when a person was settled, the newest first, and what about it is for those who check (TJ-3.3b). */
final class PlainJourneys {

    private static final int LOOKED_BACK = 64;
    private static final long ROUND_TRIPS = 1;
    private static final long DURING_STAY = 2;
    private static final long SAME_DAY = 4;

    private final List<PlainSettlement> settled = new ArrayList<>();

    /** Keeps a settlement of a region that wants marks; what is marked, and with which earlier one. */
    Map<String, Long> settle(final PlainSettlement added) {
        final SuspicionRules rules = added.region.suspicion();
        if (!rules.duringStay() && !rules.sameDay() && rules.placeChanges() == 0) {
            return Map.of();
        }
        final List<PlainSettlement> earlier =
                settled.stream().limit(LOOKED_BACK).filter(one -> one.isInForce).toList();
        settled.add(0, added);
        long kinds = 0;
        long with = 0;
        for (int i = 0; i < earlier.size(); i++) {
            final long found = kinds(added, earlier, i, rules);
            with = with == 0 && found != 0 ? earlier.get(i).id : with;
            kinds |= found;
        }
        return Map.of("suspicions", kinds, "suspicious with", with);
    }

    private static long kinds(
            final PlainSettlement added,
            final List<PlainSettlement> earlier,
            final int index,
            final SuspicionRules rules) {
        final PlainSettlement one = earlier.get(index);
        final boolean isElsewhere = !isOnePlace(one, added);
        final boolean isOfAStay = isStay(one) || isStay(added);
        return (rules.duringStay() && isElsewhere && isOfAStay && overlap(one, added) ? DURING_STAY : 0)
                | (rules.sameDay() && isElsewhere && one.day.equals(added.day) ? SAME_DAY : 0)
                | (hasTurnedOften(added, earlier, index, rules) ? ROUND_TRIPS : 0);
    }

    /** So many changes of place, back to this settlement, within the days of the rule. */
    private static boolean hasTurnedOften(
            final PlainSettlement added,
            final List<PlainSettlement> earlier,
            final int index,
            final SuspicionRules rules) {
        if (rules.placeChanges() == 0 || !isRecent(added, earlier.get(index), rules)) {
            return false;
        }
        final List<PlainSettlement> journey = Stream.concat(
                        Stream.of(added),
                        earlier.subList(0, index + 1).stream().filter(one -> isRecent(added, one, rules)))
                .toList();
        int changes = 0;
        for (int i = 1; i < journey.size(); i++) {
            changes += isOnePlace(journey.get(i - 1), journey.get(i)) ? 0 : 1;
        }
        return changes >= rules.placeChanges();
    }

    private static boolean isRecent(
            final PlainSettlement added, final PlainSettlement one, final SuspicionRules rules) {
        return ChronoUnit.DAYS.between(one.day, added.day) < rules.withinDays();
    }

    /** One city, or one province that is a single coordination area. */
    private static boolean isOnePlace(final PlainSettlement one, final PlainSettlement other) {
        return one.carePlace / 100 == other.carePlace / 100
                || one.carePlace / 10_000 == other.carePlace / 10_000
                        && other.region.filing().provinceLevel().contains(other.carePlace / 10_000);
    }

    private static boolean overlap(final PlainSettlement one, final PlainSettlement other) {
        return one.first.isBefore(end(other)) && other.first.isBefore(end(one));
    }

    /** The day of discharge does not count, but a stay has one day at least. */
    private static LocalDate end(final PlainSettlement one) {
        return isStay(one) && one.last.isAfter(one.first) ? one.last : one.last.plusDays(1);
    }

    private static boolean isStay(final PlainSettlement one) {
        return one.careType == CareType.INPATIENT;
    }
}
