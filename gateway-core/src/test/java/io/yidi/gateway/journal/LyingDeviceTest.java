package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A device that says it has written, or forced, and has not. No promise covers it: what was answered may be gone. But
 * as soon as anything later has arrived the loss is noticed, and the gateway does not serve.
 */
class LyingDeviceTest {

    private static final int RECORDS = 60;

    @ParameterizedTest
    @EnumSource(names = {"LOST_WRITE", "LOST_FORCE"})
    void shouldNoticeWhateverOperationWasALie(final SimulatedFaults.Kind lie) throws IOException {
        final long operations = run(new SimulatedJournalFiles());
        int refused = 0;
        for (long number = 0; number < operations; number++) {
            final SimulatedJournalFiles files = new SimulatedJournalFiles();
            files.faults().let(lie, number);
            assertEquals(operations, run(files), "the lie is believed");
            refused += isNoticed(files.crashImage(new Random(number)), number) ? 1 : 0;
        }
        assertTrue(refused > RECORDS / 3, "refused " + refused + " of " + operations);
    }

    /** Writes records and closes, so that marks and superblocks follow whatever was lost. */
    private static long run(final SimulatedJournalFiles files) throws IOException {
        try (Journal journal = Journal.open(files, small(), new JournalRecords())) {
            while (journal.lastSequence() < RECORDS) {
                appendUpTo(journal, journal.lastSequence() + 3);
                journal.mark();
            }
        }
        return files.operations();
    }

    /** Whether the journal is refused; when it is not, nothing may be missing. */
    private static boolean isNoticed(final SimulatedJournalFiles image, final long number) throws IOException {
        final JournalRecords survivors = new JournalRecords();
        try (Journal journal = Journal.open(image, small(), survivors)) {
            assertEquals(RECORDS, journal.lastSequence(), () -> "operation " + number + " was a lie");
            assertEquals(RECORDS, survivors.count());
            return false;
        } catch (final JournalCorruptException refused) {
            return true;
        }
    }
}
