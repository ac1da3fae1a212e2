package io.yidi.load.compare;

import io.yidi.load.process.Machine;
import io.yidi.load.result.Conditions;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** 条件读取: puts together what a reader has to know before believing a figure. */
final class ConditionReader {

    private ConditionReader() {}

    static Conditions of(final LoadConfiguration configuration, final Machine machine) {
        final Map<String, String> values = new LinkedHashMap<>();
        putMachine(values, machine);
        values.put("server_flags", String.join(" ", configuration.jvmOptions()));
        values.put("server_prefix", String.join(" ", configuration.serverPrefix()));
        values.put("flight_recorder", configuration.isRecorded() ? "on" : "off");
        values.put("pinning", configuration.pinning().toString());
        values.put("workload", configuration.workload().name().toLowerCase(Locale.ROOT));
        values.put("request_bytes", Integer.toString(configuration.workload().frameBytes(configuration)));
        values.put("connections", Integer.toString(configuration.connections()));
        values.put("pipeline", Integer.toString(configuration.pipeline()));
        values.put("rate_per_s", configuration.rate());
        values.put("duration_s", seconds(configuration.durationNs()));
        values.put("warm_up_s", seconds(configuration.warmUpNs()));
        values.put("persons", Integer.toString(configuration.personCount()));
        values.put("seed", Long.toString(configuration.seed()));
        return new Conditions(values);
    }

    private static void putMachine(final Map<String, String> values, final Machine machine) {
        values.put("cpu", machine.cpuModel());
        values.put("cores", Integer.toString(machine.cores()));
        values.put("kernel", machine.kernel());
        values.put("jdk", machine.jdk());
        values.put("disk", machine.disk());
        values.put("generator_collector", machine.collector());
        values.put(
                "generator_flags",
                String.join(
                        " ",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(flag -> !flag.startsWith("-Dyidi.home="))
                                .toList()));
    }

    private static String seconds(final long ns) {
        return String.format(Locale.ROOT, "%.1f", (double) ns / TimeUnit.SECONDS.toNanos(1));
    }
}
