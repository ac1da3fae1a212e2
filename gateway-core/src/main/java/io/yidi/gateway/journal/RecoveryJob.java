package io.yidi.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.agrona.concurrent.NanoClock;

/**
 * 恢复: verifies a journal, cuts a torn tail and clears away what an earlier opening left unfinished. It can be stopped
 * at any instruction and run again.
 */
final class RecoveryJob {

    private final JournalFiles files;
    private final NanoClock clock;
    private final Witness witness;
    private final JournalReader reader;
    private RecoveryReport report;

    RecoveryJob(final JournalFiles files, final JournalConfiguration configuration, final RecoveryStart start) {
        this.files = files;
        clock = configuration.clock();
        witness = configuration.witness();
        reader = new JournalReader(files, start);
    }

    /** Does it all, giving every record behind the start to the visitor. */
    void run(final RecordVisitor visitor) throws IOException {
        final long startNs = clock.nanoTime();
        reader.readAll(visitor);
        verifyWitness();
        final Optional<RecoveryReport.TornTail> tornTail = settleTail();
        clearLeftovers();
        report = new RecoveryReport(
                files.location(),
                reader.lastEpoch() + 1,
                reader.lastSequence(),
                reader.segments().size(),
                reader.batches(),
                reader.records(),
                reader.segments().isEmpty()
                        ? 0
                        : reader.superblocks().damaged() + reader.superblocks().missing(),
                tornTail,
                clock.nanoTime() - startNs);
    }

    RecoveryReport report() {
        return report;
    }

    /** Segments with something in them, those in the archive included. */
    SegmentTable usedSegments() {
        final SegmentTable table = reader.table();
        blankSegment().ifPresent(blank -> table.remove(blank.fileName()));
        reader.superseded().forEach(table::remove);
        return table;
    }

    /** The last segment when it holds no batch: the next one takes its ordinal and its place. */
    Optional<SegmentHeader> blankSegment() {
        return reader.lastSegment()
                .filter(segment -> segment.batches() == 0)
                .map(segment -> reader.segments().get(reader.segments().size() - 1));
    }

    /** Whether there is no segment yet. */
    boolean isNew() {
        return reader.segments().isEmpty();
    }

    /** Ordinal of the segment to come. */
    int nextOrdinal() {
        if (isNew()) {
            return 0;
        }
        final SegmentHeader last = reader.segments().get(reader.segments().size() - 1);
        return blankSegment().isPresent() ? last.ordinal() : last.ordinal() + 1;
    }

    /** The newest superblock, if there is one. */
    Optional<Superblock> superblock() {
        return reader.superblocks().newest();
    }

    /** The hash chain after the last good batch; starts anew when there is no segment. */
    HashChain chain() {
        return reader.chain();
    }

    private void verifyWitness() throws IOException {
        final Optional<WitnessMark> mark = witness.read();
        if (mark.isPresent() && !isReached(mark.get())) {
            throw new JournalOutdatedException(mark.get(), found(), files.location(), witness.location());
        }
    }

    private boolean isReached(final WitnessMark mark) {
        return superblock().isPresent()
                && superblock().get().instanceId().equals(mark.instanceId())
                && reader.lastEpoch() >= mark.epoch()
                && reader.lastSequence() >= mark.durableSequence();
    }

    private String found() {
        return superblock()
                .map(newest -> "sequence " + reader.lastSequence() + " of epoch " + reader.lastEpoch() + " of journal "
                        + newest.instanceId())
                .orElse("no journal");
    }

    private Optional<RecoveryReport.TornTail> settleTail() throws IOException {
        if (reader.lastSegment().isEmpty()) {
            return Optional.empty();
        }
        final String name = reader.segments().get(reader.segments().size() - 1).fileName();
        final SegmentReader segment = reader.lastSegment().get();
        try (JournalFile file = files.open(name)) {
            if (segment.isTorn()) {
                return Optional.of(cut(name, file, segment));
            }
            file.force(true);
            return Optional.empty();
        }
    }

    private RecoveryReport.TornTail cut(final String name, final JournalFile file, final SegmentReader segment)
            throws IOException {
        final long offset = SectorDescriptor.offset(segment.endSector());
        final int lengthBytes = (segment.tornEndSector() - segment.endSector()) * SectorDescriptor.LENGTH;
        if (!files.list().contains(SegmentDescriptor.tornName(name))) {
            keepAside(name, file, offset, lengthBytes);
        }
        file.writeFully(ByteBuffer.allocateDirect(lengthBytes), offset);
        file.force(true);
        return new RecoveryReport.TornTail(name, offset, lengthBytes, SegmentDescriptor.tornName(name));
    }

    private void keepAside(final String name, final JournalFile file, final long offset, final int lengthBytes)
            throws IOException {
        final ByteBuffer tail = ByteBuffer.allocateDirect(lengthBytes);
        file.readFully(tail, offset);
        final String draft = SegmentDescriptor.tornDraftName(name);
        if (files.list().contains(draft)) {
            files.delete(draft);
        }
        try (JournalFile copy = files.create(draft)) {
            copy.writeFully(tail.flip(), 0);
            copy.force(true);
        }
        files.rename(draft, SegmentDescriptor.tornName(name));
        files.forceDirectory();
    }

    private void clearLeftovers() throws IOException {
        for (final String name : reader.superseded()) {
            files.delete(name);
        }
        for (final String name : files.list()) {
            if (SegmentDescriptor.isSpare(name)) {
                files.delete(name);
            }
        }
        files.forceDirectory();
    }
}
