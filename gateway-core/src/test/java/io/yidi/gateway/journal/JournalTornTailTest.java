package io.yidi.gateway.journal;

import static io.yidi.gateway.journal.JournalRecords.append;
import static io.yidi.gateway.journal.JournalRecords.appendUpTo;
import static io.yidi.gateway.journal.JournalRecords.small;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P15: a batch of which only some sectors arrived is cut, kept aside and reported; nothing else is. */
class JournalTornTailTest {

    private static final int ACKNOWLEDGED = 3;

    private final JournalRecords seen = new JournalRecords();
    private SimulatedJournalFiles files = new SimulatedJournalFiles();
    private String segment;
    private int tailOffset;
    private int tailSectors;

    /** Three records acknowledged, a batch of several sectors behind them not. */
    @BeforeEach
    void leaveABatchUnforced() throws IOException {
        final Journal journal = Journal.open(files, small(), seen);
        appendUpTo(journal, ACKNOWLEDGED);
        segment = files.segmentNames().get(0);
        tailOffset = end(files.bytes(segment));
        append(journal);
        append(journal);
        files.failForEverAfter(1);
        assertThrows(JournalFailedException.class, journal::commit);
        files = files.afterKill();
        tailSectors = (end(files.bytes(segment)) - tailOffset) / SectorDescriptor.LENGTH;
        assertTrue(tailSectors >= 3, () -> "tail has " + tailSectors + " sectors");
    }

    @Test
    void shouldKeepAWholeBatchThatWasNotAcknowledged() throws IOException {
        reopen();

        assertEquals(ACKNOWLEDGED + 2, seen.count());
    }

    @Test
    void shouldCutTheTailWhicheverSectorsAreMissing() throws IOException {
        final byte[] whole = files.bytes(segment);
        for (int arrived = 1; arrived < (1 << tailSectors) - 1; arrived++) {
            final byte[] content = tear(whole, arrived);
            final SimulatedJournalFiles image = files.afterKill();
            image.put(segment, content);

            final RecoveryReport.TornTail cut = recover(image);

            assertEquals(segment, cut.segment());
            assertEquals(tailOffset, cut.offset());
            assertEquals(segment + ".torn", cut.keptAs());
            assertArrayEquals(
                    Arrays.copyOfRange(content, tailOffset, tailOffset + cut.lengthBytes()), image.bytes(cut.keptAs()));
            assertEquals(tailOffset, end(image.bytes(segment)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 503, 504, 508, 511})
    void shouldRefuseATailThatTearsInsideASector(final int offsetInSector) {
        final byte[] content = tear(files.bytes(segment), 0b011);
        Arrays.fill(content, tailOffset + offsetInSector, tailOffset + SectorDescriptor.LENGTH, (byte) 0);
        content[tailOffset] |= 1;
        files.put(segment, content);

        assertThrows(JournalCorruptException.class, this::reopen);
    }

    @Test
    void shouldNeverLoseTheBytesOfATornTailWheneverRecoveryIsCutShort() throws IOException {
        final byte[] content = tear(files.bytes(segment), 0b101);
        files.put(segment, content);
        for (int cut = 0; cut < 24; cut++) {
            for (int seed = 0; seed < 8; seed++) {
                final SimulatedJournalFiles image = recoverUntilCut(cut, seed);
                if (!Arrays.equals(content, image.bytes(segment))) {
                    assertArrayEquals(
                            Arrays.copyOfRange(content, tailOffset, tailOffset + 3 * SectorDescriptor.LENGTH),
                            image.bytes(segment + ".torn"),
                            "cut at operation " + cut);
                }
                Journal.open(image, small(), new JournalRecords()).close();
            }
        }
    }

    private SimulatedJournalFiles recoverUntilCut(final int operation, final int seed) {
        final SimulatedJournalFiles recovering = files.afterKill();
        recovering.failForEverAfter(operation);
        try {
            Journal.open(recovering, small(), new JournalRecords()).close();
        } catch (final IOException | JournalFailedException cutShort) {
            return recovering.crashImage(new Random(seed));
        }
        return recovering.crashImage(new Random(seed));
    }

    @Test
    void shouldGoOnInANewSegmentAfterACut() throws IOException {
        files.put(segment, tear(files.bytes(segment), 0b001));
        try (Journal journal = Journal.open(files, small(), seen)) {
            assertEquals(ACKNOWLEDGED, journal.lastSequence());
            appendUpTo(journal, ACKNOWLEDGED + 4);
        }

        assertEquals(2, files.segmentNames().size());
        assertEquals(tailOffset, end(files.bytes(segment)));
        final JournalRecords visitor = new JournalRecords();
        Journal.open(files, small(), visitor).close();
        assertEquals(ACKNOWLEDGED + 4, visitor.count());
    }

    @Test
    void shouldCutOnlyTheLastSegment() throws IOException {
        files.put(segment, tear(files.bytes(segment), 0b001));
        final byte[] torn = files.bytes(segment);
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, ACKNOWLEDGED + 1);
        }
        files.put(segment, torn);

        assertThrows(JournalCorruptException.class, this::reopen);
    }

    @Test
    void shouldRefuseATornBatchThatWasAcknowledged() throws IOException {
        try (Journal journal = Journal.open(files, small(), seen)) {
            appendUpTo(journal, ACKNOWLEDGED + 2);
        }
        files.put(segment, tear(files.bytes(segment), 0b001));

        assertThrows(JournalCorruptException.class, this::reopen);
    }

    @Test
    void shouldLeaveATornTailAloneWhenOnlyReading() throws IOException {
        files.put(segment, tear(files.bytes(segment), 0b101));
        final long operations = files.operations();
        final JournalReader reader = new JournalReader(files);
        final JournalRecords visitor = new JournalRecords();

        reader.readAll(visitor);

        assertTrue(reader.isTorn());
        assertEquals(ACKNOWLEDGED, visitor.count());
        assertEquals(operations, files.operations());
        assertFalse(files.list().contains(segment + ".torn"));
    }

    private static RecoveryReport.TornTail recover(final SimulatedJournalFiles image) throws IOException {
        final JournalRecords visitor = new JournalRecords();
        try (Journal journal = Journal.open(image, small(), visitor)) {
            assertEquals(ACKNOWLEDGED, visitor.count());
            return journal.recoveryReport().tornTail().orElseThrow();
        }
    }

    private void reopen() throws IOException {
        Journal.open(files, small(), new JournalRecords()).close();
        final JournalReader reader = new JournalReader(files);
        reader.readAll(seen);
    }

    /** Keeps the tail's sectors whose bits are set. */
    private byte[] tear(final byte[] whole, final int arrived) {
        final byte[] content = whole.clone();
        for (int i = 0; i < tailSectors; i++) {
            if ((arrived & (1 << i)) == 0) {
                final int offset = tailOffset + i * SectorDescriptor.LENGTH;
                Arrays.fill(content, offset, offset + SectorDescriptor.LENGTH, (byte) 0);
            }
        }
        return content;
    }

    /** Offset behind the last sector that is not blank. */
    private static int end(final byte[] content) {
        int last = content.length - 1;
        while (content[last] == 0) {
            last--;
        }
        return (last / SectorDescriptor.LENGTH + 1) * SectorDescriptor.LENGTH;
    }
}
