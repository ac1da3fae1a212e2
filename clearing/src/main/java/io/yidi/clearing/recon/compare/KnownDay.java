package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 当日已知: what stands on a day at one side, and what else it knows of the days around it. Immutable once made. */
public final class KnownDay {

    private final LocalDate day;
    private final Map<Key, KnownRow> known = new HashMap<>();
    private final List<KnownRow> standing = new ArrayList<>();
    private final Set<Likeness> once = new HashSet<>();
    private final Set<Likeness> repeated = new HashSet<>();

    /** What two settlements of one bill share. */
    private record Likeness(DayGroup group, String personNo, boolean isRefund, long totalFen) {

        static Likeness of(final DayRow row) {
            return new Likeness(
                    row.group(),
                    row.personNo(),
                    row.key().isRefund(),
                    row.amounts().totalFen());
        }
    }

    public KnownDay(final LocalDate day, final List<KnownRow> rows) {
        this.day = day;
        rows.forEach(this::add);
    }

    /** Hospitals name a refund by its own number, or by that of its settlement. */
    private void add(final KnownRow row) {
        known.put(row.row().key(), row);
        if (!row.originalId().isEmpty()) {
            known.put(new Key(row.originalId(), true), row);
        }
        if (row.standsOn(day)) {
            standing.add(row);
            if (!once.add(Likeness.of(row.row()))) {
                repeated.add(Likeness.of(row.row()));
            }
        }
    }

    public LocalDate day() {
        return day;
    }

    /** What stands on the day. */
    public List<KnownRow> standing() {
        return standing;
    }

    /** What goes by a number, on whatever day, standing or not. */
    public Optional<KnownRow> known(final Key key) {
        return Optional.ofNullable(known.get(key));
    }

    /** The row under the number that it goes by here. */
    public DayRow named(final DayRow row) {
        final KnownRow here = known.get(row.key());
        return here == null ? row : new DayRow(here.row().key(), row.group(), row.personNo(), row.amounts());
    }

    /** Whether a bill like this stands more than once on the day. */
    boolean isRepeated(final DayRow row) {
        return repeated.contains(Likeness.of(row));
    }

    /** Whether a bill like this stands on the day, perhaps under another number. */
    boolean hasLike(final DayRow row) {
        return once.contains(Likeness.of(row));
    }
}
