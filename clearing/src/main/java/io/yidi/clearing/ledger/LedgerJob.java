package io.yidi.clearing.ledger;

import io.yidi.gateway.journal.JournalCorruptException;
import io.yidi.gateway.journal.JournalFiles;
import io.yidi.gateway.journal.JournalReader;
import io.yidi.gateway.journal.JournalScan;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.journal.RecoveryStart;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/**
 * 账册更新: brings a ledger up to the journal's end, or makes it anew. The journal is only read, verified on the way, and
 * may be written to meanwhile. One thread.
 */
public final class LedgerJob {

    private static final int PIECE_RECORDS = 500_000;

    private final JournalFiles journal;
    private final Path file;
    private final int pieceRecords;
    private final LongConsumer progress;

    /**
     * Prepares.
     *
     * @param journal to read
     * @param file of the ledger
     * @param progress told the last sequence taken in, piece by piece
     */
    public LedgerJob(final JournalFiles journal, final Path file, final LongConsumer progress) {
        this(journal, file, PIECE_RECORDS, progress);
    }

    LedgerJob(final JournalFiles journal, final Path file, final int pieceRecords, final LongConsumer progress) {
        this.journal = journal;
        this.file = file;
        this.pieceRecords = pieceRecords;
        this.progress = progress;
    }

    /**
     * Reads on from where the ledger ends. If that place is no longer in the journal, for instance because its last
     * batch was never acknowledged and went with the power, the ledger is made anew.
     *
     * @return the last sequence that is in
     * @throws JournalCorruptException if the journal is damaged
     * @throws IOException if a file cannot be read or written
     */
    public long update() throws IOException {
        try (Ledger ledger = Ledger.open(file)) {
            return readOn(ledger);
        } catch (final JournalCorruptException elsewhere) {
            return rebuild();
        }
    }

    /**
     * Makes the ledger from the first record on. The one before is there until the new one is whole.
     *
     * @return the last sequence that is in
     * @throws JournalCorruptException if the journal is damaged
     * @throws IOException if a file cannot be read or written
     */
    public long rebuild() throws IOException {
        final Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.deleteIfExists(journalOf(draft));
        final long sequence;
        try (Ledger ledger = Ledger.open(draft)) {
            sequence = readOn(ledger);
        }
        Files.deleteIfExists(journalOf(file));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return sequence;
    }

    /** What DuckDB keeps beside a database until it is closed. */
    private static Path journalOf(final Path database) {
        return database.resolveSibling(database.getFileName() + ".wal");
    }

    private long readOn(final Ledger ledger) throws IOException {
        try (Reading reading = new Reading(ledger)) {
            reading.run();
        }
        return ledger.sequence();
    }

    /** One reading of the journal. */
    private final class Reading implements RecordVisitor, AutoCloseable {

        private final Ledger ledger;
        private final LedgerWriter writer;
        private final EntryReader entries;
        private final JournalReader reader;
        private final JournalScan scan;
        private final RecordBodyFlyweight body = new RecordBodyFlyweight();
        private long committed;

        private Reading(final Ledger ledger) {
            this.ledger = ledger;
            writer = new LedgerWriter(ledger);
            entries = new EntryReader(writer);
            committed = ledger.sequence();
            scan = new JournalScan(
                    journal, ledger.point().map(RecoveryStart::after).orElseGet(RecoveryStart::beginning), this);
            reader = scan.reader();
        }

        private void run() throws IOException {
            scan.run();
            commitUntil(reader.lastSequence());
        }

        @Override
        public void onRecord(
                final int type,
                final long sequence,
                final long timestampNs,
                final long position,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            if (type == RecordType.TRANSACTION) {
                entries.read(sequence, body.wrap(buffer, offset));
            }
            final boolean isEndOfBatch = sequence == reader.lastSequence();
            if (isEndOfBatch && sequence - committed >= pieceRecords) {
                commitUntil(sequence);
            }
        }

        private void commitUntil(final long sequence) {
            if (sequence > committed) {
                writer.flush();
                ledger.commit(reader.end());
                committed = sequence;
                progress.accept(sequence);
            }
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
