package io.yidi.load.compare;

import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LoadShape;
import io.yidi.load.drive.OpenLoopDriver;
import io.yidi.load.drive.SaturationDriver;
import io.yidi.load.drive.Schedule;
import io.yidi.load.process.NoiseSample;
import java.io.IOException;
import java.time.Duration;

/** 轮次: puts the three loads of a round on one contestant, one after the other. */
final class RoundPlayer {

    private final LoadConfiguration configuration;
    private final Schedule schedule;

    RoundPlayer(final LoadConfiguration configuration) {
        this.configuration = configuration;
        this.schedule =
                new Schedule(configuration.ratePerSecond(), configuration.warmUpNs(), configuration.durationNs());
    }

    RoundResult play(final Contestant contestant, final int round) throws IOException {
        final NoiseSample before = NoiseSample.read();
        final long serverCpuNs = contestant.cpuNs();
        final long generatorCpuNs = ownCpuNs();
        final DriveResult saturation = saturate(contestant, configuration.connections(), configuration.pipeline());
        final long serverUsedNs = contestant.cpuNs() - serverCpuNs;
        final long generatorUsedNs = ownCpuNs() - generatorCpuNs;
        final DriveResult openLoop = openLoop(contestant);
        final DriveResult oneInFlight = saturate(contestant, 1, 1);
        final NoiseSample after = NoiseSample.read();
        return new RoundResult(
                contestant.kind(),
                round,
                saturation,
                openLoop,
                oneInFlight,
                serverUsedNs,
                generatorUsedNs,
                after.stealBpSince(before),
                after.ioWaitBpSince(before),
                after.loadAverage());
    }

    private DriveResult saturate(final Contestant contestant, final int connections, final int pipeline)
            throws IOException {
        return new SaturationDriver(
                        shape(contestant, connections, pipeline),
                        contestant.source(),
                        configuration.warmUpNs(),
                        configuration.durationNs())
                .run(contestant.address());
    }

    private DriveResult openLoop(final Contestant contestant) throws IOException {
        final LoadShape shape = shape(contestant, configuration.connections(), configuration.pipeline());
        return new OpenLoopDriver(shape, contestant.source(), schedule).run(contestant.address());
    }

    private static LoadShape shape(final Contestant contestant, final int connections, final int pipeline) {
        return new LoadShape(connections, pipeline, contestant.kind().replyTemplateId());
    }

    private static long ownCpuNs() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }
}
