package io.yidi.load.compare;

import io.yidi.load.result.Entrant;
import io.yidi.load.result.NoiseLimits;
import java.nio.file.Path;
import java.util.List;

/**
 * 压测配置: everything that decides what a comparison does; printed first.
 *
 * @param contestants who takes part, in the order of play
 * @param rounds that count; one more comes before and does not
 * @param durationNs measured in each of a round's three phases
 * @param warmUpNs before each of them
 * @param ratePerSecond of the open loop, or {@link #HALF_OF_PEAK}
 * @param connections of saturation and open loop
 * @param pipeline requests in flight on each connection
 * @param workload what the requests are
 * @param frameBytes of the reference frame: size of a request, as near as whole category totals come
 * @param personCount of the reference file, and number of different bills
 * @param seed of persons and bills
 * @param jvmOptions of every server alike
 * @param serverPrefix words before each server's command, such as {@code taskset -c 0}
 * @param pinning of servers and generator
 * @param limits of the noise in a round that counts
 * @param isRecorded whether the Java Flight Recorder runs in every gateway, into the directory of the results
 * @param gatewayJar of the gateway
 * @param packs policy packs of the gateway
 * @param workDirectory for data and logs; its disk is the one that is measured
 * @param outDirectory for histograms, results and report
 */
public record LoadConfiguration(
        List<Entrant> contestants,
        int rounds,
        long durationNs,
        long warmUpNs,
        long ratePerSecond,
        int connections,
        int pipeline,
        Workload workload,
        int frameBytes,
        int personCount,
        long seed,
        List<String> jvmOptions,
        List<String> serverPrefix,
        Pinning pinning,
        NoiseLimits limits,
        boolean isRecorded,
        Path gatewayJar,
        Path packs,
        Path workDirectory,
        Path outDirectory) {

    /** In place of a rate: half of what the gateway took in the saturation of the same round. */
    public static final long HALF_OF_PEAK = 0;

    /** Rate of the open loop, as it is told. */
    String rate() {
        return ratePerSecond == HALF_OF_PEAK ? "half of the gateway's peak" : Long.toString(ratePerSecond);
    }
}
