package io.yidi.gateway.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.reconciled.DueCalendar;
import io.yidi.gateway.reconciled.DueCalendar.DueDate;
import io.yidi.gateway.reconciled.ReconciledFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 时限页: what has to be compared, confirmed or paid until when, as it was looked at last (BJ-35c, NAT-20a). What is open
 * and past its time by now is late, whenever the file was made. One thread.
 */
public final class DueTables {

    private static final Logger LOG = LoggerFactory.getLogger(DueTables.class);
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final long MS_PER_SECOND = 1_000;
    private static final int OK = 200;
    private static final String STATE = "state";
    private static final String OPEN = "OPEN";

    private final JsonMapper mapper = new JsonMapper();
    private final ReconciledFiles files;
    private final LongSupplier epochMs;

    /**
     * Prepares.
     *
     * @param dataDirectory of the gateway
     * @param epochMs time of day
     */
    public DueTables(final Path dataDirectory, final LongSupplier epochMs) {
        this.files = new ReconciledFiles(dataDirectory);
        this.epochMs = epochMs;
    }

    /** {@code GET /console/api/due}. */
    public AdminRoute route() {
        return new AdminRoute("GET", ConsolePages.ROOT + "/api/due", List.of(), asked -> answer());
    }

    private AdminAnswer answer() {
        final LocalDateTime now = LocalDateTime.ofEpochSecond(epochMs.getAsLong() / MS_PER_SECOND, 0, CHINA);
        final ObjectNode json = mapper.createObjectNode().put("now", now.toString());
        try {
            final Optional<DueCalendar> found = files.readCalendar();
            json.put(STATE, found.isPresent() ? "READY" : "ABSENT");
            found.ifPresent(calendar -> put(calendar, now, json));
        } catch (final IOException | DateTimeParseException unreadable) {
            LOG.warn("what is due could not be read: {}", unreadable.getMessage());
            json.put(STATE, "DAMAGED").put("found", unreadable.getMessage());
        }
        return new AdminAnswer(OK, json.toString());
    }

    private static void put(final DueCalendar calendar, final LocalDateTime now, final ObjectNode json) {
        json.put("made_at", calendar.madeAt());
        final ArrayNode dates = json.putArray("dates");
        for (final DueDate date : calendar.dates()) {
            final LocalDateTime dueAt = LocalDateTime.parse(date.dueAt());
            dates.addObject()
                    .put("deadline", date.deadline())
                    .put("from", date.from())
                    .put("due_at", date.dueAt())
                    .put("last_day", dueAt.minusSeconds(1).toLocalDate().toString())
                    .put(STATE, state(date.state(), dueAt, now));
        }
        calendar.restDays().forEach(json.putArray("rest_days")::add);
    }

    private static String state(final String recorded, final LocalDateTime dueAt, final LocalDateTime now) {
        if (!recorded.equals(OPEN)) {
            return recorded;
        }
        return now.isBefore(dueAt) ? "DUE" : "LATE";
    }
}
