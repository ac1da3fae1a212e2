package io.yidi.gateway.pipeline;

import com.lmax.disruptor.RingBuffer;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.journal.Journal;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.reply.ReplyExchange;
import io.yidi.gateway.reply.ReplySink;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

/**
 * 处理流水线: the one place where ring, engine, journal and replies are put together.
 *
 * <pre>
 *   1  journal opened, its commands executed again and compared     start thread
 *   2  event loop puts checked commands on the ring                 IngressPublisher
 *   3  core thread executes each, appends command and outcome       CoreHandler, SettlementMachine, Journal
 *   4  write, one force: beside the core thread while more          JournalThread, if more commands wait;
 *      commands wait, else by itself; pipelined always beside       CommitStage
 *   5  answers of the batch go to the event loop, one wake-up       ReplyExchange
 * </pre>
 *
 * <p>Which threads there are is said by {@link Profile}; these are {@link RingThreads}. In {@link InlineCore} the event
 * loop does 3 to 5 itself at the end of each round.
 */
public final class GatewayPipeline implements AutoCloseable {

    private static final int STOP_MS = 4_000;
    private static final int JOIN_MS = 500;

    private final PipelineFiles files;
    private final SettlementMachine machine;
    private final Journal journal;
    private final Replay replay;
    private final IngressPublisher publisher;
    private final ReplyExchange replies;
    private final FailStop failStop;
    private final CoreThreads threads;
    private final CoreHandler core;
    private final GatewayClock clock;
    private final SuspicionLog suspicions;
    private SnapshotJob snapshotJob;
    private Watchdog watchdog;

    /**
     * Opens the journal, replays it, and puts the stages together; nothing runs before {@link #start}.
     *
     * @param configuration sizes
     * @param files where journal and snapshots lie
     * @param journalConfiguration its layout
     * @param sources what the machine is made from
     * @param clock time of day
     * @param replySink told when answers are released
     * @param onFailure must end the process
     * @throws IOException if the journal cannot be read or written
     */
    public GatewayPipeline(
            final PipelineConfiguration configuration,
            final PipelineFiles files,
            final JournalConfiguration journalConfiguration,
            final EngineSources sources,
            final GatewayClock clock,
            final ReplySink replySink,
            final Consumer<Throwable> onFailure)
            throws IOException {
        this(configuration, files, journalConfiguration, sources, clock, replySink, onFailure, Instruments.off());
    }

    /**
     * The same, with instruments that measure it.
     *
     * @param configuration sizes
     * @param files where journal and snapshots lie
     * @param journalConfiguration its layout
     * @param sources what the machine is made from
     * @param clock time of day
     * @param replySink told when answers are released
     * @param onFailure must end the process
     * @param instruments shared with the event loop
     * @throws IOException if the journal cannot be read or written
     */
    public GatewayPipeline(
            final PipelineConfiguration configuration,
            final PipelineFiles files,
            final JournalConfiguration journalConfiguration,
            final EngineSources sources,
            final GatewayClock clock,
            final ReplySink replySink,
            final Consumer<Throwable> onFailure,
            final Instruments instruments)
            throws IOException {
        this.files = files;
        this.clock = clock;
        final RestoredMachine restored = RestoredMachine.newest(files.snapshots(), sources);
        machine = restored.machine();
        replay = restored.replay();
        try (ReplayThread ahead = new ReplayThread(replay)) {
            journal = Journal.open(
                    files.journal(),
                    journalConfiguration.withCommitSink(instruments.commits()::committed),
                    restored.start(),
                    ahead);
        }
        restored.history().from(journal);

        final CommandTime time = new CommandTime(clock);
        time.continueAfter(replay.lastTimestampNs());
        replies = new ReplyExchange(configuration.replyBatches(), configuration.replyBatchBytes(), replySink);
        final ByteRing bytes = new ByteRing(configuration.ringBytes());
        failStop = new FailStop(onFailure);
        threads = threads(configuration, instruments);
        suspicions = new SuspicionLog(machine.suspicions());
        core = new CoreHandler(
                bytes,
                threads.ring()::getCursor,
                machine,
                journal,
                restored.history(),
                threads.commits(),
                time,
                suspicions,
                instruments.core());
        threads.decideBy(core);
        publisher = new IngressPublisher(
                threads.ring(), bytes, failStop, instruments.loop(), threads::roundEnd, threads.areInline());
    }

