package io.yidi.load.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * 压测配置: everything that decides what a comparison does; printed first.
 *
 * @param contestants who takes part, in the order of play
 * @param rounds that count; one more comes before and does not
 * @param durationNs measured in each of a round's three phases
 * @param warmUpNs before each of them
 * @param ratePerSecond of the open loop
 * @param connections of saturation and open loop
 * @param pipeline requests in flight on each connection
 * @param frameBytes size of a request, as near as whole category totals come
 * @param personCount of the reference file, and number of different bills
 * @param seed of persons and bills
 * @param jvmOptions of every server alike
 * @param serverPrefix words before each server's command, such as {@code taskset -c 0}
 * @param gatewayJar of the gateway
 * @param packs policy packs of the gateway
 * @param workDirectory for data and logs; its disk is the one that is measured
 * @param outDirectory for histograms and results, if wanted
 */
public record LoadConfiguration(
        List<ContestantKind> contestants,
        int rounds,
        long durationNs,
        long warmUpNs,
        long ratePerSecond,
        int connections,
        int pipeline,
        int frameBytes,
        int personCount,
        long seed,
        List<String> jvmOptions,
        List<String> serverPrefix,
        Path gatewayJar,
        Path packs,
        Path workDirectory,
        Optional<Path> outDirectory) {}
