package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.file.DayRow.Key;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 差异线索: what the gateway knows of the settlements that are not alike; causes are told by it. Nothing else is looked up.
 */
final class DayFacts {

    /** What is told of a settlement that nobody knows. */
    static final Known UNKNOWN = new Known("", "", LocalDate.MIN, false, 0);

    private final Map<Long, Standing> standing = new HashMap<>();
    private final Map<Key, Known> known = new HashMap<>();
    private final Set<Key> alike = new HashSet<>();
    private final Map<Long, Set<Long>> twins = new HashMap<>();

    /**
     * 在册: a settlement that stands on the day.
     *
     * @param msgId {@code msgid}
     * @param isNearMidnight whether it was decided within minutes of a cut-over
     */
    record Standing(String msgId, boolean isNearMidnight) {}

    /**
     * 已知: what the gateway has under a number, on whatever day.
     *
     * @param msgId {@code msgid}
     * @param institution {@code fixmedins_code}
     * @param day business day
     * @param isReversed whether it no longer stands
     * @param totalFen {@code medfee_sumamt}
     */
    record Known(String msgId, String institution, LocalDate day, boolean isReversed, long totalFen) {}

    void addStanding(final long id, final Standing row) {
        standing.put(id, row);
    }

    /** The first that is added counts. */
    void addKnown(final Key key, final Known row) {
        known.putIfAbsent(key, row);
    }

    void addAlike(final Key key) {
        alike.add(key);
    }

    void addTwin(final long id, final long twinId) {
        twins.computeIfAbsent(id, settlement -> new HashSet<>()).add(twinId);
    }

    /** What stands under a number on the day. */
    Standing standing(final long id) {
        return standing.getOrDefault(id, new Standing("", false));
    }

    /** What the gateway has under a number, for an institution or for anybody. */
    Known known(final Key key, final String institution) {
        final Known row = known.getOrDefault(key, UNKNOWN);
        return row.institution().equals(institution) ? row : UNKNOWN;
    }

    /** Whether a bill of the same person and total stands at the gateway under another number. */
    boolean isAlike(final Key key) {
        return alike.contains(key);
    }

    /** Bills at the gateway that are like this one in all their parts. */
    List<Long> twins(final long id) {
        return List.copyOf(twins.getOrDefault(id, Set.of()));
    }
}
