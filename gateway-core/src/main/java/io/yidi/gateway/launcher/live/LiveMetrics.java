package io.yidi.gateway.launcher.live;

import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.metrics.exposition.GatewayFigures;
import io.yidi.gateway.metrics.exposition.LatencyJsonWriter;
import io.yidi.gateway.metrics.exposition.PrometheusWriter;
import io.yidi.gateway.metrics.exposition.RecordStagesJsonWriter;
import io.yidi.gateway.metrics.interval.CollectingJob;
import io.yidi.gateway.metrics.interval.IntervalLogWriter;
import io.yidi.gateway.metrics.interval.IntervalSink;
import io.yidi.gateway.metrics.interval.LatencyTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * 运行计量: collects what the instruments of a running gateway record, and shows it.
 *
 * <pre>
 *   GET /v1/latency?since=   times of the stages: last second, since the start, second by second
 *   GET /v1/settlements/{setl_id}/stages
 *                            times of one settlement, if it is among the latest
 *   GET /metrics             everything that is measured and counted, for Prometheus
 * </pre>
 *
 * <p>Made by one thread, asked by that of the admin port.
 */
public final class LiveMetrics implements AutoCloseable {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final long SECONDS_SHOWN = 300;
    private static final int SECOND_DIGITS_MAX = 12;

    private final PrometheusWriter prometheus = new PrometheusWriter();
    private final LatencyJsonWriter json = new LatencyJsonWriter();
    private final RecordStagesJsonWriter stagesJson = new RecordStagesJsonWriter();
    private final Instruments instruments;
    private final Optional<LatencyTable> table;
    private final Optional<CollectingJob> job;

    /**
     * Prepares.
     *
     * @param instruments of the gateway
     * @param logFolder where what they measure is logged
     * @param logBytesMax of the files there; 0: it is not logged
     */
    public LiveMetrics(final Instruments instruments, final Path logFolder, final long logBytesMax) {
        this.instruments = instruments;
        if (instruments.isOn()) {
            final long nowMs = System.currentTimeMillis();
            final IntervalSink log =
                    logBytesMax == 0 ? IntervalSink.NONE : new IntervalLogWriter(logFolder, logBytesMax, nowMs);
            table = Optional.of(new LatencyTable(instruments.recorders(), TimeUnit.MILLISECONDS.toSeconds(nowMs)));
            job = Optional.of(new CollectingJob(table.get(), log, System::currentTimeMillis));
        } else {
            table = Optional.empty();
            job = Optional.empty();
        }
    }

    /**
     * How it is asked for.
     *
     * @param figures what the gateway counts, asked anew for every request
     * @return the routes
     */
    public List<AdminRoute> routes(final Supplier<GatewayFigures> figures) {
        return List.of(
                AdminRoute.atOnce("/v1/latency", List.of("since"), this::latency),
                AdminRoute.atOnce("/v1/settlements/{setl_id}/stages", List.of(), this::stages),
                AdminRoute.atOnce("/metrics", List.of(), asked -> metrics(figures.get(), asked)));
    }

    /** Begins to collect. */
    public void start() {
        job.ifPresent(CollectingJob::start);
    }

    @Override
    public void close() {
        job.ifPresent(CollectingJob::close);
    }

    private AdminAnswer latency(final AdminRequest asked) {
        final String since = asked.parameter("since", "");
        if (!since.chars().allMatch(Character::isDigit) || since.length() > SECOND_DIGITS_MAX) {
            return new AdminAnswer(
                    BAD_REQUEST, "{\"error\":\"expected since to be a second since 1970, found another text\"}");
        }
        return new AdminAnswer(
                OK, table.map(shown -> json.write(shown, since(since, shown))).orElseGet(json::writeOff));
    }

    private AdminAnswer stages(final AdminRequest asked) {
        final String settlementId = asked.parameter("setl_id", "");
        return settlementId.matches("[0-9]{1,18}")
                ? new AdminAnswer(OK, stagesJson.write(instruments, Long.parseLong(settlementId)))
                : new AdminAnswer(
                        NOT_FOUND, "{\"error\":\"expected a settlement id of up to 18 digits, found another text\"}");
    }

    private AdminAnswer metrics(final GatewayFigures figures, final AdminRequest asked) {
        final PrometheusWriter.Page page = prometheus.write(figures, table, asked.accept());
        return new AdminAnswer(OK, page.contentType(), page.bytes());
    }

    private static long since(final String second, final LatencyTable shown) {
        return second.isEmpty() ? shown.read(LatencyTable::lastSecond) - SECONDS_SHOWN : Long.parseLong(second);
    }
}
