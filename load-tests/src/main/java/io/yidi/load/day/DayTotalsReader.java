package io.yidi.load.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 日合计读取: asks the admin port of a gateway what stands on a business day, page by page. */
final class DayTotalsReader {

    private static final int TIMEOUT_MS = 30_000;
    private static final int YUAN_DIGITS = 2;

    private final JsonMapper mapper = new JsonMapper();
    private final InetSocketAddress admin;

    DayTotalsReader(final InetSocketAddress admin) {
        this.admin = admin;
    }

    /**
     * 日合计: what the gateway says.
     *
     * @param isOver whether the day is over
     * @param isWhole whether nothing of it is missing
     * @param rows by hospital and insured place
     */
    record Totals(boolean isOver, boolean isWhole, List<JsonNode> rows) {}

    /** All rows of a day. */
    Totals read(final int businessDay) throws IOException {
        final List<JsonNode> rows = new ArrayList<>();
        boolean isWhole = true;
        boolean isOver;
        String next = "";
        do {
            final JsonNode page = page(businessDay, next);
            page.path("rows").forEach(rows::add);
            isWhole &= page.path("held").asBoolean() && page.path("missed").asLong() == 0;
            isOver = page.path("over").asBoolean();
            next = page.path("next").asText();
        } while (!next.isEmpty());
        return new Totals(isOver, isWhole, rows);
    }

    private JsonNode page(final int businessDay, final String after) throws IOException {
        final String query =
                "/v1/day-totals?day=" + LocalDate.ofEpochDay(businessDay) + (after.isEmpty() ? "" : "&after=" + after);
        final HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + admin.getPort() + query)
                        .toURL()
                        .openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        return mapper.readTree(connection.getInputStream());
    }

    /** An amount of a row, in fen. */
    static long fen(final JsonNode row, final String field) {
        return new BigDecimal(row.path(field).asText())
                .movePointRight(YUAN_DIGITS)
                .longValueExact();
    }
}
