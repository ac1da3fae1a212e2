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

/**
 * 轮次: puts the loads of a round on one contestant, and listens to the machine while one is on. It is at rest before
 * each load, which is warmed up and measured for as long as configured. One thread.
 */
final class RoundPlayer implements AutoCloseable {

    private final LoadConfiguration configuration;
    private final Contest contest;
    private final Consumer<String> progress;
    private final HiccupMeter hiccups = new HiccupMeter();
    private NoiseSample during = NoiseSample.NONE;
    private Histogram hiccupNs;

    RoundPlayer(final LoadConfiguration configuration, final Contest contest, final Consumer<String> progress) {
        this.configuration = configuration;
        this.contest = contest;
        this.progress = progress;
    }

    /** All three loads, one after the other. */
    RoundResult play(final Contestant contestant, final int round, final Schedule schedule) throws IOException {
        final PhaseResult saturation = saturation(contestant, round);
        final Histogram saturatedHiccupNs = hiccupNs();
        final PhaseResult openLoop = openLoop(contestant, round, schedule);
        final Histogram calmHiccupNs = hiccupNs();
        final PhaseResult oneInFlight = oneInFlight(contestant, round);
        calmHiccupNs.add(hiccupNs());
        final Noise noise = Noise.of(takeNoise(), calmHiccupNs, saturatedHiccupNs);
        return new RoundResult(contestant.entrant(), round, saturation, openLoop, oneInFlight, noise);
    }

    /** All connections full. */
    PhaseResult saturation(final Contestant contestant, final int round) throws IOException {
        begin(contestant, round, "saturation");
        return measured(contestant, () -> saturate(contestant, configuration.connections(), configuration.pipeline()));
    }

    /** By a schedule fixed beforehand. */
    PhaseResult openLoop(final Contestant contestant, final int round, final Schedule schedule) throws IOException {
        begin(contestant, round, "open loop");
        final LoadShape shape = shape(contestant, configuration.connections(), configuration.pipeline());
        return measured(
                contestant, () -> new OpenLoopDriver(shape, contestant.source(), schedule).run(contestant.address()));
    }

    /** One connection, one request at a time. */
    PhaseResult oneInFlight(final Contestant contestant, final int round) throws IOException {
        begin(contestant, round, "one in flight");
        return measured(contestant, () -> saturate(contestant, 1, 1));
    }

    /** How late an idle thread woke up during the last load, in nanoseconds. */
    Histogram hiccupNs() {
        return hiccupNs;
    }

    /** What the machine did during all loads since this was asked last, what lay between them left out. */
    NoiseSample takeNoise() {
        final NoiseSample taken = during;
        during = NoiseSample.NONE;
        return taken;
    }

    @Override
    public void close() {
        hiccups.close();
    }

    private void begin(final Contestant contestant, final int round, final String phase) {
        contest.awaitRest(contestant, round);
        progress.accept(
                "round " + round + " of " + configuration.rounds() + ", " + contestant.entrant() + ", " + phase + " …");
    }

    /** A load that may break off. */
    private interface Load {

        DriveResult run() throws IOException;
    }

    private PhaseResult measured(final Contestant contestant, final Load load) throws IOException {
        hiccups.take();
        final NoiseSample before = NoiseSample.read();
        final PhaseResult result = timed(contestant, load);
        during = during.plusBetween(before, NoiseSample.read());
        hiccupNs = hiccups.take();
        return result;
    }

    private static PhaseResult timed(final Contestant contestant, final Load load) throws IOException {
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
