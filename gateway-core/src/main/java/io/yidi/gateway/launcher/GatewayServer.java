package io.yidi.gateway.launcher;

import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.admin.Health;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.journal.ChannelWitness;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.Witness;
import io.yidi.gateway.keys.KeyFiles;
import io.yidi.gateway.pipeline.GatewayPipeline;
import io.yidi.gateway.pipeline.GuardedClock;
import io.yidi.gateway.pipeline.PipelineConfiguration;
import io.yidi.gateway.pipeline.SnapshotPlan;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.transport.GatewayTransport;
import io.yidi.gateway.transport.TransportConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 网关服务: one running gateway. Everything is checked before anything opens; the doors open last.
 *
 * <pre>
 *   1  packs checked, compiled to a bundle under its hash        policy.pack
 *   2  reference files checked, kept under their hash            reference
 *   3  journal verified, executed again, compared                pipeline
 *   4  new bundle and new files taken in by recorded commands    pipeline
 *   5  doors and admin port open                                 transport, admin
 * </pre>
 */
public final class GatewayServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final long CONTROL_SECONDS = 120;

    private final GatewayTransport transport;
    private final GatewayPipeline pipeline;
    private final KeyFiles keyFiles;
    private final GuardedClock clock;
    private final AdminServer admin;
    private final String bundleHash;
    private final int personCount;
    private volatile String status;

    private GatewayServer(
            final GatewayTransport transport,
            final GatewayPipeline pipeline,
            final KeyFiles keyFiles,
            final GuardedClock clock,
            final InetSocketAddress adminAddress,
            final String bundleHash)
            throws IOException {
        this.transport = transport;
        this.pipeline = pipeline;
        this.keyFiles = keyFiles;
        this.clock = clock;
        this.bundleHash = bundleHash;
        this.personCount = pipeline.machine().personCount();
        this.status = Health.READY;
        this.admin = new AdminServer(adminAddress, this::health);
    }

    /**
     * Starts a gateway.
     *
     * @param configuration checked settings
     * @param onFailure called when the node has failed; must end the process
     * @return the gateway, serving
     * @throws PackException if the packs are not sound
     * @throws IOException if something cannot be read or written
     */
    public static GatewayServer start(final GatewayConfiguration configuration, final Consumer<Throwable> onFailure)
            throws PackException, IOException {
        return start(configuration, ChannelWitness.beside(configuration.dataDirectory()), onFailure);
    }

    /** Starts a gateway whose data directory is watched over by this witness. */
    static GatewayServer start(
            final GatewayConfiguration configuration, final Witness witness, final Consumer<Throwable> onFailure)
            throws PackException, IOException {
        final DataDirectory data = DataDirectory.open(configuration.dataDirectory());
        final String bundleHash = data.bundles().compile(configuration.packsDirectory());
        final List<String> fileHashes = new ArrayList<>();
        for (final Path file : configuration.referenceFiles()) {
            fileHashes.add(data.references().keep(file));
        }

        final KeyFiles keyFiles = data.keyFiles("live");
        final GuardedClock clock = new GuardedClock(new SystemEpochNanoClock()::nanoTime, SystemNanoClock.INSTANCE);
        final GatewayTransport transport = new GatewayTransport(
                new TransportConfiguration(
                        configuration.binary(),
                        configuration.json(),
                        configuration.limits().connections(),
                        configuration.limits().admission()),
                System::nanoTime);
        try {
            final GatewayPipeline pipeline = new GatewayPipeline(
                    PipelineConfiguration.DEFAULT,
                    data.pipelineFiles(),
                    JournalConfiguration.defaults()
                            .withSegmentLengthBytes(configuration.segmentLengthBytes())
                            .withWitness(witness),
                    data.engineSources(keyFiles),
                    clock,
                    transport,
                    onFailure);
            LOG.info(
                    "journal replayed: {}; {} transactions reproduced",
                    pipeline.journal().recoveryReport(),
                    pipeline.replayedCount());
            return serve(configuration, data, transport, pipeline, keyFiles, clock, bundleHash, fileHashes);
        } catch (final IOException | RuntimeException failure) {
            keyFiles.close();
            transport.close();
            throw failure;
        }
    }

    /** Takes in what is new and opens the doors; lets go of the journal if that fails. */
    private static GatewayServer serve(
            final GatewayConfiguration configuration,
            final DataDirectory data,
            final GatewayTransport transport,
            final GatewayPipeline pipeline,
            final KeyFiles keyFiles,
            final GuardedClock clock,
            final String bundleHash,
            final List<String> fileHashes)
            throws IOException {
        try {
            transport.attach(pipeline.publisher(), pipeline.replies());
            final List<Control> pending = pending(pipeline.machine(), bundleHash, fileHashes);
            pipeline.start();
            for (final Control control : pending) {
                control.send(transport)
                        .orTimeout(CONTROL_SECONDS, TimeUnit.SECONDS)
                        .join();
            }
            pipeline.startSnapshots(new SnapshotPlan(
                    configuration.snapshotEveryRecords(),
                    data::snapshotSources,
                    (sequence, stateHash) -> new Control(
                                    target -> new ControlCommandWriter().snapshotTaken(target, sequence, stateHash))
                            .send(transport)));
            pipeline.watch(configuration.limits().stallTimeoutNs());
            final GatewayServer server =
                    new GatewayServer(transport, pipeline, keyFiles, clock, configuration.admin(), bundleHash);
            server.open();
            return server;
        } catch (final IOException | RuntimeException failure) {
            pipeline.close();
            throw failure;
        }
    }

    private void open() throws IOException {
        try {
            transport.bind();
        } catch (final IOException taken) {
            admin.close();
            throw taken;
        }
    }

    /** Where the binary door is. */
    public InetSocketAddress binaryAddress() {
        return transport.binaryAddress();
    }

    /** Where the JSON door is. */
    public InetSocketAddress jsonAddress() {
        return transport.jsonAddress();
    }

    /** Where the admin port is. */
    public InetSocketAddress adminAddress() {
        return admin.address();
    }

    /** Hash of the policy bundle in force. */
    public String bundleHash() {
        return bundleHash;
    }

    /** Hash of the engine's state; to be looked at after {@link #close} only. */
    public long stateHash() {
        return pipeline.machine().stateHash();
    }

    /**
     * Stops: takes nothing more, finishes what was taken, lets the answers go. No step keeps another from being
     * done.
     */
    @Override
    public void close() {
        status = Health.DRAINING;
        try (CloseStep last = admin::close;
                CloseStep goodbyes = transport::close;
                CloseStep keys = keyFiles::close;
                CloseStep finishing = pipeline::close) {
            transport.drain();
        }
        LOG.info("stopped at {}", Instant.now());
    }

    private Health health() {
        return new Health(
                pipeline.failed() ? Health.FAILED : status,
                pipeline.journal().durableSequence(),
                bundleHash,
                personCount,
                pipeline.replayedCount(),
                Warnings.of(pipeline, clock),
                new Health.Doors(transport.connectionCount(), transport.connectionEnds(), transport.refusals()));
    }

    private static List<Control> pending(
            final SettlementMachine machine, final String bundleHash, final List<String> fileHashes) {
        final List<Control> pending = new ArrayList<>();
        if (machine.plane() == null || !machine.plane().bundleHash().equals(bundleHash)) {
            pending.add(new Control(target -> new ControlCommandWriter().activateBundle(target, bundleHash)));
        }
        for (final String fileHash : fileHashes) {
            if (!machine.loadedFiles().contains(fileHash)) {
                pending.add(new Control(target -> new ControlCommandWriter().loadReference(target, fileHash)));
            }
        }
        return pending;
    }

    /** Something to be done when the gateway stops, whatever else fails. */
    @FunctionalInterface
    private interface CloseStep extends AutoCloseable {

        @Override
        void close();
    }

    /** A control command still to be written. */
    private record Control(ToIntFunction<UnsafeBuffer> writer) {

        CompletableFuture<Void> send(final GatewayTransport transport) {
            final UnsafeBuffer command = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
            final int length = writer.applyAsInt(command);
            return transport.control(command, length);
        }
    }
}
