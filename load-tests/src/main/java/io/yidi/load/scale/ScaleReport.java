package io.yidi.load.scale;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.process.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 规模报告: a table and curves for each axis, the bytes of a person; as text, {@code scale.json} and CSV files. */
final class ScaleReport {

    private static final double BYTES_GOAL = 96;
    private static final int PERSONS_TO_JUDGE = 1_000_000;
    private static final int KIB_PER_MIB = 1_024;
    private static final String CSV_HEAD =
            "size,per_second,cpu_us,p50_us,p99_us,ready_ms,resident_kib,loaded_kib,unexpected";

    private final ScaleConfiguration configuration;
    private final ResultBlock result = new ResultBlock();
    private final JsonMapper mapper = new JsonMapper();
    private final ObjectNode json = mapper.createObjectNode();

    ScaleReport(final ScaleConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Adds an axis. */
    void axis(final ScaleAxis axis, final List<ScaleFigures> figures) throws IOException {
        result.line(axis.label(), "%s", axis.meaning());
        final List<String> rows = new ArrayList<>();
        rows.add(String.format(
                Locale.ROOT,
                "  %10s %10s %9s %9s %9s %8s %9s %9s",
                "size",
                "answers/s",
                "CPU µs",
                "p50 µs",
                "p99 µs",
                "start s",
                "MiB",
                "MiB after"));
        figures.forEach(each -> rows.add(row(each)));
        result.details(rows);
        for (final ScaleFigures each : figures) {
            if (each.unexpected() > 0) {
                result.finding("not settled", each.unexpected(), 1, "answers")
                        .details(List.of("  " + each.firstUnexpected()));
            }
        }
        final ArrayNode list = json.putArray(axis.label());
        figures.forEach(list::addPOJO);
        curves(axis, figures);
        csv(axis, figures);
    }

    /** Adds the bytes of a person. */
    void memory(final MemoryFigures memory) {
        if (memory.persons() >= PERSONS_TO_JUDGE) {
            result.goal(
                    memory.bytesAPerson() <= BYTES_GOAL,
                    "insured person",
                    "%.1f B each of %d without activity (goal %.0f B)",
                    memory.bytesAPerson(),
                    memory.persons(),
                    BYTES_GOAL);
        } else {
            result.line(
                    "insured person", "%.1f B each of %d, too few to judge", memory.bytesAPerson(), memory.persons());
        }
        result.line(
                "active year",
                "%.0f B more for %d settlements of a year, %d persons",
                memory.bytesAYear(),
                memory.settlementsAYear(),
                memory.activePersons());
        json.putPOJO("memory", memory);
    }

    /** Writes the files and gives the text. */
    ResultBlock finish() throws IOException {
        if (configuration.out().isPresent()) {
            final Path out = Files.createDirectories(configuration.out().get());
            json.putPOJO("machine", Machine.read(out)).put("durability", "fdatasync a batch");
            json.put("seconds_a_step", configuration.durationNs() / 1e9);
            Files.writeString(
                    out.resolve("scale.json"),
                    mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json),
                    StandardCharsets.UTF_8);
        }
        return result;
    }

    private void curves(final ScaleAxis axis, final List<ScaleFigures> figures) {
        if (figures.size() < 2) {
            return;
        }
        final double[] sizes = figures.stream().mapToDouble(ScaleFigures::size).toArray();
        for (final ScaleFigures.Column column : ScaleFigures.Column.values()) {
            final double[] values = figures.stream()
                    .mapToDouble(each -> Math.max(Double.MIN_NORMAL, each.value(column)))
                    .toArray();
            final GrowthCurve curve = GrowthCurve.through(sizes, values);
            final String bend = curve.bend().isPresent()
                    ? "bends at " + figures.get(curve.bend().getAsInt()).size()
                    : "no bend";
            result.details(List.of(String.format(
                    Locale.ROOT,
                    "  %s = %s, root mean square miss %.1f %%, %s",
                    column.label(),
                    curve.formula(),
                    curve.missPercent(),
                    bend)));
            json.withArray(axis.label() + "_curves")
                    .addObject()
                    .put("of", column.label())
                    .put("kind", curve.kind().name())
                    .put("a", curve.a())
                    .put("b", curve.b())
                    .put("miss_percent", curve.missPercent())
                    .put("bend", bend);
        }
    }

    private void csv(final ScaleAxis axis, final List<ScaleFigures> figures) throws IOException {
        if (configuration.out().isEmpty()) {
            return;
        }
        final List<String> lines = new ArrayList<>(List.of(CSV_HEAD));
        for (final ScaleFigures each : figures) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%d,%.3f,%.1f,%.1f,%d,%d,%d,%d",
                    each.size(),
                    each.perSecond(),
                    each.cpuUs(),
                    each.p50Us(),
                    each.p99Us(),
                    each.readyMs(),
                    each.residentKib(),
                    each.loadedKib(),
                    each.unexpected()));
        }
        final Path out = Files.createDirectories(configuration.out().get());
        Files.write(out.resolve("scale-" + axis.label() + ".csv"), lines, StandardCharsets.UTF_8);
    }

    private static String row(final ScaleFigures each) {
        return String.format(
                Locale.ROOT,
                "  %10d %10d %9.2f %9.0f %9.0f %8.1f %9d %9d",
                each.size(),
                each.perSecond(),
                each.cpuUs(),
                each.p50Us(),
                each.p99Us(),
                each.readyMs() / 1e3,
                each.residentKib() / KIB_PER_MIB,
                each.loadedKib() / KIB_PER_MIB);
    }
}
