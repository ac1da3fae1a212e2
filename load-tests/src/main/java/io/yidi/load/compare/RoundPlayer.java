package io.yidi.load.compare;

import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LoadShape;
import io.yidi.load.drive.OpenLoopDriver;
import io.yidi.load.drive.SaturationDriver;
import io.yidi.load.drive.Schedule;
import io.yidi.load.process.HiccupMeter;
import io.yidi.load.process.NoiseSample;
import io.yidi.load.process.OwnProcess;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.Noise;
import io.yidi.load.result.PhaseResult;
import io.yidi.load.result.RoundResult;
import java.io.IOException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** 轮次: puts the three loads of a round on one contestant, one after the other, and listens to the machine meanwhile. */
final class RoundPlayer implements AutoCloseable {

    private final LoadConfiguration configuration;
    private final Consumer<String> progress;
    private final Schedule schedule;
    private final HiccupMeter hiccups = new HiccupMeter();

    RoundPlayer(final LoadConfiguration configuration, final Schedule schedule, final Consumer<String> progress) {
        this.configuration = configuration;
        this.schedule = schedule;
        this.progress = progress;
    }

    RoundResult play(final Contestant contestant, final int round) throws IOException {
        final NoiseSample before = NoiseSample.read();
        hiccups.take();
        tell(contestant, round, "saturation");
        final PhaseResult saturation =
                measured(contestant, () -> saturate(contestant, configuration.connections(), configuration.pipeline()));
        final Histogram saturatedHiccupNs = hiccups.take();
        tell(contestant, round, "open loop");
        final PhaseResult openLoop = measured(contestant, () -> openLoop(contestant));
        tell(contestant, round, "one in flight");
        final PhaseResult oneInFlight = measured(contestant, () -> saturate(contestant, 1, 1));
        final Noise noise = Noise.between(before, NoiseSample.read(), hiccups.take(), saturatedHiccupNs);
        return new RoundResult(contestant.entrant(), round, saturation, openLoop, oneInFlight, noise);
    }

    @Override
    public void close() {
        hiccups.close();
    }

    private void tell(final Contestant contestant, final int round, final String phase) {
        progress.accept(
                "round " + round + " of " + configuration.rounds() + ", " + contestant.entrant() + ", " + phase + " …");
    }

    /** A load that may break off. */
    private interface Load {

        DriveResult run() throws IOException;
    }

    private static PhaseResult measured(final Contestant contestant, final Load load) throws IOException {
        final long startNs = System.nanoTime();
        final long serverCpuNs = contestant.cpuNs();
        final long generatorCpuNs = OwnProcess.cpuNs();
        final DriveResult drive = load.run();
        return new PhaseResult(
                drive,
                System.nanoTime() - startNs,
                contestant.cpuNs() - serverCpuNs,
                OwnProcess.cpuNs() - generatorCpuNs);
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
        final Entrant entrant = contestant.entrant();
        return new LoadShape(
                entrant.door(),
                connections,
                Math.min(pipeline, entrant.door().pipelineMax()),
                entrant.replyTemplateIds(),
                false);
    }
}
