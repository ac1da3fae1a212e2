package io.yidi.gateway.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.reconciled.ReconciledBatch;
import io.yidi.gateway.reconciled.ReconciledDay;
import io.yidi.gateway.reconciled.ReconciledDifference;
import io.yidi.gateway.reconciled.ReconciledFiles;
import io.yidi.gateway.reconciled.SideTotal;
import io.yidi.gateway.reconciled.ThreeSides;
import io.yidi.protocol.money.Fen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 对账页: what a reconciliation left of a business day, level by level, with its differences (BJ-35a, BJ-35d).
 *
 * <pre>
 *   GET /console/api/reconciled                          which days were compared
 *   GET /console/api/reconciliation?day=&amp;institution=…  a level of a day
 *   GET /console/api/differences?day=&amp;…&amp;after=          what does not agree below it
 * </pre>
 *
 * <p>Nothing is computed from the journal here, and no database opened: a file is read on each request, and added up.
 * One thread.
 */
public final class ReconciliationTables {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationTables.class);
    private static final int DIFFERENCES_MAX = 200;
    private static final int BATCHES_MAX = 300;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String API = ConsolePages.ROOT + "/api/";
    private static final String AFTER = "after";

    private final JsonMapper mapper = new JsonMapper();
    private final ReconciledFiles files;

    /** 一日: writes what was asked of a day. */
    @FunctionalInterface
    private interface Look {

        void put(ReconciliationDrill drill, AdminRequest asked, ObjectNode json);
    }

    /**
     * Prepares.
     *
     * @param dataDirectory of the gateway
     */
    public ReconciliationTables(final Path dataDirectory) {
        this.files = new ReconciledFiles(dataDirectory);
    }

    /** How it is asked for. */
    public List<AdminRoute> routes() {
        final List<String> path = new ArrayList<>(ReconciliationDrill.LEVELS.subList(0, 3));
        path.add(0, "day");
        final List<String> paged = new ArrayList<>(path);
        paged.add(AFTER);
        return List.of(
                new AdminRoute("GET", API + "reconciled", List.of(), asked -> days()),
                route("reconciliation", path, this::putLevel),
                route("differences", paged, this::putDifferences));
    }

    private AdminRoute route(final String name, final List<String> queries, final Look look) {
        return new AdminRoute("GET", API + name, queries, asked -> answer(asked, look));
    }

    private AdminAnswer days() {
        final ObjectNode json = mapper.createObjectNode();
        final ArrayNode days = json.putArray("days");
        try {
            files.days().forEach(day -> days.add(day.toString()));
        } catch (final IOException unreadable) {
            damaged(json, unreadable);
        }
        return new AdminAnswer(OK, json.toString());
    }

    private AdminAnswer answer(final AdminRequest asked, final Look look) {
        final ObjectNode json = mapper.createObjectNode();
        try {
            final LocalDate day = LocalDate.parse(asked.parameter("day", ""));
            json.put("day", day.toString());
            final Optional<ReconciledDay> found = files.read(day);
            json.put("state", found.isPresent() ? "READY" : "ABSENT");
            found.ifPresent(result -> look.put(new ReconciliationDrill(result, path(asked)), asked, json));
        } catch (final DateTimeException | NumberFormatException wrong) {
            return new AdminAnswer(
                    BAD_REQUEST, json.put("error", wrong.getMessage()).toString());
        } catch (final IOException unreadable) {
            damaged(json, unreadable);
        }
        return new AdminAnswer(OK, json.toString());
    }

    private static void damaged(final ObjectNode json, final IOException unreadable) {
        LOG.warn("the result of a reconciliation could not be read: {}", unreadable.getMessage());
        json.put("state", "DAMAGED").put("found", unreadable.getMessage());
    }

    /** Up to the first that was not chosen. */
    private static List<String> path(final AdminRequest asked) {
        return ReconciliationDrill.LEVELS.subList(0, 3).stream()
                .map(level -> asked.parameter(level, ""))
                .takeWhile(key -> !key.isEmpty())
                .toList();
    }

    private void putLevel(final ReconciliationDrill drill, final AdminRequest asked, final ObjectNode json) {
        final ReconciledDay day = drill.day();
        json.put("made_at", day.madeAt())
                .put("sequence", Long.toString(day.sequence()))
                .put("balanced", day.balanced())
                .put("level", drill.level());
        day.missing().forEach(json.putArray("missing")::add);
        put(json.putObject("sum"), drill.sum());
        final ArrayNode rows = json.putArray("rows");
        drill.rows().forEach(row -> put(rows.addObject(), row));
        putBatches(drill, json);
    }

    private static void put(final ObjectNode json, final ReconciliationDrill.Row row) {
        final ThreeSides sides = row.sides();
        json.put("key", row.key()).put("differences", row.differences());
        put(json.putObject("gateway"), sides.gateway());
        put(json.putObject("hospital"), sides.hospital());
        put(json.putObject("platform"), sides.platform());
    }

    private static void put(final ObjectNode json, final SideTotal side) {
        json.put("count", side.count())
                .put("total", Fen.format(side.totalFen()))
                .put("fund", Fen.format(side.fundFen()))
                .put("account", Fen.format(side.accountFen()))
                .put("cash", Fen.format(side.cashFen()));
    }

    private static void putBatches(final ReconciliationDrill drill, final ObjectNode json) {
        final List<ReconciledBatch> batches = drill.day().batches().stream()
                .filter(batch -> drill.path().isEmpty() || drill.path().get(0).equals(batch.institution()))
                .toList();
        final ArrayNode rows = json.putArray("batches");
        batches.stream()
                .limit(BATCHES_MAX)
                .forEach(batch -> rows.addObject()
                        .put("here", batch.here())
                        .put("there", batch.there())
                        .put("institution", batch.institution())
                        .put("state", batch.state())
                        .put("at", batch.at())
                        .put("by", batch.by())
                        .put("note", batch.note()));
        json.put(
                "batches_left_out",
                Math.max(0, batches.size() - BATCHES_MAX) + drill.day().batchesLeftOut());
    }

    private void putDifferences(final ReconciliationDrill drill, final AdminRequest asked, final ObjectNode json) {
        final int after = Integer.parseUnsignedInt(asked.parameter(AFTER, "0"));
        final List<ReconciledDifference> all = drill.differences();
        final ArrayNode rows = json.putArray("rows");
        all.stream().skip(after).limit(DIFFERENCES_MAX).forEach(row -> put(rows.addObject(), row, drill.day()));
        json.put("count", all.size())
                .put("next", Math.min(all.size(), after + DIFFERENCES_MAX))
                .put("left_out", drill.day().differencesLeftOut());
    }

    private void put(final ObjectNode json, final ReconciledDifference row, final ReconciledDay day) {
        json.put("here", row.here())
                .put("there", row.there())
                .put("institution", row.institution())
                .put("insured_place", row.insuredPlace())
                .put("setl_id", row.setlId())
                .put("refund", row.refund())
                .put("msgid", row.msgid())
                .put("verdict", row.verdict())
                .put("here_amt", Fen.format(row.hereFen()))
                .put("there_amt", Fen.format(row.thereFen()))
                .put("field", row.field())
                .set("cause", mapper.valueToTree(day.causes().get(row.cause())));
    }
}
