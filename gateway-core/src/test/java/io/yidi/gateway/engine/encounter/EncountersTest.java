package io.yidi.gateway.engine.encounter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.scope.BillParts;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.StateMismatchException;
import io.yidi.gateway.engine.state.StateReader;
import io.yidi.gateway.engine.state.StateWriter;
import io.yidi.gateway.fixture.OffHeap;
import io.yidi.gateway.fixture.StateBytes;
import io.yidi.protocol.sbe.ItemClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which encounters are kept, for how many of an institution there is room, and that a snapshot holds all of it. */
class EncountersTest {

    private static final EncounterLimits LIMITS = new EncounterLimits(4, 3, 10, 10);
    private static final int VISIT_OFFSET = EncounterTable.INSTITUTION_BYTES;
    private static final String HERE = "H11010500001";

    private final UnsafeBuffer request = new UnsafeBuffer(new byte[VISIT_OFFSET + Encounters.VISIT_BYTES]);
    private Encounters encounters = new Encounters(LIMITS);
    private int numbers;

    @AfterEach
    void close() {
        encounters.close();
    }

    /** In whatever order they were touched, and wherever in the list one was taken out; after a snapshot too. */
    @ParameterizedTest
    @CsvSource({
        "'', 101 102 103 104",
        "101, 102 103 104 101",
        "102, 101 103 104 102",
        "104, 101 102 103 104",
        "103 101, 102 104 103 101",
        "104 103 102 101, 104 103 102 101"
    })
    void shouldLetTheLongestUntouchedGoFirst(final String touched, final String gone) {
        for (int id = 101; id <= 104; id++) {
            touch(visit(id, "H1101050000" + id % 2));
        }
        ids(touched).forEach(id -> touch(encounters.find(id)));
        encounters = restored();

        int next = 105;
        for (final long id : ids(gone)) {
            assertNotEquals(Encounters.NOT_FOUND, encounters.find(id));
            visit(next, "X");
            assertEquals(Encounters.NOT_FOUND, encounters.find(id));
            touch(encounters.find(next));
            next++;
        }
    }

    /** Codes that differ in the last four characters only are of two institutions. */
    @Test
    void shouldCountWhatIsOpenByInstitution() {
        for (int id = 101; id <= 103; id++) {
            assertTrue(admits(HERE));
            stay(id, HERE);
        }
        assertFalse(admits(HERE));
        assertTrue(admits("H11010500002"));

        encounters = restored();
        assertFalse(admits(HERE));
        encounters.cancel(encounters.find(102));
        assertTrue(admits(HERE));
        assertEquals(2, encounters.count());
    }

    @Test
    void shouldNotAdmitWhereNothingCanBeLetGo() {
        for (int id = 101; id <= 104; id++) {
            touch(stay(id, "H" + id));
        }

        assertFalse(admits(HERE));
        assertEquals(4, encounters.count());
    }

    /** The latest first, without those that are gone; after a snapshot too. */
    @Test
    void shouldLeadFromEncounterToEncounterOfAPerson() {
        final int first = stay(101, "A");
        final int second = stay(102, "B");
        final int third = stay(103, "C");
        encounters.cancel(second);
        encounters = restored();

        assertEquals(third, encounters.latestOf(7));
        assertEquals(first, encounters.before(third));
        assertEquals(Encounters.NOT_FOUND, encounters.before(first));
        assertEquals(Encounters.NOT_FOUND, encounters.latestOf(8));
        assertEquals(3, encounters.used());
        assertFalse(encounters.isInUse(second));
        assertTrue(encounters.isInUse(third));
    }

    /** Lines and batches go with their encounter, and make room for others; what is open is not let go. */
    @Test
    void shouldMakeRoomForLines() {
        final FeeLines fees = new FeeLines(encounters);
        settled(fees, 101, 2, 2);
        final int later = settled(fees, 102, 3);
        final int open = visit(103, HERE);
        addLines(fees, open, 103, 3);
        touch(open);
        encounters = restored();
        assertEquals(10, encounters.lineCount());
        assertEquals(4, encounters.batches.rows.count());

        assertTrue(encounters.makeRoomForLines(4));
        assertEquals(6, encounters.lineCount());
        assertEquals(2, encounters.batches.rows.count());
        assertEquals(Encounters.NOT_FOUND, encounters.find(101));
        assertEquals(open, encounters.latestOf(7));
        assertEquals(later, encounters.before(open));
        assertEquals(Encounters.NOT_FOUND, encounters.before(later));
        assertFalse(encounters.makeRoomForLines(8));
        assertEquals(Encounters.NOT_FOUND, encounters.find(102));
        assertEquals(3, encounters.lineCount());
    }

    /** An encounter that was let go is opened again only where its institution has room. */
    @Test
    void shouldOpenNoMoreThanAnInstitutionMayHave() {
        final int idle = visit(101, HERE);
        touch(idle);
        for (int id = 102; id <= 104; id++) {
            stay(id, HERE);
        }
        assertFalse(encounters.mayOpen(idle));
        assertTrue(encounters.mayOpen(encounters.find(102)), "open already");

        encounters.cancel(encounters.find(103));
        assertTrue(encounters.mayOpen(idle));
        encounters.hold(idle);
        assertFalse(admits(HERE));
    }

