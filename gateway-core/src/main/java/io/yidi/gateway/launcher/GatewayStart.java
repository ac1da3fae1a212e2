package io.yidi.gateway.launcher;

import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.codec.CatalogueLookup;
import io.yidi.gateway.console.DueTables;
import io.yidi.gateway.console.ErrorTable;
import io.yidi.gateway.console.LatencyLog;
import io.yidi.gateway.console.PolicyChanges;
import io.yidi.gateway.console.PolicyTables;
import io.yidi.gateway.console.ReconciliationTables;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.Witness;
import io.yidi.gateway.keys.KeyFiles;
import io.yidi.gateway.launcher.configuration.ConfigurationException;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.launcher.journal.RecordSearch;
import io.yidi.gateway.launcher.live.ControlCommand;
import io.yidi.gateway.launcher.live.LiveDayTotals;
import io.yidi.gateway.launcher.live.LiveInsurances;
import io.yidi.gateway.launcher.live.LiveMetrics;
import io.yidi.gateway.launcher.live.LivePersons;
import io.yidi.gateway.launcher.live.LivePolicy;
import io.yidi.gateway.launcher.live.LivePolicy.Activation;
import io.yidi.gateway.launcher.live.LiveQuote;
import io.yidi.gateway.launcher.live.LiveReference;
import io.yidi.gateway.launcher.live.LiveSearch;
import io.yidi.gateway.launcher.live.LiveSettledCares;
import io.yidi.gateway.launcher.live.LiveState;
import io.yidi.gateway.launcher.live.LoadReport;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.national.NationalDoor;
import io.yidi.gateway.national.catalogue.CatalogueHandlers;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.desk.NationalDesk;
import io.yidi.gateway.national.file.DeskFileTable;
import io.yidi.gateway.national.file.FileHandlers;
import io.yidi.gateway.national.person.PersonHandlers;
import io.yidi.gateway.national.reconcile.Reconciliation;
import io.yidi.gateway.pipeline.GatewayClock;
import io.yidi.gateway.pipeline.GatewayPipeline;
import io.yidi.gateway.pipeline.GuardedClock;
import io.yidi.gateway.pipeline.PipelineConfiguration;
import io.yidi.gateway.pipeline.SnapshotPlan;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.statement.Statements;
import io.yidi.gateway.transport.GatewayTransport;
import io.yidi.gateway.transport.TransportConfiguration;
import io.yidi.gateway.transport.tls.TlsDoor;
import io.yidi.gateway.transport.tls.TlsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 启动: puts a gateway together. Everything is checked before a door opens, and before the first start makes a
 * journal.
 *
 * <pre>
 *   1  newest snapshot taken up, the journal behind it executed      pipeline
 *      again and compared
 *      meanwhile ({@link IntakeJob}):
 *        packs checked, compiled to a bundle under its hash          policy.bundle
 *        reference files checked, kept under their hash              reference
 *        catalogues checked, made into tables                        catalogue
 *   2  new bundle and new files taken in by recorded commands        pipeline
 *   3  doors and admin port open                                     transport, admin
 * </pre>
 *
 * <p>What was opened is closed again if a later step fails; what fails while closing is added to the reason. Used once.
 */
final class GatewayStart {

    private static final long MS_PER_SECOND = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(GatewayStart.class);
    private static final long CONTROL_SECONDS = 120;

    private final GatewayConfiguration configuration;
    private final Witness witness;
    private final Consumer<Throwable> onFailure;
    private final GatewayClock wallClock = new SystemEpochNanoClock()::nanoTime;
    private final GuardedClock clock = new GuardedClock(wallClock, SystemNanoClock.INSTANCE);
    private final Instruments instruments;
    private DataDirectory data;
    private IntakeJob.TakenIn takenIn;
    private KeyFiles keyFiles;
    private NationalDoor nationalDoor;
    private GatewayTransport transport;
    private GatewayPipeline pipeline;

    /**
     * Prepares.
     *
     * @param configuration checked settings
     * @param witness watches over the data directory
     * @param onFailure ends the process when the node has failed
     */
    GatewayStart(final GatewayConfiguration configuration, final Witness witness, final Consumer<Throwable> onFailure) {
        this.configuration = configuration;
        this.witness = witness;
        this.onFailure = onFailure;
        this.instruments = configuration.metrics().isLatencyOn()
                ? Instruments.on(
                        SystemNanoClock.INSTANCE,
                        configuration.limits().admission().unansweredMax())
                : Instruments.off();
    }

