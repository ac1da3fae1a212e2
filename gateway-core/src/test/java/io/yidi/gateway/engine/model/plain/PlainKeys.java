package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Answer;
import io.yidi.gateway.engine.model.message.Command;
import io.yidi.gateway.engine.model.message.Key;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** What became of which key, for as long as that is known. */
public final class PlainKeys {

    private static final int DAYS_BEFORE = 3;
    private static final int DAYS_AFTER = 1;
    private static final int DAYS_KEPT = 460;
    private static final int MONTHS_KEPT = 16;

    /** What became of a key. */
    public static final class Entry {
        public String state;
        public Command command;
        public Answer.Says says;
        public long recordedAt;
        private YearMonth arrived;
    }

    private final int undatedMax;
    private final Map<Key, Entry> entries = new HashMap<>();
    private LocalDate today;

    public PlainKeys(final int undatedMax) {
        this.undatedMax = undatedMax;
    }

    public void cutOver(final LocalDate day) {
        today = day;
        entries.entrySet()
                .removeIf(one -> one.getKey().day() == null
                        ? !one.getValue().arrived.isAfter(YearMonth.from(day).minusMonths(MONTHS_KEPT))
                        : one.getKey().day().isBefore(day.minusDays(DAYS_KEPT)));
    }

    /** What became of a key, or {@code null}. */
    public Entry find(final Key key) {
        return entries.get(key);
    }

    public String stateOf(final Key key) {
        final Entry entry = find(key);
        return entry == null ? "UNKNOWN" : entry.state;
    }

    /** Whether the key, and as many more without a day, may come in. */
    public ResultCode admission(final Key key, final int added) {
        if (key.day() == null) {
            final long kept = entries.keySet().stream()
                    .filter(one -> one.day() == null && one.institution().equals(key.institution()))
                    .count();
            return kept + added <= undatedMax ? ResultCode.DONE : ResultCode.UNDATED_KEYS_FULL;
        }
        if (key.day().isAfter(today.plusDays(DAYS_AFTER))) {
            return ResultCode.KEY_DATE_AHEAD;
        }
        return key.day().isBefore(today.minusDays(DAYS_BEFORE)) ? ResultCode.KEY_EXPIRED : ResultCode.DONE;
    }

    /** Whether the day of a key is over, but not forgotten. */
    boolean isOfClosedDay(final Key key) {
        return key.day() != null
                && key.day().isBefore(today.minusDays(DAYS_BEFORE))
                && !key.day().isBefore(today.minusDays(DAYS_KEPT));
    }

    Entry remember(final Key key, final String state) {
        final Entry entry = entries.computeIfAbsent(key, unknown -> {
            final Entry added = new Entry();
            added.arrived = YearMonth.from(today);
            return added;
        });
        entry.state = state;
        return entry;
    }

    public int count() {
        return entries.size();
    }
}
