package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.state.DowntimeRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which places are announced to be down, and until when. */
public final class PlainDowntimes {

    private final Map<String, DowntimeRow> notices = new LinkedHashMap<>();

    /** Takes a notice in; what is wrong with it, or an empty text. A new one sweeps out what is over. */
    public String announce(final DowntimeRow notice, final LocalDate today) {
        final long dayBeganMs =
                today.atStartOfDay().toInstant(ZoneOffset.ofHours(8)).toEpochMilli();
        if (!notices.containsKey(notice.number())) {
            if (notice.toMs() <= dayBeganMs) {
                return "DOWNTIME_OVER end_time";
            }
            notices.values().removeIf(old -> old.toMs() <= dayBeganMs);
        }
        notices.put(notice.number(), notice);
        return "";
    }

    boolean isDown(final int place, final long nowMs) {
        return notices.values().stream()
                .anyMatch(notice -> notice.fromMs() <= nowMs
                        && nowMs < notice.toMs()
                        && Integer.toString(place)
                                .startsWith(Integer.toString(notice.area()).replaceAll("(00)+$", "")));
    }
}
