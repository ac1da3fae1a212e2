package io.yidi.clearing.trial;

import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.keys.KeyFiles;
import io.yidi.gateway.pipeline.EngineSources;
import io.yidi.gateway.pipeline.GatewayPipeline;
import io.yidi.gateway.pipeline.PipelineConfiguration;
import io.yidi.gateway.pipeline.PipelineFiles;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.reference.ReferenceFiles;
import io.yidi.gateway.sealed.DurableFile;
import io.yidi.gateway.snapshot.Snapshots;
import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 试验网关: the gateway's own pipeline over a data directory laid out as any other, with the clock of the trial and without
 * doors. One thread sends; answers are heard on the core thread.
 */
final class TrialGateway implements AutoCloseable {

    private static final long MESSAGES = 1;
    private static final long CONTROLS = 2;

    private final AtomicLong clock;
    private final AnswerSink sink;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final KeyFiles keys;
    private final GatewayPipeline pipeline;
    private long sent;

    /** 应答去处: hears the answers. */
    interface AnswerSink {

        void onAnswer(UnsafeBuffer reply);
    }

    /**
     * Starts a gateway on an empty directory.
     *
     * @param data directory
     * @param packs policy packs
     * @param reference file of hospitals and persons
     * @param startNs first time of the clock
     * @param sink hears the answers, on the core thread
     */
    TrialGateway(final Path data, final Path packs, final Path reference, final long startNs, final AnswerSink sink)
            throws IOException, PackException {
        this.sink = sink;
        clock = new AtomicLong(startNs);
        final PolicyBundles bundles = new PolicyBundles(data);
        final ReferenceFiles references = new ReferenceFiles(DurableFile.makeFolder(data.resolve("reference")));
        DurableFile.makeFolder(data.resolve("bundles"));
        final String bundleHash = bundles.compile(packs);
        final String fileHash = references.keep(reference);
        final PolicyPlane plane = bundles.plane(bundleHash);
        keys = new KeyFiles(DurableFile.makeFolder(data.resolve("keys")), "live");
        pipeline = new GatewayPipeline(
                PipelineConfiguration.DEFAULT,
                new PipelineFiles(files(data, "journal"), new Snapshots(files(data, "snapshots"))),
                JournalConfiguration.defaults(),
                new EngineSources(hash -> plane, references, keys),
                clock::get,
                this::onReplies,
                failure::set);
        pipeline.start();
        final UnsafeBuffer control = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        final ControlCommandWriter writer = new ControlCommandWriter();
        control(control, writer.activateBundle(control, bundleHash));
        control(control, writer.loadReference(control, fileHash));
        awaitAnswers();
    }

    /** Sets the time of day; it does not go back. */
    void setTimeNs(final long epochNs) {
        clock.set(epochNs);
    }

    /** Sends a frame, when there is room for it. */
    void send(final byte[] frame) {
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        final int length = frame.length - FrameDescriptor.MESSAGE_OFFSET;
        while (!pipeline.publisher().offerMessage(MESSAGES, buffer, FrameDescriptor.MESSAGE_OFFSET, length)) {
            requireAlive();
            Thread.onSpinWait();
        }
        sent++;
    }

    /** Waits until everything that was sent is answered. */
    void awaitAnswers() {
        while (answered.get() < sent) {
            requireAlive();
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        pipeline.close();
        keys.close();
    }

    private void control(final UnsafeBuffer command, final int length) {
        if (!pipeline.publisher().offerControl(CONTROLS, command, length)) {
            throw new IllegalStateException("expected room for a command on an empty ring, found none");
        }
        sent++;
    }

    private void onReplies() {
        pipeline.replies().drain((session, buffer, offset, length) -> {
            if (session == MESSAGES) {
                sink.onAnswer(new UnsafeBuffer(buffer, offset, length));
            }
            answered.incrementAndGet();
        });
    }

    private void requireAlive() {
        if (failure.get() != null) {
            throw new IllegalStateException("expected a gateway that goes on, found it failed", failure.get());
        }
    }

    private static ChannelJournalFiles files(final Path data, final String name) {
        try {
            return new ChannelJournalFiles(DurableFile.makeFolder(data.resolve(name)));
        } catch (final IOException unusable) {
            throw new UncheckedIOException(name, unusable);
        }
    }
}
