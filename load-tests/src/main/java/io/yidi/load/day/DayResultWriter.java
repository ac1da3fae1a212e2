package io.yidi.load.day;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.process.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** 全国日结果文件: the figures of a run with its conditions, as JSON. */
final class DayResultWriter {

    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    private final JsonMapper mapper = new JsonMapper();
    private final Path file;

    DayResultWriter(final Path file) {
        this.file = file;
    }

    void write(final DayConfiguration configuration, final DayFigures figures, final ResultBlock result)
            throws IOException {
        final DayWorkload workload = configuration.workload();
        final ObjectNode json = mapper.createObjectNode();
        json.putPOJO("machine", Machine.read(file.toAbsolutePath().getParent()));
        json.put("durability", "fdatasync a batch")
                .put("workload", workload.label())
                .put("persons", workload.personCount())
                .put("institutions", workload.parties().institutions().size())
                .putPOJO("insured_places", workload.parties().insuredPlaces());
        json.put("connections", configuration.connections())
                .put("pipeline", configuration.pipeline())
                .put("frame_bytes", figures.frameBytes())
                .put("snapshot_every", configuration.snapshotEvery())
                .put("requests", figures.requestCount())
                .put("settlements", figures.settlements())
                .put("repeats", figures.acts().repeats())
                .put("refunds", figures.acts().refunds())
                .put("reversals", figures.acts().reversals())
                .put("seconds", figures.seconds())
                .put("per_second", figures.perSecond())
                .put("server_cpu_us", figures.serverCpuUs())
                .put("generator_cpu_us", figures.generatorCpuUs())
                .put("journal_bytes", figures.journalBytes())
                .put("resident_before_kib", figures.residentBeforeKib())
                .put("resident_after_kib", figures.residentAfterKib())
                .put("p50_us", figures.latencyUs(P50))
                .put("p99_us", figures.latencyUs(P99))
                .put("p999_us", figures.latencyUs(P999))
                .put("clean", result.isClean())
                .put("text", result.text());
        Files.writeString(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }
}
