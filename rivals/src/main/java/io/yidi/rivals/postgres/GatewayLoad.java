package io.yidi.rivals.postgres;

import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.disk.ScratchDirectory;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.LoadShape;
import io.yidi.load.drive.OpenLoopDriver;
import io.yidi.load.drive.SaturationDriver;
import io.yidi.load.drive.Schedule;
import io.yidi.load.drive.SettleRequestSource;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.Rest;
import io.yidi.load.process.ServerProcess;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** 网关负载: the packaged gateway in a JVM of its own, driven over its binary door with the same bills. */
public final class GatewayLoad implements SettleContestant, AutoCloseable {

    private static final String NAME = "gateway";
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final long MS_PER_SECOND = 1_000;
    private static final LoadShape SHAPE = new LoadShape(64, 32, SettleReplyDecoder.TEMPLATE_ID);

    private final ScratchDirectory scratch;
    private final ServerProcess process;
    private final SettleRequestSource source;

    private GatewayLoad(final ScratchDirectory scratch, final ServerProcess process, final SettleRequestSource source) {
        this.scratch = scratch;
        this.process = process;
        this.source = source;
    }

    /**
     * Starts a gateway on empty data.
     *
     * @param work directory on the disk to be measured
     * @param jar of the gateway
     * @param packs directory of all packs
     * @param jvmOptions of the gateway
     * @param generator of the bills
     * @param personCount of the reference file, and number of different bills
     * @param seed of the persons
     * @return ready for load
     * @throws IOException if it does not start
     */
    public static GatewayLoad start(
            final Path work,
            final Path jar,
            final Path packs,
            final List<String> jvmOptions,
            final BillGenerator generator,
            final int personCount,
            final long seed)
            throws IOException {
        final ScratchDirectory scratch = ScratchDirectory.in(work.resolve(NAME));
        try {
            final Path directory = scratch.path();
            final List<String> command = GatewayKit.prepare(directory, jar, packs, jvmOptions, personCount, seed)
                    .setup(directory, directory.resolve(GatewaySetup.DATA))
                    .command();
            final long nowSeconds = Instant.now().getEpochSecond();
            final SettleRequestSource source = new SettleRequestSource(
                    generator, personCount, new MsgIdSequence(nowSeconds), nowSeconds * MS_PER_SECOND);
            return new GatewayLoad(scratch, ServerProcess.start(NAME, command, directory, READY_TIMEOUT), source);
        } catch (final IOException e) {
            scratch.close();
            throw e;
        }
    }

    @Override
    public LoadResult saturate(final long warmUpNs, final long measuredNs) throws IOException {
        return answered(new SaturationDriver(SHAPE, source, warmUpNs, measuredNs).run(process.address("binary")));
    }

    @Override
    public LoadResult open(final double ratePerSecond, final long warmUpNs, final long measuredNs) throws IOException {
        final Schedule schedule = new Schedule((long) ratePerSecond, warmUpNs, measuredNs);
        return answered(new OpenLoopDriver(SHAPE, source, schedule).run(process.address("binary")));
    }

    @Override
    public void rest() {
        new Rest(process::cpuNs).await();
    }

    @Override
    public void close() throws IOException {
        process.close();
        scratch.close();
    }

    private static LoadResult answered(final DriveResult result) throws IOException {
        if (result.unexpected() > 0 || result.unanswered() > 0 || result.answered() == 0) {
            throw new IOException("expected settlements for every request, found " + result.invalidReason());
        }
        return new LoadResult(result.achievedPerSecond(), result.correctedNs());
    }
}
