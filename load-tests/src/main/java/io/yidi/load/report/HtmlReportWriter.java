package io.yidi.load.report;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.load.result.Estimate;
import io.yidi.load.result.Percentiles;
import io.yidi.load.result.PhaseResult;
import io.yidi.load.result.ResultFileWriter;
import io.yidi.load.result.RoundResult;
import io.yidi.load.result.RunResult;
import io.yidi.load.result.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * 报告页: {@value #REPORT} beside the results, in Chinese and English; it holds all it needs and asks for nothing.
 */
public final class HtmlReportWriter {

    /** Name of the file. */
    public static final String REPORT = "report.html";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int TICKS_PER_HALF_DISTANCE = 5;
    private static final double NS_PER_US = 1_000;
    private static final double PERCENT = 100;

    private final Path directory;

    /**
     * A writer.
     *
     * @param directory that holds the results already
     */
    public HtmlReportWriter(final Path directory) {
        this.directory = directory;
    }

    /**
     * Writes the page.
     *
     * @param result of the run
     * @throws IOException if results are missing or the page cannot be written
     */
    public void write(final RunResult result) throws IOException {
        final String page = resource("report.html")
                .replace("@DATA@", MAPPER.writeValueAsString(model(result)).replace("</", "<\\/"))
                .replace("@SCRIPT@", resource("report.js"))
                .replace("@ECHARTS@", resource("echarts.js"));
        Files.writeString(directory.resolve(REPORT), page, StandardCharsets.UTF_8);
    }

    private ObjectNode model(final RunResult result) throws IOException {
        final ObjectNode model = MAPPER.createObjectNode();
        model.set(
                "results",
                MAPPER.readTree(directory.resolve(ResultFileWriter.RESULTS).toFile()));
        final ArrayNode contestants = model.putArray("contestants");
        final ArrayNode curves = model.putArray("curves");
        final ArrayNode times = model.putArray("times");
        for (final Summary summary : result.summaries()) {
            putContestant(contestants.addObject(), summary);
            putCurve(curves.addObject(), summary, "intended", summary.merged(HtmlReportWriter::intendedNs));
            putCurve(curves.addObject(), summary, "service", summary.merged(HtmlReportWriter::serviceNs));
            putTimes(times.addObject(), summary);
        }
        putRatios(model.putArray("ratios"), result.summaries());
        return model;
    }

    private static Histogram intendedNs(final RoundResult round) {
        return round.openLoop().drive().correctedNs();
    }

    private static Histogram serviceNs(final RoundResult round) {
        return round.openLoop().drive().serviceNs();
    }

    private static void putContestant(final ObjectNode node, final Summary summary) {
        node.put("label", summary.entrant().label())
                .put("durability", summary.entrant().durability())
                .put("generatorBound", summary.generatorBound())
                .put("serverCpu", summary.cpuMicros(PhaseResult::serverCpuNs))
                .put("generatorCpu", summary.cpuMicros(PhaseResult::generatorCpuNs));
        putServerCpu(node.putObject("serverCpuUnder"), summary);
        putEstimate(node.putObject("throughput"), summary.throughput());
        final ArrayNode perRound = node.putArray("perRound");
        summary.rounds()
                .forEach(round -> perRound.add(round.saturation().drive().achievedPerSecond()));
    }

    private static void putServerCpu(final ObjectNode node, final Summary summary) {
        node.put("saturation", summary.cpuMicros(RoundResult::saturation, PhaseResult::serverCpuNs))
                .put("openLoop", summary.cpuMicros(RoundResult::openLoop, PhaseResult::serverCpuNs))
                .put("oneInFlight", summary.cpuMicros(RoundResult::oneInFlight, PhaseResult::serverCpuNs));
    }

    private static void putEstimate(final ObjectNode node, final Estimate estimate) {
        if (estimate.isBorne()) {
            node.put("low", estimate.low()).put("high", estimate.high());
        }
        node.put("median", estimate.median()).put("min", estimate.min()).put("max", estimate.max());
    }

    private static void putRatios(final ArrayNode ratios, final List<Summary> summaries) {
        for (int base = 0; base < summaries.size(); base++) {
            for (int other = base + 1; other < summaries.size(); other++) {
                final ObjectNode ratio = ratios.addObject()
                        .put("label", summaries.get(other).entrant().label())
                        .put("base", summaries.get(base).entrant().label());
                putEstimate(ratio, summaries.get(other).ratioTo(summaries.get(base)));
            }
        }
    }

    /** Points of 1 / (1 − percentile), so that a logarithmic axis spreads the far percentiles. */
    private static void putCurve(
            final ObjectNode node, final Summary summary, final String kind, final Histogram latencyNs) {
        node.put("label", summary.entrant().label())
                .put("durability", summary.entrant().durability())
                .put("kind", kind);
        final ArrayNode points = node.putArray("points");
        for (final HistogramIterationValue value : latencyNs.percentiles(TICKS_PER_HALF_DISTANCE)) {
            final double percentile = value.getPercentileLevelIteratedTo();
            if (percentile < PERCENT && Percentiles.isBorne(latencyNs, percentile)) {
                points.addArray()
                        .add(PERCENT / (PERCENT - percentile))
                        .add(Math.max(1, value.getValueIteratedTo()) / NS_PER_US);
            }
        }
        putSummary(node.putObject("summary"), latencyNs);
    }

    private static void putSummary(final ObjectNode node, final Histogram latencyNs) {
        putPercentile(node, "p50", latencyNs, Percentiles.P50);
        putPercentile(node, "p90", latencyNs, Percentiles.P90);
        putPercentile(node, "p99", latencyNs, Percentiles.P99);
        putPercentile(node, "p99_9", latencyNs, Percentiles.P999);
        putPercentile(node, "p99_99", latencyNs, Percentiles.P9999);
        node.put("max", latencyNs.getMaxValue()).put("count", latencyNs.getTotalCount());
    }

    private static void putPercentile(
            final ObjectNode node, final String name, final Histogram latencyNs, final double percentile) {
        if (Percentiles.isBorne(latencyNs, percentile)) {
            node.put(name, latencyNs.getValueAtPercentile(percentile));
        } else {
            node.putNull(name);
        }
    }

    private static void putTimes(final ObjectNode node, final Summary summary) {
        node.put("label", summary.entrant().label());
        final ArrayNode points = node.putArray("points");
        for (final RoundResult round : summary.rounds()) {
            for (final Histogram second : round.openLoop().drive().corrected().intervals()) {
                points.addArray()
                        .add(second.getStartTimeStamp())
                        .add(Math.max(1, second.getValueAtPercentile(Percentiles.P50)) / NS_PER_US)
                        .add(Math.max(1, second.getMaxValue()) / NS_PER_US);
            }
            points.addArray()
                    .add(round.openLoop().drive().correctedNs().getEndTimeStamp())
                    .addNull()
                    .addNull();
        }
    }

    private static String resource(final String name) throws IOException {
        try (InputStream file = HtmlReportWriter.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("expected " + name + " beside " + HtmlReportWriter.class + ", found none");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
