package io.yidi.rivals.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.yidi.load.result.Estimate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 报告输出: a report as text for people, and as a file for programs. */
public final class ReportWriter {

    private final Report report;

    /**
     * A writer of one report.
     *
     * @param report read only
     */
    public ReportWriter(final Report report) {
        this.report = report;
    }

    /**
     * Prints conditions, figures and ratios.
     *
     * @param out flushed
     */
    public void print(final PrintWriter out) {
        out.println();
        report.conditions().forEach((name, value) -> line(out, "%-42s %s", name, value));
        out.println();
        line(
                out,
                "%-42s %-16s %-26s %14s   (%s … %s)   %s",
                "contestant",
                "durability",
                "figure",
                "median",
                "min",
                "max",
                "95 % interval");
        for (final Measurement row : report.measurements()) {
            line(
                    out,
                    "%-42s %-16s %-26s %s",
                    row.contestant(),
                    row.durability(),
                    row.figure(),
                    spread(row.estimate(), "%,14.1f   (%,.1f … %,.1f)", 1));
        }
        out.println();
        for (final Ratio ratio : report.ratios()) {
            line(
                    out,
                    "%-78s %s   goal %s %s: %s",
                    ratio.name(),
                    spread(ratio.estimate(), "%,14.2f   (%,.2f … %,.2f)", 2),
                    ratio.isUpper() ? "at most" : "at least",
                    ratio.goal(),
                    ratio.verdict());
        }
        out.flush();
    }

    /**
     * Writes everything, every round included.
     *
     * @param file overwritten
     * @throws IOException if it cannot be written
     */
    public void write(final Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("title", report.title());
            json.writeObjectFieldStart("conditions");
            for (final Map.Entry<String, String> condition : report.conditions().entrySet()) {
                json.writeStringField(condition.getKey(), condition.getValue());
            }
            json.writeEndObject();
            putMeasurements(json);
            putRatios(json);
            json.writeEndObject();
        }
    }

    private void putMeasurements(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("measurements");
        for (final Measurement row : report.measurements()) {
            json.writeStartObject();
            json.writeStringField("contestant", row.contestant());
            json.writeStringField("figure", row.figure());
            json.writeStringField("durability", row.durability());
            putRounds(json, row.rounds(), row.estimate());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void putRatios(final JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("ratios");
        for (final Ratio ratio : report.ratios()) {
            json.writeStartObject();
            json.writeStringField("name", ratio.name());
            json.writeNumberField("goal", ratio.goal());
            json.writeBooleanField("goal_is_upper", ratio.isUpper());
            json.writeBooleanField("reached", ratio.isReached());
            json.writeStringField("doubt", ratio.doubt());
            putRounds(json, ratio.rounds(), ratio.estimate());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void putRounds(final JsonGenerator json, final List<Double> rounds, final Estimate estimate)
            throws IOException {
        json.writeNumberField("median", estimate.median());
        json.writeNumberField("min", estimate.min());
        json.writeNumberField("max", estimate.max());
        if (estimate.isBorne()) {
            json.writeNumberField("low", estimate.low());
            json.writeNumberField("high", estimate.high());
        }
        json.writeArrayFieldStart("rounds");
        for (final double round : rounds) {
            json.writeNumber(round);
        }
        json.writeEndArray();
    }

    private static String spread(final Estimate estimate, final String format, final int digits) {
        return String.format(Locale.ROOT, format, estimate.median(), estimate.min(), estimate.max())
                + "   "
                + estimate.interval(digits);
    }

    private static void line(final PrintWriter out, final String format, final Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
