package io.yidi.gateway.launcher.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.launcher.journal.RecordSearch;
import io.yidi.gateway.launcher.journal.RecordSearch.Question;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 交易查找: {@code GET /console/api/transactions} finds requests of a day in the journal. One thread. */
public final class LiveSearch {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSearch.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;
    private static final List<String> QUERIES = List.of("day", "after", "fixmedins_code", "msgid", "psn_end");

    private final JsonMapper mapper = new JsonMapper();
    private final RecordSearch search;

    /**
     * Prepares.
     *
     * @param search looks into the journal
     */
    public LiveSearch(final RecordSearch search) {
        this.search = search;
    }

    /** How it is asked for. */
    public AdminRoute route() {
        return new AdminRoute("GET", "/console/api/transactions", QUERIES, this::answer);
    }

    private AdminAnswer answer(final AdminRequest asked) {
        try {
            return new AdminAnswer(OK, search.find(question(asked)));
        } catch (final DateTimeException | IllegalArgumentException wrong) {
            return error(BAD_REQUEST, String.valueOf(wrong.getMessage()));
        } catch (final IOException | RuntimeException unreadable) {
            LOG.error("the journal could not be searched", unreadable);
            return error(FAILED, "expected a journal that can be read, found " + unreadable.getMessage());
        }
    }

    private static Question question(final AdminRequest asked) {
        return new Question(
                LocalDate.parse(asked.parameter("day", "")),
                Long.parseLong(text(asked, "after", "[0-9]{1,18}", "0")),
                text(asked, "fixmedins_code", "[0-9A-Za-z]{0,12}", ""),
                text(asked, "msgid", "[!-~]{0,30}", ""),
                text(asked, "psn_end", "[!-~]{0,4}", ""));
    }

    private static String text(final AdminRequest asked, final String name, final String form, final String otherwise) {
        final String text = asked.parameter(name, otherwise);
        if (!text.matches(form)) {
            throw new IllegalArgumentException("expected " + name + " like " + form + ", found " + text);
        }
        return text;
    }

    private AdminAnswer error(final int status, final String message) {
        return new AdminAnswer(
                status, mapper.createObjectNode().put("error", message).toString());
    }
}
