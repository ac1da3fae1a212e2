package io.yidi.gateway.pipeline.crash;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.MemoryKeyArchive;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Workings;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.pipeline.EngineSources;
import io.yidi.gateway.pipeline.GatewayPipeline;
import io.yidi.gateway.pipeline.PipelineConfiguration;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.PersonStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A pipeline and its only client, which sends commands in rounds: the commands of a round go onto the ring together,
 * and the next round begins when all of them are answered. So the same rounds give the same operations on storage.
 */
final class RoundRun implements AutoCloseable {

    /** Persons that exist. */
    static final int PERSONS = 130;

    private static final PipelineConfiguration SIZES =
            new PipelineConfiguration(1024, 1 << 19, 4, 1 << 18).with(Workings.GIVEN.threads());
    private static final long SESSION = 3;

    /** An answer, and how far storage was when it was released. */
    record Answer(Command command, UnsafeBuffer reply, long storageAt, long durableSequence) {}

    private record Released(UnsafeBuffer reply, long storageAt, long durableSequence) {}

    final AtomicLong clock = new AtomicLong(PipelineRun.epochNs("2023-06-01T02:00:00Z"));
    final GatewayPipeline pipeline;
    final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final BlockingQueue<Released> released = new LinkedBlockingQueue<>();
    private final LongSupplier storage;
    private final List<Runnable> publish = new ArrayList<>();

    RoundRun(final JournalFiles files, final JournalConfiguration journal) throws IOException {
        this(files, journal, () -> 0);
    }

    /**
     * Opens a pipeline.
     *
     * @param storage tells how far storage is; asked at every release, on the thread that released
     */
    RoundRun(final JournalFiles files, final JournalConfiguration journal, final LongSupplier storage)
            throws IOException {
        this.storage = storage;
        pipeline = new GatewayPipeline(
                SIZES,
                PipelineRun.withoutSnapshots(files),
                journal,
                new EngineSources(hash -> Packs.plane(), (fileHash, rows) -> reference(rows), new MemoryKeyArchive()),
                clock::get,
                this::onReplies,
                this::onFailure);
        pipeline.publisher().publishBy(publish::add);
    }

    /** Starts the core thread. */
    RoundRun start() {
        pipeline.start();
        return this;
    }

    /**
     * Sends a round.
     *
     * @return the answers in order; fewer than commands when the pipeline failed
     */
    List<Answer> send(final List<Command> round) {
        round.forEach(this::offer);
        publish.forEach(Runnable::run);
        publish.clear();
        final List<Answer> answers = new ArrayList<>();
        for (final Command command : round) {
            final Released next = command.isAnswered() ? next() : null;
            if (next != null) {
                answers.add(new Answer(command, next.reply(), next.storageAt(), next.durableSequence()));
            }
        }
        return answers;
    }

    /** Answers that nobody has asked for. */
    int unexpectedAnswers() {
        return released.size();
    }

    @Override
    public void close() {
        pipeline.close();
    }

    /** What the campaigns' reference file holds: persons of an employee plan, each filed for long-term residence. */
    static void reference(final ReferenceRows rows) {
        for (int i = 1; i <= PERSONS; i++) {
            final String personNo = "P" + i;
            rows.onPerson(new PersonRow(
                    personNo,
                    310,
                    910_100,
                    PersonStatus.WORKING,
                    0,
                    AssistanceClass.NONE,
                    ContributionGrade.NONE,
                    0,
                    BenefitStatus.NORMAL,
                    0));
            rows.onFiling(
                    1,
                    new FilingRow(
                            personNo,
                            310,
                            BenefitCategory.LONG_TERM,
                            110_000,
                            0,
                            Integer.MAX_VALUE,
                            MachineRun.ALL_CARE));
        }
    }

    private void offer(final Command command) {
        final UnsafeBuffer message = command.message();
        final boolean taken = switch (command.kind()) {
            case MESSAGE -> pipeline.publisher().offerMessage(SESSION, message, 0, message.capacity());
            case CONTROL -> pipeline.publisher().offerControl(SESSION, message, message.capacity());
            case IDLE -> tickTwice();
        };
        if (!taken && failures.isEmpty()) {
            throw new IllegalStateException("expected room on the ring for " + command);
        }
    }

    /** The first tick after a command only finds that there was one. */
    private boolean tickTwice() {
        pipeline.publisher().tick();
        pipeline.publisher().tick();
        return true;
    }

    /** The next answer, or nothing once the pipeline has failed. */
    private Released next() {
        try {
            final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(HangGuard.SECONDS);
            while (System.nanoTime() < deadlineNs) {
                final boolean failed = !failures.isEmpty();
                final Released next = released.poll(failed ? 0 : 10, TimeUnit.MILLISECONDS);
                if (next != null || failed) {
                    return next;
                }
            }
        } catch (final InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
        throw new AssertionError("expected an answer within " + HangGuard.SECONDS + " s");
    }

    private synchronized void onFailure(final Throwable failure) {
        failures.add(failure);
    }

    /** As the event loop does: once the node has failed nothing leaves it. */
    private synchronized void onReplies() {
        if (!failures.isEmpty()) {
            return;
        }
        final long storageAt = storage.getAsLong();
        final long durableSequence = pipeline.journal().durableSequence();
        pipeline.replies().drain((sessionId, buffer, offset, length) -> {
            final UnsafeBuffer reply = new UnsafeBuffer(new byte[length]);
            reply.putBytes(0, buffer, offset, length);
            released.add(new Released(reply, storageAt, durableSequence));
        });
    }
}
