package io.yidi.gateway.pipeline;

import io.yidi.gateway.engine.machine.PlaneSource;
import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.protocol.code.PersonStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A pipeline over a journal, with a clock that a test sets. Answers are taken at the very moment they are released, on
 * the core thread, together with what was durable then.
 */
final class PipelineRun implements AutoCloseable {

    /** Longest time a test waits for an answer. */
    static final long WAIT_SECONDS = 20;

    private static final int SEGMENT_BYTES = 1 << 20;
    private static final int PERSONS = 20;
    private static final long SESSION = 3;

    /** An answer as it was released. */
    record Released(long sessionId, UnsafeBuffer reply, long durableSequence) {

        String text() {
            return reply.capacity() == 0 ? "ACKNOWLEDGED" : Answers.text(reply);
        }
    }

    final AtomicLong clock = new AtomicLong(epochNs("2023-06-01T02:00:00Z"));
    final BlockingQueue<Released> released = new LinkedBlockingQueue<>();
    final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    final GatewayPipeline pipeline;

    PipelineRun(final JournalFiles files) throws IOException {
        this(files, PipelineConfiguration.DEFAULT, hash -> Packs.plane());
    }

    PipelineRun(final JournalFiles files, final PipelineConfiguration configuration, final PlaneSource planes)
            throws IOException {
        pipeline = new GatewayPipeline(
                configuration,
                files,
                journal(),
                planes,
                (fileHash, rows) -> reference(rows),
                clock::get,
                this::onReplies,
                failures::add);
    }

    static long epochNs(final String instant) {
        return TimeUnit.MILLISECONDS.toNanos(Instant.parse(instant).toEpochMilli());
    }

    /** Starts the core thread, with packs and persons in force. */
    PipelineRun startNew() throws InterruptedException {
        pipeline.start();
        final UnsafeBuffer control = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        final ControlCommandWriter writer = new ControlCommandWriter();
        pipeline.publisher().offerControl(SESSION, control, writer.activateBundle(control, Packs.hash()));
        pipeline.publisher().offerControl(SESSION, control, writer.loadReference(control, "0".repeat(64)));
        next();
        next();
        return this;
    }

    /** Sends a request and waits for the next answer. */
    String send(final DirectBuffer request) throws InterruptedException {
        if (!offer(request)) {
            return "BUSY";
        }
        return next().text();
    }

    /** Sends a request. */
    boolean offer(final DirectBuffer request) {
        return pipeline.publisher().offerMessage(SESSION, request, 0, request.capacity());
    }

    /** Waits for the next answer. */
    Released next() throws InterruptedException {
        final Released next = released.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("expected an answer within " + WAIT_SECONDS + " s; failures " + failures);
        }
        return next;
    }

    @Override
    public void close() {
        pipeline.close();
    }

    private void onReplies() {
        final long durable = pipeline.journal().durableSequence();
        pipeline.replies().drain((sessionId, buffer, offset, length) -> {
            final UnsafeBuffer reply = new UnsafeBuffer(new byte[length]);
            reply.putBytes(0, buffer, offset, length);
            released.add(new Released(sessionId, reply, durable));
        });
    }

    private static JournalConfiguration journal() {
        final JournalConfiguration defaults = JournalConfiguration.defaults();
        return new JournalConfiguration(
                SEGMENT_BYTES,
                defaults.batchLengthMaxBytes(),
                defaults.recordLengthMaxBytes(),
                0,
                false,
                1_000_000,
                new UUID(1, 2),
                () -> 0);
    }

    private static void reference(final ReferenceRows rows) {
        for (int i = 1; i <= PERSONS; i++) {
            final String personNo = "P" + i;
            rows.onPerson(new PersonRow(
                    personNo,
                    310,
                    i <= PERSONS / 2 ? 910_100 : 930_100,
                    PersonStatus.WORKING,
                    0,
                    AssistanceClass.NONE,
                    ContributionGrade.NONE,
                    0,
                    BenefitStatus.NORMAL,
                    0));
            rows.onFiling(new FilingRow(
                    personNo, 310, BenefitCategory.LONG_TERM, 110_000, 0, Integer.MAX_VALUE, MachineRun.ALL_CARE));
        }
    }
}
