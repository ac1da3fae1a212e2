package io.yidi.gateway.launcher.explain;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.RecordExplainer;
import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalCorruptException;
import io.yidi.gateway.journal.RecordLookup;
import io.yidi.gateway.policy.pack.PolicyBundles;
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

/** 数据目录说明: explains settlements of a data directory, also beside the gateway that writes to it. One thread. */
public final class DataExplainer {

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
        this.explainer = new RecordExplainer(this::plane, unmasked);
    }

    /**
     * Explains a settlement or a refusal.
     *
     * @param settlementId {@code setl_id}, or the journal position of a refusal
     * @return the explanation
     * @throws ExplanationException if there is no such settlement, or what it needs is not there
     * @throws IOException if a file cannot be read
     */
    public Explanation explain(final long settlementId) throws IOException {
        final Path journal = dataDirectory.resolve("journal");
        if (!Files.isDirectory(journal)) {
            throw new ExplanationException("expected a data directory with a journal in it, found " + dataDirectory);
        }
        final AtomicReference<Explanation> explanation = new AtomicReference<>();
        if (!look(journal, settlementId, explanation)) {
            throw new ExplanationException("expected a settlement of this journal, found none with id " + settlementId);
        }
        return explanation.get();
    }

    /** What a gateway is just writing looks damaged at first; a second look a moment later tells. */
    private boolean look(final Path journal, final long settlementId, final AtomicReference<Explanation> explanation)
            throws IOException {
        try {
            return find(journal, settlementId, explanation);
        } catch (final JournalCorruptException perhapsMoving) {
            LockSupport.parkNanos(SECOND_LOOK_NS);
            return find(journal, settlementId, explanation);
        }
    }

    private boolean find(final Path journal, final long settlementId, final AtomicReference<Explanation> explanation)
            throws IOException {
        return new RecordLookup(new ChannelJournalFiles(journal))
                .find(settlementId, (type, sequence, timestampNs, position, buffer, offset, length) -> {
                    if (type != RecordType.TRANSACTION) {
                        throw new ExplanationException(
                                "expected a settlement, found another record with id " + sequence);
                    }
                    explanation.set(explainer.explain(sequence, new RecordBodyFlyweight().wrap(buffer, offset)));
                });
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
