package io.yidi.gateway.launcher.explain;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.record.RecordExplainer;
import io.yidi.gateway.explain.record.SettlementStatement;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalCorruptException;
import io.yidi.gateway.journal.RecordLookup;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.agrona.concurrent.UnsafeBuffer;

/** 数据目录说明: explains settlements of a data directory, also beside the gateway that writes to it. One thread. */
public final class DataExplainer {

    /** What a record is turned into. */
    @FunctionalInterface
    private interface RecordForm<T> {

        T of(long sequence, RecordBodyFlyweight body);
    }

    private static final long SECOND_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Path dataDirectory;
    private final RecordExplainer explainer;

    /**
     * Prepares to explain.
     *
     * @param dataDirectory of a gateway
     * @param unmasked whether numbers of people and vouchers are shown in full
     */
    public DataExplainer(final Path dataDirectory, final boolean unmasked) {
        this.dataDirectory = dataDirectory;
        this.explainer = new RecordExplainer(this::plane, this::body, unmasked);
    }

    /**
     * Explains a settlement, a refund, a reversal or a refusal.
     *
     * @param settlementId {@code setl_id}, or the journal position of a refusal or a reversal
     * @return the explanation
     * @throws ExplanationException if there is no such settlement, or what it needs is not there
     * @throws IOException if a file cannot be read
     */
    public Explanation explain(final long settlementId) throws IOException {
        return read(settlementId, explainer::explain);
    }

    /**
     * The statement of a stay's settlement (BJ-F13a).
     *
     * @param settlementId {@code setl_id}
     * @param standing tells what has become of a settlement since
     * @return one JSON object
     * @throws ExplanationException if there is no such settlement
     * @throws IOException if a file cannot be read
     */
    public String statement(final long settlementId, final LongFunction<String> standing) throws IOException {
        return read(settlementId, (sequence, body) -> SettlementStatement.of(sequence, body, standing));
    }

    private <T> T read(final long settlementId, final RecordForm<T> form) throws IOException {
        final Path journal = dataDirectory.resolve("journal");
        if (!Files.isDirectory(journal)) {
            throw new ExplanationException("expected a data directory with a journal in it, found " + dataDirectory);
        }
        final AtomicReference<T> found = new AtomicReference<>();
        if (!look(journal, settlementId, form, found)) {
            throw new ExplanationException("expected a settlement of this journal, found none with id " + settlementId);
        }
        return found.get();
    }

    /** What a gateway is just writing looks damaged at first; a second look a moment later tells. */
    private static <T> boolean look(
            final Path journal, final long settlementId, final RecordForm<T> form, final AtomicReference<T> found)
            throws IOException {
        try {
            return find(journal, settlementId, form, found);
        } catch (final JournalCorruptException perhapsMoving) {
            LockSupport.parkNanos(SECOND_LOOK_NS);
            return find(journal, settlementId, form, found);
        }
    }

    private static <T> boolean find(
            final Path journal, final long settlementId, final RecordForm<T> form, final AtomicReference<T> found)
            throws IOException {
        return new RecordLookup(new ChannelJournalFiles(journal))
                .find(settlementId, (type, sequence, timestampNs, position, buffer, offset, length) -> {
                    if (type != RecordType.TRANSACTION) {
                        throw new ExplanationException(
                                "expected a settlement, found another record with id " + sequence);
                    }
                    found.set(form.of(sequence, new RecordBodyFlyweight().wrap(buffer, offset)));
                });
    }

    /** A copy of a record, which stands while others are read. */
    private RecordBodyFlyweight body(final long sequence) {
        try {
            return read(sequence, (found, body) -> copyOf(body));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException("record " + sequence, unreadable);
        }
    }

    private static RecordBodyFlyweight copyOf(final RecordBodyFlyweight body) {
        final int offset = body.commandOffset() - RecordBodyFlyweight.HEADER_BYTES;
        final byte[] copy = new byte[body.factsOffset() + body.factsLength() - offset];
        body.buffer().getBytes(offset, copy);
        return new RecordBodyFlyweight().wrap(new UnsafeBuffer(copy), 0);
    }

    private PolicyPlane plane(final String shortHash) {
        try {
            return new PolicyBundles(dataDirectory)
                    .look(shortHash)
                    .orElseThrow(() -> new ExplanationException(
                            "expected the policy bundle " + shortHash + " in " + dataDirectory + ", found none"));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException("policy bundle " + shortHash, unreadable);
        }
    }
}
