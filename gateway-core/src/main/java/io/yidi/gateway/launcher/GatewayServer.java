package io.yidi.gateway.launcher;

import io.yidi.gateway.admin.AdminOffer;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.admin.AdminServer;
import io.yidi.gateway.admin.Health;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.console.ConsolePages;
import io.yidi.gateway.console.LiveFigures;
import io.yidi.gateway.journal.ChannelWitness;
import io.yidi.gateway.journal.Witness;
import io.yidi.gateway.keys.KeyFiles;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.launcher.live.LiveMetrics;
import io.yidi.gateway.metrics.event.RefusalsReport;
import io.yidi.gateway.metrics.exposition.GatewayFigures;
import io.yidi.gateway.pipeline.GatewayPipeline;
import io.yidi.gateway.pipeline.GuardedClock;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.transport.GatewayTransport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 网关服务: one running gateway, from its start ({@link GatewayStart}) to its end. */
public final class GatewayServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

    private final GatewayTransport transport;
    private final GatewayPipeline pipeline;
    private final KeyFiles keyFiles;
    private final Catalogues catalogues;
    private final GuardedClock clock;
    private final LiveMetrics metrics;
    private final RefusalsReport refusals;
    private final AdminServer admin;
    private final int personCount;
    private volatile String status;

    /** A gateway whose doors are still closed; its admin port is open. */
    GatewayServer(
            final GatewayTransport transport,
            final GatewayPipeline pipeline,
            final KeyFiles keyFiles,
            final Catalogues catalogues,
            final GuardedClock clock,
            final LiveMetrics metrics,
            final GatewayConfiguration configuration,
            final List<AdminRoute> routes)
            throws IOException {
        this.transport = transport;
        this.pipeline = pipeline;
        this.keyFiles = keyFiles;
        this.catalogues = catalogues;
        this.clock = clock;
        this.metrics = metrics;
        this.refusals = new RefusalsReport(transport::answerCount);
        this.personCount = pipeline.machine().personCount();
        this.status = Health.READY;
        final List<AdminRoute> served = new ArrayList<>(metrics.routes(this::figures));
        served.addAll(routes);
        this.admin = new AdminServer(
                configuration.admin(),
                new AdminOffer(
                        this::health,
                        served,
                        ConsolePages.SHIPPED,
                        ConsolePages.POLICY,
                        new LiveFigures(
                                        System::currentTimeMillis,
                                        this::health,
                                        pipeline::queuedCount,
                                        pipeline.ringSlots())
                                .stream()));
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
        return new GatewayStart(configuration, witness, onFailure).run();
    }

    /** Opens the doors. */
    void open() throws IOException {
        try {
            transport.bind();
        } catch (final IOException taken) {
            admin.close();
            throw taken;
        }
        metrics.start();
        refusals.start();
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
        return pipeline.machine().plane().bundleHash();
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
                CloseStep tables = catalogues::close;
                CloseStep figures = metrics::close;
                CloseStep reports = refusals::close;
                CloseStep goodbyes = transport::close;
                CloseStep keys = keyFiles::close;
                CloseStep finishing = pipeline::close) {
            transport.drain();
        }
        LOG.info("stopped at {}", Instant.now());
    }

    /** Closes the admin port alone. */
    void closeAdmin() {
        admin.close();
    }

    private Health health() {
        return new Health(
                pipeline.failed() ? Health.FAILED : status,
                pipeline.journal().durableSequence(),
                bundleHash(),
                personCount,
                pipeline.replayedCount(),
                Warnings.of(pipeline, clock),
                pipeline.suspicionCounts(),
                new Health.Doors(transport.connectionCount(), transport.connectionEnds(), transport.refusals()));
    }

    private GatewayFigures figures() {
        return new GatewayFigures(
                status.equals(Health.READY) && !pipeline.failed(),
                pipeline.journal().isStorageLow(),
                pipeline.journal().durableSequence(),
                personCount,
                Warnings.of(pipeline, clock).size(),
                transport.connectionCount(),
                transport.connectionEnds(),
                transport.refusals(),
                pipeline.suspicionCounts(),
                transport::answerCount);
    }

    /** Something to be done when the gateway stops, whatever else fails. */
    @FunctionalInterface
    private interface CloseStep extends AutoCloseable {

        @Override
        void close();
    }
}
