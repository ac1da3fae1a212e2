package io.yidi.load.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.process.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** 结果文件: {@code results.json}, an {@code .hlog} with one tagged interval a round, an {@code .hgrm} a contestant. */
final class ResultFileWriter {

    private static final int TICKS_PER_HALF_DISTANCE = 5;
    private static final double NS_PER_US = 1_000;

    private final Path directory;

    ResultFileWriter(final Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    void write(final Machine machine, final List<Summary> summaries) throws IOException {
        putResults(machine, summaries);
        putLog(summaries);
        for (final Summary summary : summaries) {
            final String name = summary.kind().label();
            putPercentiles(
                    name + "-open-corrected.hgrm",
                    summary.merged(round -> round.openLoop().correctedNs()));
            putPercentiles(
                    name + "-open-service.hgrm",
                    summary.merged(round -> round.openLoop().serviceNs()));
            putPercentiles(
                    name + "-one-in-flight.hgrm",
                    summary.merged(round -> round.oneInFlight().serviceNs()));
        }
    }

    private void putPercentiles(final String name, final Histogram latencyNs) throws IOException {
        try (PrintStream file =
                new PrintStream(Files.newOutputStream(directory.resolve(name)), false, StandardCharsets.UTF_8)) {
            latencyNs.outputPercentileDistribution(file, TICKS_PER_HALF_DISTANCE, NS_PER_US);
        }
    }

    private void putLog(final List<Summary> summaries) throws IOException {
        try (PrintStream file = new PrintStream(
                Files.newOutputStream(directory.resolve("latency.hlog")), false, StandardCharsets.UTF_8)) {
            final HistogramLogWriter log = new HistogramLogWriter(file);
            log.outputLogFormatVersion();
            log.outputLegend();
            for (final Summary summary : summaries) {
                for (final RoundResult round : summary.rounds()) {
                    putInterval(
                            log,
                            round.kind() + "-open-corrected",
                            round.openLoop().correctedNs());
                    putInterval(
                            log,
                            round.kind() + "-open-service",
                            round.openLoop().serviceNs());
                    putInterval(
                            log,
                            round.kind() + "-one-in-flight",
                            round.oneInFlight().serviceNs());
                }
            }
        }
    }

    private static void putInterval(final HistogramLogWriter log, final String tag, final Histogram latencyNs) {
        final Histogram tagged = latencyNs.copy();
        tagged.setTag(tag);
        tagged.setStartTimeStamp(latencyNs.getStartTimeStamp());
        tagged.setEndTimeStamp(latencyNs.getEndTimeStamp());
        log.outputIntervalHistogram(tagged);
    }

    private void putResults(final Machine machine, final List<Summary> summaries) throws IOException {
        try (Writer file = Files.newBufferedWriter(directory.resolve("results.json"), StandardCharsets.UTF_8);
                JsonGenerator json = new JsonFactory().createGenerator(file)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("cpu", machine.cpuModel());
            json.writeNumberField("cores", machine.cores());
            json.writeStringField("kernel", machine.kernel());
            json.writeStringField("jdk", machine.jdk());
            json.writeStringField("disk", machine.disk());
            json.writeArrayFieldStart("rounds");
            for (final Summary summary : summaries) {
                for (final RoundResult round : summary.rounds()) {
                    putRound(json, round);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void putRound(final JsonGenerator json, final RoundResult round) throws IOException {
        json.writeStartObject();
        json.writeStringField("contestant", round.kind().label());
        json.writeStringField("durability", round.kind().durability());
        json.writeNumberField("round", round.round());
        json.writeStringField("no_verdict", round.invalidReason());
        json.writeNumberField("steal_bp", round.stealBp());
        json.writeNumberField("iowait_bp", round.ioWaitBp());
        json.writeStringField("load_average", round.loadAverage());
        json.writeNumberField("server_cpu_ns", round.serverCpuNs());
        json.writeNumberField("generator_cpu_ns", round.generatorCpuNs());
        putPhase(json, "saturation", round.saturation());
        putPhase(json, "open_loop", round.openLoop());
        putPhase(json, "one_in_flight", round.oneInFlight());
        json.writeEndObject();
    }

    private static void putPhase(final JsonGenerator json, final String name, final DriveResult phase)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("asked_per_s", phase.askedPerSecond());
        json.writeNumberField("achieved_per_s", phase.achievedPerSecond());
        json.writeNumberField("answered", phase.answered());
        json.writeNumberField("unexpected", phase.unexpected());
        json.writeNumberField("unanswered", phase.unanswered());
        putLatency(json, "corrected_ns", phase.correctedNs());
        putLatency(json, "service_ns", phase.serviceNs());
        json.writeEndObject();
    }

    private static void putLatency(final JsonGenerator json, final String name, final Histogram latencyNs)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("p50", latencyNs.getValueAtPercentile(Percentiles.P50));
        json.writeNumberField("p99", latencyNs.getValueAtPercentile(Percentiles.P99));
        json.writeNumberField("p99_9", latencyNs.getValueAtPercentile(Percentiles.P999));
        json.writeNumberField("max", latencyNs.getMaxValue());
        json.writeEndObject();
    }
}