    private CoreThreads threads(final PipelineConfiguration configuration, final Instruments instruments) {
        return switch (configuration.threads().profile()) {
            case DUO, PIPELINED -> new RingThreads(configuration, journal, replies, failStop, instruments);
            case INLINE -> new InlineCore(configuration, journal, replies, failStop, instruments);
        };
    }

    /**
     * Refuses a time of day that lies too far behind the last business day to be believed; before {@link #start}.
     *
     * @param daysMax longest time without business, in days
     * @throws ClockAheadException if it does
     */
    public void requireBelievableDay(final int daysMax) {
        final int today = CommandTime.businessDay(clock.epochNs());
        if (machine.businessDay() != 0 && today - machine.businessDay() > daysMax) {
            throw new ClockAheadException(
                    LocalDate.ofEpochDay(machine.businessDay()), LocalDate.ofEpochDay(today), daysMax);
        }
    }

    /** Starts the threads. */
    public void start() {
        suspicions.start();
        threads.start();
    }

    /**
     * Begins to make snapshots, on a thread of their own.
     *
     * @param plan how often, and with what
     * @throws IOException if the snapshots there are cannot be read
     */
    public void startSnapshots(final SnapshotPlan plan) throws IOException {
        snapshotJob = new SnapshotJob(files, journal, plan);
        snapshotJob.start();
    }

    /** The last failure to read a record of the archive; {@code null} if there was none. Any thread may ask. */
    public Throwable unreadableArchive() {
        return core.unreadableArchive();
    }

    /** Why the last snapshot could not be made; {@code null} if it could, or none was due. Any thread may ask. */
    public Throwable lastSnapshotFailure() {
        return snapshotJob == null ? null : snapshotJob.lastFailure();
    }

    /**
     * From now on, a thread of the pipeline that is dead or does not get on ends the node. To be called when
     * the commands of the start, which may take long, are done.
     *
     * @param stallTimeoutNs longest time without progress
     */
    public void watch(final long stallTimeoutNs) {
        watchdog = new Watchdog(threads.watched(), stallTimeoutNs, failStop::fail).start();
    }

    /** Puts commands on the ring; one event loop only. */
    public IngressPublisher publisher() {
        return publisher;
    }

    /** Released answers; the same event loop only. */
    public ReplyExchange replies() {
        return replies;
    }

    /** The state machine; but for its bundle, to be looked at before {@link #start} and after {@link #close} only. */
    public SettlementMachine machine() {
        return machine;
    }

    /** Settlements marked since the start, by rule (TJ-3.3b); any thread. */
    public Map<String, Long> suspicionCounts() {
        return suspicions.counts();
    }

    /** Transactions that were executed again at the start. */
    public long replayedCount() {
        return replay.transactionCount();
    }

    /** Commands on the ring that are not executed yet; any thread. */
    public long queuedCount() {
        final RingBuffer<CommandSlot> ring = threads.ring();
        return ring.getBufferSize() - ring.remainingCapacity();
    }

    /** Commands that the ring can hold. */
    public int ringSlots() {
        return threads.ring().getBufferSize();
    }

    /** Whether the core thread has failed; any thread. */
    public boolean failed() {
        return failStop.failed();
    }

    /** The journal; its durable sequence may be read by any thread. */
    public Journal journal() {
        return journal;
    }

    /**
     * Executes what is on the ring, makes it durable, and stops; after a failure it only stops. Nobody may publish any
     * more.
     *
     * @throws CoreStalledException if one of the threads does not end; the journal is then left as it is
     */
    @Override
    public void close() {
        if (snapshotJob != null) {
            snapshotJob.close();
        }
        if (watchdog != null) {
            watchdog.close();
        }
        suspicions.close();
        final StopPatience patience = new StopPatience(STOP_MS);
        if (!failStop.failed()) {
            patience.await(() -> queuedCount() == 0, JOIN_MS);
        }
        threads.end(patience);
        journal.close();
    }
}
