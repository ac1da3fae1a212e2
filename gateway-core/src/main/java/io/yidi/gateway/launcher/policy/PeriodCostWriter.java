package io.yidi.gateway.launcher.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.launcher.policy.PeriodCost.Line;
import io.yidi.gateway.launcher.policy.PeriodCost.OtherResult;
import io.yidi.gateway.pipeline.PolicyReplaySink;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the cost of a period: a table, rows of a spreadsheet, or JSON. */
final class PeriodCostWriter {

    private static final String ROW = "%-18s %-8s %8d %16s %8d %16s %16s  %s";

    private final PeriodCost cost;
    private final PrintWriter out;

    PeriodCostWriter(final PeriodCost cost, final PrintWriter out) {
        this.cost = cost;
        this.out = out;
    }

    void text(final LocalDate from, final LocalDate to) {
        out.println(from + " – " + to + ", bundle " + cost.bundleHash());
        out.println(String.format(
                Locale.ROOT,
                "%-18s %-8s %8s %16s %8s %16s %16s  %s",
                "region",
                "fund",
                "bills",
                "recorded",
                "bills",
                "computed",
                "difference",
                "name"));
        forEachLine((region, fund, line) -> out.println(String.format(
                Locale.ROOT,
                ROW,
                region,
                fund,
                line.recordedCount(),
                Fen.format(line.recordedFen()),
                line.computedCount(),
                Fen.format(line.computedFen()),
                Fen.format(line.computedFen() - line.recordedFen()),
                line.name())));
        out.println(cost.otherResultCount() + " 笔结果不同 requests with another result");
        cost.otherResults()
                .forEach(result -> out.println("  sequence " + result.sequence() + "  "
                        + LocalDate.ofEpochDay(result.businessDay()) + "  " + text(result.recordedCode()) + " → "
                        + text(result.computedCode())));
        if (cost.otherResultCount() > cost.otherResults().size()) {
            out.println("  … " + (cost.otherResultCount() - cost.otherResults().size()) + " more");
        }
    }

    void csv() {
        out.println("region,fund,fund_name,recorded_bills,recorded_yuan,computed_bills,computed_yuan,difference_yuan");
        forEachLine((region, fund, line) -> out.println(String.join(
                ",",
                region,
                fund,
                line.name(),
                Long.toString(line.recordedCount()),
                Fen.format(line.recordedFen()),
                Long.toString(line.computedCount()),
                Fen.format(line.computedFen()),
                Fen.format(line.computedFen() - line.recordedFen()))));
    }

    void json(final LocalDate from, final LocalDate to) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", from.toString());
        document.put("to", to.toString());
        document.put("bundle", cost.bundleHash());
        final List<Map<String, Object>> rows = new ArrayList<>();
        forEachLine((region, fund, line) -> rows.add(row(region, fund, line)));
        document.put("funds", rows);
        document.put("other_result_count", cost.otherResultCount());
        document.put(
                "other_results",
                cost.otherResults().stream().map(PeriodCostWriter::row).toList());
        try {
            out.println(JsonMapper.builder().build().writeValueAsString(document));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("expected a document of texts and numbers", e);
        }
    }

    private static Map<String, Object> row(final String region, final String fund, final Line line) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("region", region);
        row.put("fund", fund);
        row.put("fund_name", line.name());
        row.put("recorded_bills", line.recordedCount());
        row.put("recorded_yuan", Fen.format(line.recordedFen()));
        row.put("computed_bills", line.computedCount());
        row.put("computed_yuan", Fen.format(line.computedFen()));
        row.put("difference_yuan", Fen.format(line.computedFen() - line.recordedFen()));
        return row;
    }

    private static Map<String, Object> row(final OtherResult result) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("sequence", result.sequence());
        row.put("business_day", LocalDate.ofEpochDay(result.businessDay()).toString());
        row.put("recorded", text(result.recordedCode()));
        row.put("computed", text(result.computedCode()));
        return row;
    }

    private static String text(final int code) {
        return code == PolicyReplaySink.DONE ? "DONE" : ResultCode.of(code).label();
    }

    /** Takes one line. */
    @FunctionalInterface
    private interface LineVisitor {
        void visit(String region, String fund, Line line);
    }

    private void forEachLine(final LineVisitor visitor) {
        cost.lines().forEach((region, funds) -> funds.forEach((fund, line) -> visitor.visit(region, fund, line)));
    }
}
