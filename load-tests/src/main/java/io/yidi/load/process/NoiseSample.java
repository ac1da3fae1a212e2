package io.yidi.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/**
 * 噪声: processor ticks of the whole machine since boot, and its load average.
 *
 * @param totalTicks of all kinds
 * @param stealTicks taken by the hypervisor
 * @param ioWaitTicks idle while waiting for a disk
 * @param loadAverage of the last minute, as the kernel prints it
 */
public record NoiseSample(long totalTicks, long stealTicks, long ioWaitTicks, String loadAverage) {

    /** Of no time at all. */
    public static final NoiseSample NONE = new NoiseSample(0, 0, 0, "unknown");

    private static final Path STAT = Path.of("/proc/stat");
    private static final Path LOAD_AVERAGE = Path.of("/proc/loadavg");
    private static final int IO_WAIT_COLUMN = 4;
    private static final int STEAL_COLUMN = 7;
    private static final int COLUMNS = 8;
    private static final long BASIS_POINTS = 10_000;

    /**
     * Reads {@code /proc}.
     *
     * @return zeros where there is none
     * @throws IOException if it cannot be read
     */
    public static NoiseSample read() throws IOException {
        if (!Files.isReadable(STAT) || !Files.isReadable(LOAD_AVERAGE)) {
            return NONE;
        }
        final String load = Files.readString(LOAD_AVERAGE, StandardCharsets.UTF_8);
        return of(Files.readAllLines(STAT, StandardCharsets.UTF_8).get(0), load.substring(0, load.indexOf(' ')));
    }

    /**
     * Reads one line.
     *
     * @param cpuLine first line of {@code /proc/stat}
     * @param loadAverage of the last minute
     * @return its figures
     */
    static NoiseSample of(final String cpuLine, final String loadAverage) {
        final StringTokenizer words = new StringTokenizer(cpuLine);
        words.nextToken();
        final long[] ticks = new long[COLUMNS];
        long total = 0;
        for (int column = 0; column < COLUMNS && words.hasMoreTokens(); column++) {
            ticks[column] = Long.parseLong(words.nextToken());
            total += ticks[column];
        }
        return new NoiseSample(total, ticks[STEAL_COLUMN], ticks[IO_WAIT_COLUMN], loadAverage);
    }

    /**
     * Adds what happened since another sample.
     *
     * @param earlier sample
     * @param later sample, whose load average is kept
     * @return both together
     */
    public NoiseSample plusBetween(final NoiseSample earlier, final NoiseSample later) {
        return new NoiseSample(
                totalTicks + later.totalTicks - earlier.totalTicks,
                stealTicks + later.stealTicks - earlier.stealTicks,
                ioWaitTicks + later.ioWaitTicks - earlier.ioWaitTicks,
                later.loadAverage);
    }

    /**
     * Time stolen since an earlier sample.
     *
     * @param earlier sample
     * @return share of all time, in 1/10 000
     */
    public long stealBpSince(final NoiseSample earlier) {
        return share(stealTicks - earlier.stealTicks, earlier);
    }

    /**
     * Time spent waiting for disks since an earlier sample.
     *
     * @param earlier sample
     * @return share of all time, in 1/10 000
     */
    public long ioWaitBpSince(final NoiseSample earlier) {
        return share(ioWaitTicks - earlier.ioWaitTicks, earlier);
    }

    private long share(final long ticks, final NoiseSample earlier) {
        return ticks * BASIS_POINTS / Math.max(1, totalTicks - earlier.totalTicks);
    }
}