    /** Starts it. */
    GatewayServer run() throws PackException, IOException {
        final Optional<TlsDoor> tls = tls();
        data = DataDirectory.open(configuration.dataDirectory());
        keyFiles = data.keyFiles("live");
        transport = transport(tls);
        final IntakeJob intake = IntakeJob.start(configuration, data);
        try {
            return recover(intake);
        } catch (final PackException | IOException | RuntimeException failure) {
            CloseHelper.closeAll(failure::addSuppressed, keyFiles, transport);
            intake.discard(failure);
            throw failure;
        }
    }

    private Optional<TlsDoor> tls() {
        if (!configuration.tls().isOn()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TlsDoor.open(configuration.tls(), System::currentTimeMillis));
        } catch (final TlsException wrong) {
            throw new ConfigurationException(
                    List.of(wrong.setting() + ": " + wrong.getMessage()), Set.of(wrong.code()));
        }
    }

    private GatewayTransport transport(final Optional<TlsDoor> tls) {
        LOG.info(
                "sockets by {}; {}; {}",
                configuration.loop().io().resolved(),
                configuration.loop(),
                configuration.threads());
        final LongSupplier epochNsClock = new SystemEpochNanoClock()::nanoTime;
        nationalDoor = new NationalDoor(
                configuration.national(),
                configuration.signatures(),
                tls.map(TlsDoor::secret).orElseGet(NationalDoor::randomSecret),
                epochNsClock);
        return new GatewayTransport(
                new TransportConfiguration(
                        configuration.binary(),
                        configuration.json(),
                        tls,
                        configuration.limits().connections(),
                        configuration.limits().admission(),
                        configuration.loop()),
                nationalDoor,
                System::nanoTime,
                instruments.loop());
    }

    private GatewayServer recover(final IntakeJob intake) throws PackException, IOException {
        if (!data.hasJournal()) {
            intake.result();
        }
        openPipeline();
        try {
            takenIn = intake.result();
            return serve();
        } catch (final PackException | IOException | RuntimeException failure) {
            CloseHelper.closeAll(failure::addSuppressed, transport::drain, pipeline);
            throw failure;
        }
    }

    private void openPipeline() throws IOException {
        final long startNs = System.nanoTime();
        pipeline = new GatewayPipeline(
                PipelineConfiguration.DEFAULT.with(configuration.threads()),
                data.pipelineFiles(),
                JournalConfiguration.defaults()
                        .withSegmentLengthBytes(configuration.segmentLengthBytes())
                        .withWitness(witness),
                data.engineSources(keyFiles),
                clock,
                transport,
                onFailure,
                instruments);
        logReplay(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs));
    }

    private void logReplay(final long elapsedMs) {
        LOG.info(
                "journal replayed: {}; {} transactions reproduced in {} ms, {} a second",
                pipeline.journal().recoveryReport(),
                pipeline.replayedCount(),
                elapsedMs,
                pipeline.replayedCount() * MS_PER_SECOND / Math.max(1, elapsedMs));
    }

    private GatewayServer serve() throws IOException {
        pipeline.requireBelievableDay(configuration.idleDaysMax());
        transport.attach(
                pipeline.publisher(),
                pipeline.replies(),
                new CatalogueLookup(takenIn.catalogues(), wallClock::businessDay));
        nationalDoor.attach(
                desk(),
                new LiveInsurances(transport),
                new LiveSettledCares(transport),
                takenIn.catalogues(),
                wallClock::businessDay);
        data.references().deleteIncoming();
        final List<ControlCommand> pending = pending(pipeline.machine());
        final List<AdminRoute> routes = routes(pipeline.machine());
        final LiveMetrics metrics = new LiveMetrics(
                instruments, data.logFolder(), configuration.metrics().logBytesMax());
        pipeline.start();
        for (final ControlCommand command : pending) {
            LoadReport.of(command.send(transport)
                            .orTimeout(CONTROL_SECONDS, TimeUnit.SECONDS)
                            .join())
                    .log(LOG);
        }
        pipeline.startSnapshots(snapshotPlan());
        pipeline.watch(configuration.limits().stallTimeoutNs());
        final GatewayServer server = new GatewayServer(
                transport, pipeline, keyFiles, takenIn.catalogues(), clock, metrics, configuration, routes);
        server.open();
        return server;
    }

    private NationalDesk desk() throws IOException {
        final LivePersons persons = new LivePersons(transport);
        final DeskFileTable files = new DeskFileTable(() -> TimeUnit.NANOSECONDS.toMillis(wallClock.epochNs()));
        final Reconciliation reconciliation = Reconciliation.of(
                new Statements(data.pipelineFiles().journal(), pipeline.journal()::durableSequence, wallClock::epochNs),
                persons,
                configuration.national(),
                files);
        final Map<String, DeskHandler> handlers = new HashMap<>(reconciliation.handlers());
        handlers.putAll(PersonHandlers.of(persons, configuration.national()));
        handlers.putAll(FileHandlers.of(files));
        return new NationalDesk(
                handlers,
                CatalogueHandlers.of(takenIn.catalogues(), configuration.national(), files),
                reconciliation.reading(),
                pipeline.publisher()::fail);
    }

    /** What may be asked of the gateway once the commands of the start are done. */
    private List<AdminRoute> routes(final SettlementMachine machine) throws IOException {
        final Set<String> loaded = new HashSet<>(machine.loadedFiles());
        loaded.addAll(takenIn.fileHashes());
        final Activation activated = isActivated(machine)
                ? activation(machine)
                : new Activation(takenIn.bundleHash(), ControlCommandWriter.AT_ONCE);
        final LiveState state = new LiveState(transport);
        final List<AdminRoute> routes = new ArrayList<>(state.routes());
        routes.addAll(new GatewayExplanations(
                        configuration.dataDirectory(), () -> pipeline.journal().durableSequence(), state::standing)
                .routes());
        routes.add(new LiveDayTotals(transport).route());
        routes.add(new LiveReference(data.references(), transport, loaded).route());
        routes.add(new LivePolicy(
                        configuration.packsDirectory(),
                        configuration.dataDirectory(),
                        wallClock::businessDay,
                        data.bundles(),
                        data::plane,
                        transport,
                        activated)
                .route());
        routes.addAll(consoleRoutes(machine));
        return routes;
    }

    private List<AdminRoute> consoleRoutes(final SettlementMachine machine) throws IOException {
        final List<AdminRoute> routes = new ArrayList<>(new PolicyTables(
                        configuration.dataDirectory(), () -> machine.plane().bundleHash())
                .routes());
        routes.add(new PolicyChanges(configuration.dataDirectory()).route());
        routes.add(new ErrorTable().route());
        routes.add(new LatencyLog(configuration.dataDirectory()).route());
        routes.addAll(new ReconciliationTables(configuration.dataDirectory()).routes());
        routes.add(new DueTables(configuration.dataDirectory(), System::currentTimeMillis).route());
        routes.add(new LiveQuote(transport).route());
        routes.add(new LiveSearch(new RecordSearch(
                        data.pipelineFiles().journal(), () -> pipeline.journal().durableSequence()))
                .route());
        return routes;
    }

    private List<ControlCommand> pending(final SettlementMachine machine) {
        final List<ControlCommand> pending = new ArrayList<>();
        if (!isActivated(machine)) {
            pending.add(new ControlCommand((writer, target) -> writer.activateBundle(target, takenIn.bundleHash())));
        }
        for (final String fileHash : takenIn.fileHashes()) {
            if (!machine.loadedFiles().contains(fileHash)) {
                pending.add(new ControlCommand((writer, target) -> writer.loadReference(target, fileHash)));
            }
        }
        return pending;
    }

    /** The bundle that waits, or, if there is none, the one in force. */
    private static Activation activation(final SettlementMachine machine) {
        if (machine.nextPlane() != null) {
            return new Activation(machine.nextPlane().bundleHash(), machine.nextPlaneDay());
        }
        return new Activation(
                machine.plane() == null ? "" : machine.plane().bundleHash(), ControlCommandWriter.AT_ONCE);
    }

    private boolean isActivated(final SettlementMachine machine) {
        return activation(machine).bundleHash().equals(takenIn.bundleHash());
    }

    private SnapshotPlan snapshotPlan() {
        return new SnapshotPlan(
                configuration.snapshotEveryRecords(),
                data::snapshotSources,
                (sequence, stateHash) -> new ControlCommand(
                                (writer, target) -> writer.snapshotTaken(target, sequence, stateHash))
                        .send(transport)
                        .thenAccept(report -> {}),
                SystemNanoClock.INSTANCE);
    }
}
