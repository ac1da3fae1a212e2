package io.yidi.load.result;

import io.yidi.load.process.FdatasyncProbe;
import io.yidi.load.process.HiccupMeter;
import io.yidi.load.process.Machine;
import io.yidi.load.process.NoiseSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * 机器观察: what a run was measured on: machine and disk, raw fdatasync before it, and what neighbours took of the machine
 * meanwhile. It listens from when it is made until it is asked. One thread.
 */
public final class MachineWatch implements AutoCloseable {

    private static final int PROBE_BYTES = 512;
    private static final int PROBE_SAMPLES = 500;
    private static final double BP_PER_PERCENT = 100;

    private final Machine machine;
    private final Histogram forceNs;
    private final NoiseSample before;
    private final HiccupMeter hiccups;

    /**
     * Probes the disk and begins to listen.
     *
     * @param directory on the disk in question
     * @throws IOException if it cannot be written to
     */
    public MachineWatch(final Path directory) throws IOException {
        machine = Machine.read(directory);
        forceNs = FdatasyncProbe.measure(directory, PROBE_BYTES, PROBE_SAMPLES);
        before = NoiseSample.read();
        hiccups = new HiccupMeter();
    }

    /**
     * What was seen, by name, for people.
     *
     * @return in the order to be told
     * @throws IOException if the system does not tell
     */
    public Map<String, String> words() throws IOException {
        final NoiseSample after = NoiseSample.read();
        final Histogram hiccupNs = hiccups.take();
        final Map<String, String> words = new LinkedHashMap<>();
        words.put("machine", machine.cpuModel() + ", " + machine.cores() + " cores, " + machine.kernel());
        words.put("disk", machine.disk());
        words.put(
                "raw fdatasync",
                Percentiles.format(
                        "p50 %s µs, p99 %s µs, %d times %d bytes before the run",
                        Percentiles.micros(forceNs.getValueAtPercentile(Percentiles.P50)),
                        Percentiles.micros(forceNs.getValueAtPercentile(Percentiles.P99)),
                        PROBE_SAMPLES,
                        PROBE_BYTES));
        words.put(
                "noise",
                Percentiles.format(
                        "steal %.2f %%, iowait %.2f %%, hiccups p99.9 %s µs, max %s µs, all loads included",
                        after.stealBpSince(before) / BP_PER_PERCENT,
                        after.ioWaitBpSince(before) / BP_PER_PERCENT,
                        Percentiles.micros(hiccupNs.getValueAtPercentile(Percentiles.P999)),
                        Percentiles.micros(hiccupNs.getMaxValue())));
        return words;
    }

    @Override
    public void close() {
        hiccups.close();
    }
}