    @Test
    void shouldKnowWhatWasRegistered() {
        final int row = stay(101, HERE);
        encounters.touch(row, 909);
        final byte[] institution = new byte[EncounterTable.INSTITUTION_BYTES];
        encounters.institution(row, institution);

        assertEquals(101, encounters.id(row));
        assertEquals(7, encounters.person(row));
        assertEquals(909, encounters.lastSequence(row));
        assertTrue(encounters.isStay(row));
        assertTrue(encounters.isBlank(row));
        assertArrayEquals(Arrays.copyOf(request.byteArray(), VISIT_OFFSET), institution);
        assertTrue(encounters.isOf(row, request, 0));
        request.putByte(VISIT_OFFSET - 1, (byte) 'X');
        assertFalse(encounters.isOf(row, request, 0));
        assertFalse(encounters.isStay(visit(102, HERE)));
    }

    @Test
    void shouldTakeADischargeBack() {
        final int row = stay(101, HERE);
        final long open = encounters.stateHash();
        encounters.discharge(row, 20_000);
        assertTrue(encounters.isDischarged(row));
        assertEquals(20_000, encounters.dischargeDay(row));
        encounters.undoDischarge(row);

        assertFalse(encounters.isDischarged(row));
        assertEquals(open, encounters.stateHash(), "as if it had not been");
    }

    @Test
    void shouldHashDifferentlyWithEachChange() {
        final long empty = encounters.stateHash();
        final int row = stay(101, HERE);
        final long registered = encounters.stateHash();
        encounters.touch(row, 909);
        final long touched = encounters.stateHash();
        encounters.cancel(row);

        assertNotEquals(empty, registered);
        assertNotEquals(registered, touched);
        assertNotEquals(empty, encounters.stateHash(), "the number of its row comes next");
    }

    /** INV-24: batches and lines are part of the state. */
    @Test
    void shouldHashDifferentlyWithEachBatchAndLine() {
        final FeeLines fees = new FeeLines(encounters);
        final int row = visit(101, HERE);
        final int batch = addLines(fees, row, 101, 1);
        final long before = encounters.stateHash();
        encounters.batches.refundedId(batch, 900);
        assertNotEquals(before, encounters.stateHash());
        encounters.batches.refundedId(batch, BatchTable.UNSETTLED);
        assertEquals(before, encounters.stateHash());
        final int line = encounters.batches.firstLine(batch);
        encounters.lines.purchase(line, ItemClass.A, 9, 0, 1, 0, 1, new BillParts());
        assertNotEquals(before, encounters.stateHash());
    }

    @Test
    void shouldRefuseASnapshotThatIsCutOff() {
        stay(101, HERE);
        final byte[] bytes = written();

        for (int length = 0; length < bytes.length; length += 7) {
            final byte[] part = Arrays.copyOf(bytes, length);
            try (Encounters other = new Encounters(LIMITS)) {
                assertThrows(
                        StateMismatchException.class, () -> other.readFrom(new StateReader(StateBytes.input(part))));
            }
        }
    }

    @Test
    void shouldGiveItsMemoryBack() {
        final long before = OffHeap.usedBytes();
        final Encounters other = encounters;
        stay(101, HERE);
        final FeeLines fees = new FeeLines(other);
        final int batch = fees.addBatch(other.find(101), request, VISIT_OFFSET, 0);
        fees.add(other.find(101), other.lines.insert(101, request, 0, new Fingerprint(), batch, Encounters.NOT_FOUND));
        assertTrue(OffHeap.usedBytes() > before);
        other.close();

        assertTrue(OffHeap.usedBytes() <= before);
    }

    private static List<Long> ids(final String text) {
        return Stream.of(text.split(" ", -1))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    private boolean admits(final String institution) {
        write(institution);
        return encounters.admits(request, 0);
    }

    private int stay(final long id, final String institution) {
        assertTrue(admits(institution));
        return encounters.register(id, true, 7, request, 0, VISIT_OFFSET);
    }

    private int visit(final long id, final String institution) {
        assertTrue(admits(institution));
        return encounters.register(id, false, 7, request, 0, VISIT_OFFSET);
    }

    /** A visit with settled batches of so many lines. */
    private int settled(final FeeLines fees, final long id, final int... lineCounts) {
        final int row = visit(id, HERE);
        for (final int lineCount : lineCounts) {
            fees.settle(row, addLines(fees, row, id, lineCount), 900 + id);
        }
        touch(row);
        return row;
    }

    private int addLines(final FeeLines fees, final int row, final long id, final int lineCount) {
        final int batch = fees.addBatch(row, nextNumber(), 0, 0);
        for (int i = 0; i < lineCount; i++) {
            final int first = encounters.batches.firstLine(batch);
            fees.add(row, encounters.lines.insert(id, nextNumber(), 0, new Fingerprint(), batch, first));
        }
        return batch;
    }

    private UnsafeBuffer nextNumber() {
        numbers++;
        final UnsafeBuffer number = new UnsafeBuffer(new byte[NumberedRows.NUMBER_BYTES]);
        number.putInt(0, numbers);
        return number;
    }

    private void touch(final int row) {
        encounters.touch(row, encounters.lastSequence(row) + 1);
    }

    private void write(final String institution) {
        request.setMemory(0, request.capacity(), (byte) 0);
        request.putStringWithoutLengthAscii(0, institution);
    }

    private Encounters restored() {
        final Encounters copy = new Encounters(LIMITS);
        copy.readFrom(new StateReader(StateBytes.input(written())));
        assertEquals(encounters.stateHash(), copy.stateHash());
        encounters.close();
        return copy;
    }

    private byte[] written() {
        final StateBytes bytes = new StateBytes();
        encounters.writeTo(new StateWriter(bytes));
        return bytes.toByteArray();
    }
}
