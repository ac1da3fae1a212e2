package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

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
    void shouldSayWhenTheSequenceWantedIsNotThere() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, 3);
        }

        final Exception refused = assertThrows(
                JournalCorruptException.class, () -> new JournalReader(files).readUpTo(4, new JournalRecords()));

        assertTrue(refused.getMessage().contains("expected sequence 4, found the end of the journal after 3"));
    }
}
