package io.yidi.gateway.metrics.exposition;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import io.yidi.gateway.metrics.interval.LatencyTable;
import io.yidi.gateway.metrics.interval.StageSeries;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ResultClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * 普罗米修斯写出: everything that is measured and counted, in the format the reader asks for: text, OpenMetrics, or protobuf
 * with fine buckets. Labels come from small fixed sets; none names a person, an institution or a message. One thread.
 */
public final class PrometheusWriter {

    /** Codes in between are told to operators, never answered to requests. */
    private static final int OPERATOR_MIN = 7_000;

    private static final int OPERATOR_MAX = 8_999;

    private static final double NS_PER_SECOND = 1e9;
    private static final long MS_PER_SECOND = 1_000;

    private final ExpositionFormats formats = ExpositionFormats.init();

    /** What was written; bytes of a content type. */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    public record Page(String contentType, byte[] bytes) {}

    /**
     * Writes everything.
     *
     * @param figures what is counted
     * @param table what is measured, if it is
     * @param accept formats that are understood, as the header of that name says
     * @return the page
     */
    public Page write(final GatewayFigures figures, final Optional<LatencyTable> table, final String accept) {
        final ExpositionFormatWriter writer = formats.findWriter(accept);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(bytes, snapshots(figures, table));
        } catch (final IOException impossible) {
            throw new IllegalStateException("writing into memory failed", impossible);
        }
        return new Page(writer.getContentType(), bytes.toByteArray());
    }

    private static MetricSnapshots snapshots(final GatewayFigures figures, final Optional<LatencyTable> table) {
        final MetricSnapshots.Builder all = MetricSnapshots.builder()
                .metricSnapshot(gauge("yidi_ready", "1 while the gateway serves", figures.isReady() ? 1 : 0))
                .metricSnapshot(gauge("yidi_storage_low", "1 while the disk is full", figures.isStorageLow() ? 1 : 0))
                .metricSnapshot(gauge(
                        "yidi_journal_durable_sequence",
                        "Last journal record that is on the device",
                        figures.durableSequence()))
                .metricSnapshot(gauge("yidi_persons", "Persons known when it was ready", figures.persons()))
                .metricSnapshot(gauge("yidi_warnings", "What somebody should look after", figures.warnings()))
                .metricSnapshot(gauge("yidi_connections", "Open connections of all doors", figures.connections()))
                .metricSnapshot(counter(
                        "yidi_connections_ended",
                        "Connections that ended or were not admitted",
                        "reason",
                        figures.connectionEnds()))
                .metricSnapshot(counter(
                        "yidi_requests_not_taken", "Sound requests that were not taken", "cause", figures.notTaken()))
                .metricSnapshot(
                        counter("yidi_suspicions", "Settlements that were marked", "rule", figures.suspicions()))
                .metricSnapshot(answers(figures));
        addThreads(all);
        addMemory(all);
        table.ifPresent(latencies -> latencies.read(shown -> addTimes(all, shown)));
        return all.build();
    }

    private static MetricSnapshots.Builder addTimes(final MetricSnapshots.Builder all, final LatencyTable table) {
        final HistogramSnapshot.Builder stages =
                histogram("yidi_request_stage_seconds", "Time of a request in a stage");
        final HistogramSnapshot.Builder commits = histogram("yidi_commit_seconds", "Time until a batch is durable");
        table.forEach(series -> {
            if (series.stage().isOfRequest()) {
                stages.dataPoint(point(
                        series,
                        table.startedSecond(),
                        Labels.of(
                                "stage", series.stage().label(), "door", series.door(), "message", series.message())));
            } else {
                commits.dataPoint(point(
                        series,
                        table.startedSecond(),
                        Labels.of("step", series.stage().label())));
            }
        });
        return all.metricSnapshot(stages.build()).metricSnapshot(commits.build());
    }

    private static void addThreads(final MetricSnapshots.Builder all) {
        final CounterSnapshot.Builder allocated = CounterSnapshot.builder()
                .name("yidi_thread_allocated_bytes")
                .unit(Unit.BYTES)
                .help("Memory that living threads took from the heap");
        final CounterSnapshot.Builder used = CounterSnapshot.builder()
                .name("yidi_thread_cpu_seconds")
                .unit(Unit.SECONDS)
                .help("Time that living threads spent on a processor");
        for (final ThreadFigures thread : ThreadFigures.read()) {
            final Labels labels = Labels.of("thread", thread.thread());
            allocated.dataPoint(point((double) thread.allocatedBytes(), labels));
            used.dataPoint(point(thread.cpuNs() / NS_PER_SECOND, labels));
        }
        all.metricSnapshot(allocated.build()).metricSnapshot(used.build());
    }

    private static void addMemory(final MetricSnapshots.Builder all) {
        final GaugeSnapshot.Builder held = GaugeSnapshot.builder()
                .name("yidi_memory_bytes")
                .unit(Unit.BYTES)
                .help("Memory that the process holds");
        MemoryFigures.read()
                .forEach((area, bytes) -> held.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("area", area))
                        .value((double) bytes)
                        .build()));
        all.metricSnapshot(held.build());
    }

    private static HistogramSnapshot.Builder histogram(final String name, final String help) {
        return HistogramSnapshot.builder().name(name).unit(Unit.SECONDS).help(help);
    }

    private static HistogramDataPointSnapshot point(
            final StageSeries series, final long startedSecond, final Labels labels) {
        final HistogramBuckets buckets = new HistogramBuckets(series.total());
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .sum(series.sumNs() / NS_PER_SECOND)
                .classicHistogramBuckets(buckets.classic())
                .nativeSchema(HistogramBuckets.NATIVE_SCHEMA)
                .nativeBucketsForPositiveValues(buckets.fine())
                .createdTimestampMillis(startedSecond * MS_PER_SECOND)
                .build();
    }

    private static GaugeSnapshot gauge(final String name, final String help, final long value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        GaugeDataPointSnapshot.builder().value((double) value).build())
                .build();
    }

    private static CounterSnapshot counter(
            final String name, final String help, final String label, final Map<String, Long> counts) {
        final CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name(name).help(help);
        counts.forEach((value, count) -> counter.dataPoint(point(count, Labels.of(label, value))));
        return counter.build();
    }

    private static CounterSnapshot answers(final GatewayFigures figures) {
        final CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name("yidi_answers_refused").help("Answers that said no, repeats included");
        for (final ResultCode code : ResultCode.values()) {
            if (isRefusal(code)) {
                counter.dataPoint(point(
                        (double) figures.answers().applyAsLong(code),
                        Labels.of(
                                "code",
                                code.label(),
                                "class",
                                code.resultClass().name())));
            }
        }
        return counter.build();
    }

    private static boolean isRefusal(final ResultCode code) {
        final boolean isForOperators = code.number() >= OPERATOR_MIN && code.number() <= OPERATOR_MAX;
        return code.resultClass() != ResultClass.DONE && !isForOperators;
    }

    private static CounterDataPointSnapshot point(final double count, final Labels labels) {
        return CounterDataPointSnapshot.builder().labels(labels).value(count).build();
    }
}
