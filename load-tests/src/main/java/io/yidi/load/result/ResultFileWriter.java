package io.yidi.load.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LatencyLog;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * 结果文件: {@value #RESULTS}; an {@code .hlog} with one tagged interval a second; three {@code .hgrm} a contestant. Both
 * kinds open in the plotters of HdrHistogram; {@value #RESULTS} is what is compared later.
 */
public final class ResultFileWriter {

    /** Name of the file that holds everything but the histograms. */
    public static final String RESULTS = "results.json";

    /** Name of the file that holds the histograms, second by second. */
    public static final String LOG = "latency.hlog";

    /** Version of the file. */
    public static final int FORMAT = 1;

    private static final int TICKS_PER_HALF_DISTANCE = 5;
    private static final double NS_PER_US = 1_000;

    private final Path directory;

    /**
     * Makes the directory.
     *
     * @param directory of the files
     * @throws IOException if it cannot be made
     */
    public ResultFileWriter(final Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /**
     * Writes all files of a run without goals.
     *
     * @param result of the run
     * @throws IOException if one cannot be written
     */
    public void write(final RunResult result) throws IOException {
        write(result, List.of());
    }

    /**
     * Writes all files.
     *
     * @param result of a run
     * @param goals that it was held against
     * @throws IOException if one cannot be written
     */
    public void write(final RunResult result, final List<GoalResult> goals) throws IOException {
        putResults(result, goals);
        putLog(result.summaries());
        for (final Summary summary : result.summaries()) {
            final String name = summary.entrant().fileName();
            putPercentiles(
                    name + "-open-corrected.hgrm",
                    summary.merged(round -> round.openLoop().drive().correctedNs()));
            putPercentiles(
                    name + "-open-service.hgrm",
                    summary.merged(round -> round.openLoop().drive().serviceNs()));
            putPercentiles(
                    name + "-one-in-flight.hgrm",
                    summary.merged(round -> round.oneInFlight().drive().serviceNs()));
        }
    }

    private void putPercentiles(final String name, final Histogram latencyNs) throws IOException {
        try (PrintStream file = stream(name)) {
            latencyNs.outputPercentileDistribution(file, TICKS_PER_HALF_DISTANCE, NS_PER_US);
        }
    }

    private void putLog(final List<Summary> summaries) throws IOException {
        final List<Histogram> intervals = new ArrayList<>();
        for (final Summary summary : summaries) {
            for (final RoundResult round : summary.rounds()) {
                final String name = round.entrant().fileName();
                addTagged(
                        intervals,
                        name + "-open-corrected",
                        round.openLoop().drive().corrected());
                addTagged(
                        intervals,
                        name + "-open-service",
                        round.openLoop().drive().service());
                addTagged(
                        intervals,
                        name + "-one-in-flight",
                        round.oneInFlight().drive().service());
            }
        }
        intervals.sort(Comparator.comparingLong(Histogram::getStartTimeStamp));
        try (PrintStream file = stream(LOG)) {
            final HistogramLogWriter log = new HistogramLogWriter(file);
            log.outputLogFormatVersion();
            log.outputLegend();
            intervals.forEach(log::outputIntervalHistogram);
        }
    }

    private static void addTagged(final List<Histogram> intervals, final String tag, final LatencyLog log) {
        for (final Histogram interval : log.intervals()) {
            interval.setTag(tag);
            intervals.add(interval);
        }
    }

    private PrintStream stream(final String name) throws IOException {
        return new PrintStream(Files.newOutputStream(directory.resolve(name)), false, StandardCharsets.UTF_8);
    }

    private void putResults(final RunResult result, final List<GoalResult> goals) throws IOException {
        try (Writer file = Files.newBufferedWriter(directory.resolve(RESULTS), StandardCharsets.UTF_8);
                JsonGenerator json = new JsonFactory().createGenerator(file)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            putConditions(json, result.conditions());
            putLatency(json, "probe_before_ns", result.probeBeforeNs());
            putLatency(json, "probe_after_ns", result.probeAfterNs());
            putRejections(json, result);
            putTexts(json, "no_verdict", result.invalidReasons());
            putGoals(json, goals);
            json.writeArrayFieldStart("contestants");
            for (final Summary summary : result.summaries()) {
                putContestant(json, summary);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void putConditions(final JsonGenerator json, final Conditions conditions) throws IOException {
        json.writeObjectFieldStart("conditions");
        for (final Map.Entry<String, String> condition : conditions.values().entrySet()) {
            json.writeStringField(condition.getKey(), condition.getValue());
        }
        json.writeEndObject();
    }

    private static void putRejections(final JsonGenerator json, final RunResult result) throws IOException {
        json.writeArrayFieldStart("rejected_rounds");
        for (final RunResult.Rejection rejection : result.rejections()) {
            json.writeStartObject();
            json.writeNumberField("round", rejection.round());
            json.writeStringField("reason", rejection.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("noisy_rounds_kept", result.noisyKept());
    }

    private static void putTexts(final JsonGenerator json, final String name, final List<String> texts)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (final String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void putGoals(final JsonGenerator json, final List<GoalResult> goals) throws IOException {
        json.writeArrayFieldStart("goals");
        for (final GoalResult result : goals) {
            final Estimate ratio = result.ratio();
            json.writeStartObject();
            json.writeStringField("name", result.goal().label());
            json.writeStringField("formula", result.goal().formula());
            json.writeNumberField("goal", result.goal().ratioMax());
            json.writeStringField("outcome", result.outcome().toString());
            putTexts(json, "no_verdict", result.invalidReasons());
            json.writeNumberField("ratio_median", ratio.median());
            json.writeNumberField("ratio_min", ratio.min());
            json.writeNumberField("ratio_max", ratio.max());
            json.writeArrayFieldStart("rounds");
            for (final GoalTerms terms : result.terms()) {
                putTerms(json, terms);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void putTerms(final JsonGenerator json, final GoalTerms terms) throws IOException {
        json.writeStartObject();
        json.writeNumberField("round", terms.round());
        json.writeNumberField("asked_per_s", terms.askedPerSecond());
        json.writeNumberField("gateway_ns", terms.gatewayNs());
        json.writeNumberField("echo_ns", terms.echoNs());
        json.writeNumberField("raw_fdatasync_ns", terms.rawNs());
        json.writeNumberField("ratio", terms.ratio());
        json.writeEndObject();
    }

    private static void putContestant(final JsonGenerator json, final Summary summary) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", summary.entrant().label());
        json.writeStringField("file_name", summary.entrant().fileName());
        json.writeStringField("durability", summary.entrant().durability());
        json.writeStringField("generator_bound", summary.generatorBound());
        json.writeArrayFieldStart("rounds");
        for (final RoundResult round : summary.rounds()) {
            putRound(json, round);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void putRound(final JsonGenerator json, final RoundResult round) throws IOException {
        json.writeStartObject();
        json.writeNumberField("round", round.round());
        json.writeStringField("no_verdict", round.invalidReason());
        json.writeNumberField("steal_bp", round.noise().stealBp());
        json.writeNumberField("iowait_bp", round.noise().ioWaitBp());
        json.writeStringField("load_average", round.noise().loadAverage());
        putLatency(json, "hiccup_ns", round.noise().hiccupNs());
        putLatency(json, "saturated_hiccup_ns", round.noise().saturatedHiccupNs());
        putPhase(json, "saturation", round.saturation());
        putPhase(json, "open_loop", round.openLoop());
        putPhase(json, "one_in_flight", round.oneInFlight());
        json.writeEndObject();
    }

    private static void putPhase(final JsonGenerator json, final String name, final PhaseResult phase)
            throws IOException {
        final DriveResult drive = phase.drive();
        json.writeObjectFieldStart(name);
        json.writeNumberField("asked_per_s", drive.askedPerSecond());
        json.writeNumberField("achieved_per_s", drive.achievedPerSecond());
        json.writeNumberField("sent", drive.sent());
        json.writeNumberField("answered", drive.answered());
        json.writeNumberField("unexpected", drive.unexpected());
        json.writeNumberField("unanswered", drive.unanswered());
        json.writeNumberField("server_cpu_ns", phase.serverCpuNs());
        json.writeNumberField("generator_cpu_ns", phase.generatorCpuNs());
        json.writeNumberField("generator_bp", phase.generatorBp());
        putLatency(json, "corrected_ns", drive.correctedNs());
        putLatency(json, "service_ns", drive.serviceNs());
        json.writeEndObject();
    }

    private static void putLatency(final JsonGenerator json, final String name, final Histogram latencyNs)
            throws IOException {
        json.writeObjectFieldStart(name);
        putPercentile(json, "p50", latencyNs, Percentiles.P50);
        putPercentile(json, "p90", latencyNs, Percentiles.P90);
        putPercentile(json, "p99", latencyNs, Percentiles.P99);
        putPercentile(json, "p99_9", latencyNs, Percentiles.P999);
        putPercentile(json, "p99_99", latencyNs, Percentiles.P9999);
        json.writeNumberField("max", latencyNs.getMaxValue());
        json.writeNumberField("count", latencyNs.getTotalCount());
        json.writeEndObject();
    }

    private static void putPercentile(
            final JsonGenerator json, final String name, final Histogram latencyNs, final double percentile)
            throws IOException {
        if (Percentiles.isBorne(latencyNs, percentile)) {
            json.writeNumberField(name, latencyNs.getValueAtPercentile(percentile));
        } else {
            json.writeNullField(name);
        }
    }
}
