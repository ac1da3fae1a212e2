package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {

    private final SimulatedJournalFiles files = new SimulatedJournalFiles();
    private final JournalRecords seen = new JournalRecords();

    @Test
    void shouldFindNothingInAnEmptyDirectory() throws IOException {
        final JournalReader reader = new JournalReader(files);

        reader.readAll(seen);

        assertEquals(0, reader.lastSequence());
        assertEquals(0, reader.batches());
    }

    @Test
    void shouldReadUpToADurableSequenceBesideTheWriter() throws IOException {
        try (Journal journal = Journal.open(files, small(), new JournalRecords())) {
            appendUpTo(journal, 60);
            final long durableSequence = journal.durableSequence();
            final JournalReader reader = new JournalReader(files);

            reader.readUpTo(durableSequence, (type, sequence, timestampNs, position, buffer, offset, length) -> {
                append(journal);
                journal.commit();
                seen.onRecord(type, sequence, timestampNs, position, buffer, offset, length);
            });

            assertEquals(60, reader.lastSequence());
            assertEquals(60, reader.records());
            assertEquals(60, seen.count());
        }
    }

    @Test
    void shouldLetAnotherThreadLookBackWhileItReadsOn(@TempDir final Path directory) throws Exception {
        final JournalFiles onDisk = new ChannelJournalFiles(directory);
        try (Journal journal = Journal.open(onDisk, small(), new JournalRecords())) {
            appendUpTo(journal, 2_000);
        }

        for (int reading = 0; reading < 10; reading++) {
            final LookingBack lookingBack = new LookingBack();
            new JournalReader(onDisk).readAll(lookingBack);
            assertEquals(List.of(), lookingBack.wrong);
        }
    }

    @Test
    void shouldSayWhenTheSequenceWantedIsNotThere() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, 3);
        }

        final Exception refused = assertThrows(
                JournalCorruptException.class, () -> new JournalReader(files).readUpTo(4, new JournalRecords()));

        assertTrue(refused.getMessage().contains("expected sequence 4, found the end of the journal after 3"));
    }

    /** Looks for the record given last, again and again, on a thread of its own. */
    private static final class LookingBack implements RecordVisitor {

        private final List<Object> wrong = new CopyOnWriteArrayList<>();
        private final Thread thread = new Thread(this::look);
        private RecordSource earlier;
        private volatile Found last;
        private volatile boolean isAtEnd;

        @Override
        public void onStart(final RecordSource source) {
            earlier = source;
            thread.start();
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
            last = new Found(sequence, position);
        }

        @Override
        public void onEnd() {
            isAtEnd = true;
            try {
                thread.join();
            } catch (final InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }

        private void look() {
            while (last == null) {
                Thread.onSpinWait();
            }
            while (!isAtEnd) {
                look(last);
            }
            look(last);
        }

        private void look(final Found wanted) {
            try {
                final long position = earlier.positionOf(wanted.sequence);
                if (position != wanted.position || earlier.read(position).sequence() != wanted.sequence) {
                    wrong.add(wanted + " found at " + position);
                }
            } catch (final RuntimeException failure) {
                wrong.add(failure);
            }
        }

        /** Where a record is. */
        private record Found(long sequence, long position) {}
    }
}
