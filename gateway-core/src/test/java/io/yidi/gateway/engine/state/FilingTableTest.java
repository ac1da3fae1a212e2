package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.StateBytes;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilingTableTest {

    private static final int PERSONS = 40;

    private final FilingTable table = new FilingTable();
    private final FilingCourse course = new FilingCourse(table);

    /** What a filing is to the model. */
    private static final class Filed {
        long number;
        FilingRow row;
        int endedFrom = FilingTable.NOT_ENDED;

        boolean isInForce(final int day) {
            return day >= row.registeredEpochDay() && day < endedFrom;
        }
    }

    /** BJ-10b, INV-23: a new general filing ends the old one, and the transfer beside it. */
    @Test
    void shouldSupersedeAFilingByTheNextOne() {
        final int first = file(0, row(FilingKind.GENERAL, 10, ""), 10);
        final int transfer = file(0, row(FilingKind.TRANSFER_OUT, 15, ""), 15);
        assertTrue(table.isInForce(first, 15));
        assertTrue(table.isInForce(transfer, 15));

        final int second = file(0, row(FilingKind.GENERAL, 20, ""), 20);

        assertEquals(FilingState.SUPERSEDED, table.state(first));
        assertTrue(table.isInForce(first, 19));
        assertFalse(table.isInForce(first, 20));
        assertFalse(table.isInForce(transfer, 20));
        assertTrue(table.isInForce(second, 20));
        assertEquals(second, table.inForce(0, FilingKind.GENERAL, 20));
        assertEquals(first, table.inForce(0, FilingKind.GENERAL, 19));
    }

    /** Hospitals and proofs share a byte. */
    @Test
    void shouldKeepItsHospitalsWhenTheDocumentsAreComplete() {
        final int row = file(0, row(FilingKind.CHRONIC, 10, "M03900"), 10);
        assertEquals(1, table.hospitalCount(row));
        table.prove(row, 255, true);

        assertEquals(1, table.hospitalCount(row));
        assertTrue(table.isProven(row));
        assertEquals(110_000, table.hospitalArea(row, 0));
    }

    /** BJ-9c, BJ-10c: chronic filings stand one for each disease, beside the general one. */
    @Test
    void shouldKeepOneChronicFilingForEachDisease() {
        file(0, row(FilingKind.GENERAL, 10, ""), 10);
        final int hypertension = file(0, row(FilingKind.CHRONIC, 11, "M03900"), 11);
        final int diabetes = file(0, row(FilingKind.CHRONIC, 12, "M01600"), 12);
        final int again = file(0, row(FilingKind.CHRONIC, 13, "M03900"), 13);

        assertFalse(table.isInForce(hypertension, 13));
        assertTrue(table.isInForce(diabetes, 13));
        assertEquals(again, table.chronic(0, table.disease(again), 13));
        assertNotEquals(FilingTable.NONE, table.inForce(0, FilingKind.GENERAL, 13));
    }

    /** JZ-1.2a, BJ-N1.3b: a change of enrolment ends the general filing from its day on, and no chronic one. */
    @Test
    void shouldEndTheGeneralFilingWhenTheEnrolmentChanges() {
        final int general = file(0, row(FilingKind.GENERAL, 10, ""), 10);
        final int chronic = file(0, row(FilingKind.CHRONIC, 10, "M03900"), 10);
        course.endByEnrolment(0, 30);

        assertTrue(table.isInForce(general, 29));
        assertFalse(table.isInForce(general, 30));
        assertEquals(FilingState.ENDED, table.state(general));
        assertTrue(table.isInForce(chronic, 30));
    }

    /** NAT-10a: until its review a change is not there; then it takes the place of the one before. */
    @Test
    void shouldPutAChangeInForceWhenItIsConfirmed() {
        final int before = file(0, row(FilingKind.GENERAL, 10, ""), 10);
        final FilingDraft change = new FilingDraft().of(row(FilingKind.GENERAL, 20, ""));
        change.state = FilingState.REVIEW;
        final int changed = table.add(0, change, 20);
        assertEquals(changed, course.underReview(0));
        assertFalse(table.isInForce(changed, 25));
        assertTrue(table.isInForce(before, 25));

        course.confirm(0, changed, 26);

        assertTrue(table.isInForce(changed, 26));
        assertFalse(table.isInForce(before, 26));
        assertEquals(FilingState.CHANGED, table.state(before));
        assertEquals(FilingTable.NONE, course.underReview(0));
    }

    @Test
    void shouldLetTheOldestPastFilingGiveWay() {
        for (int i = 0; i < FilingTable.PERSON_FILINGS_MAX; i++) {
            file(7, row(FilingKind.GENERAL, 10 + i, ""), 10 + i);
        }
        final int day = 10 + FilingTable.PERSON_FILINGS_MAX;
        final long newest = table.number(file(7, row(FilingKind.GENERAL, day, ""), day));

        assertEquals(FilingTable.PERSON_FILINGS_MAX, table.count(7));
        assertEquals(FilingTable.NONE, table.find(7, 1));
        assertNotEquals(FilingTable.NONE, table.find(7, 2));
        assertEquals(newest, table.number(table.inForce(7, FilingKind.GENERAL, day)));
    }

    /** What took the place of one long past leads to the others like any new one, after a snapshot too. */
    @Test
    void shouldShowTheNewestFirstWhenAPlaceIsUsedAgain() {
        for (int i = 0; i < FilingTable.PERSON_FILINGS_MAX + 3; i++) {
            file(7, row(FilingKind.GENERAL, 10 + i, ""), 10 + i);
        }
        assertNewestFirst(table);
        assertNewestFirst(restored(table));
    }

    /** BJ-F2e: what was filed by commitment is kept for two years, also if it ended long ago. */
    @Test
    void shouldKeepACommitmentForTwoYears() {
        final FilingDraft commitment = new FilingDraft().of(row(FilingKind.CHRONIC, 10, "M0"));
        commitment.basis = FilingBasis.COMMITMENT;
        for (int i = 0; i < FilingTable.PERSON_FILINGS_MAX; i++) {
            table.end(table.add(7, commitment, 10), 11, FilingState.CANCELLED);
        }
        assertFalse(table.hasRoom(7, FilingTable.NONE, 10 + FilingTable.COMMITMENT_KEPT_DAYS - 1));
        assertTrue(table.hasRoom(7, FilingTable.NONE, 10 + FilingTable.COMMITMENT_KEPT_DAYS));
    }

    /** BJ-F2e: one that takes the place of a commitment finds no room by that, and then nothing has changed. */
    @Test
    void shouldNotGiveTheRoomOfAKeptCommitmentAway() {
        final FilingDraft commitment = new FilingDraft().of(row(FilingKind.GENERAL, 10, ""));
        commitment.basis = FilingBasis.COMMITMENT;
        for (int i = 0; i < FilingTable.PERSON_FILINGS_MAX; i++) {
            course.endByEnrolment(7, 10);
            table.add(7, commitment, 10);
        }
        final int filed = table.inForce(7, FilingKind.GENERAL, 11);
        final long before = table.stateHash();

        assertEquals(FilingTable.NONE, file(7, row(FilingKind.GENERAL, 11, ""), 11));
        assertEquals(before, table.stateHash());
        assertFalse(table.hasRoom(7, filed, 11));
        assertTrue(table.hasRoom(7, filed, 10 + FilingTable.COMMITMENT_KEPT_DAYS));
    }

    @Test
    void shouldTakeNoMoreWhenAllAreInForce() {
        for (int i = 0; i < FilingTable.PERSON_FILINGS_MAX; i++) {
            file(7, row(FilingKind.CHRONIC, 10, "M" + i), 10);
        }
        assertFalse(table.hasRoom(7, FilingTable.NONE, 10));

        assertEquals(FilingTable.NONE, file(7, row(FilingKind.CHRONIC, 10, "X"), 10));
    }

    /** Every filing of every person, in force and past, against lists; with a snapshot in between. */
    @ParameterizedTest
    @ValueSource(longs = {7, 77, 777})
    void shouldHoldWhatListsHold(final long seed) {
        final Random random = new Random(seed);
        final List<List<Filed>> model = new ArrayList<>();
        for (int person = 0; person < PERSONS; person++) {
            model.add(new ArrayList<>());
        }
        FilingTable filings = new FilingTable();
        for (int step = 1; step <= 4_000; step++) {
            final int person = random.nextInt(PERSONS);
            final int day = step / 100;
            final FilingRow row = row(kind(random), day, "");
            file(
                    model.get(person),
                    row,
                    day,
                    filings.number(new FilingCourse(filings).file(person, new FilingDraft().of(row), day)));
            if (random.nextInt(50) == 0) {
                new FilingCourse(filings).endByEnrolment(person, day + 1);
                endGeneral(model.get(person), day + 1);
            }
            if (step % 1_000 == 0) {
                filings = restored(filings);
            }
        }
        for (int person = 0; person < PERSONS; person++) {
            assertSame(model.get(person), filings, person);
        }
    }

    private int file(final int person, final FilingRow row, final int day) {
        return course.file(person, new FilingDraft().of(row), day);
    }

    private static void assertSame(final List<Filed> model, final FilingTable filings, final int person) {
        assertEquals(model.size(), filings.count(person));
        for (final Filed filed : model) {
            final int row = filings.find(person, filed.number);
            assertEquals(filed.row.kind(), filings.kind(row));
            assertEquals(filed.row.place(), filings.place(row));
            assertEquals(filed.row.category(), filings.category(row));
            assertEquals(filed.endedFrom, filings.endedFrom(row));
            for (int day = 0; day < 45; day++) {
                assertEquals(filed.isInForce(day), filings.isInForce(row, day));
            }
        }
    }

    private static void file(final List<Filed> model, final FilingRow row, final int day, final long number) {
        if (row.kind() == FilingKind.GENERAL) {
            endGeneral(model, day);
        } else if (row.kind() != FilingKind.CHOSEN_PROVIDER) {
            model.stream()
                    .filter(filed -> filed.row.kind() == row.kind())
                    .forEach(filed -> filed.endedFrom = Math.min(filed.endedFrom, day));
        }
        if (model.size() == FilingTable.PERSON_FILINGS_MAX) {
            model.remove(model.stream()
                    .filter(filed -> day >= filed.endedFrom || day > filed.row.toEpochDay())
                    .findFirst()
                    .orElseThrow());
        }
        final Filed filed = new Filed();
        filed.row = row;
        filed.number = number;
        model.add(filed);
    }

    private static void endGeneral(final List<Filed> model, final int day) {
        model.stream()
                .filter(filed -> filed.row.kind().isGeneral())
                .forEach(filed -> filed.endedFrom = Math.min(filed.endedFrom, day));
    }

    private static void assertNewestFirst(final FilingTable filings) {
        long expected = FilingTable.PERSON_FILINGS_MAX + 3;
        for (int row = filings.first(7); row != FilingTable.NONE; row = filings.next(row)) {
            assertEquals(expected, filings.number(row));
            expected--;
        }
        assertEquals(3, expected);
    }

    private static FilingTable restored(final FilingTable table) {
        final StateBytes bytes = new StateBytes();
        table.writeTo(new StateWriter(bytes));
        final FilingTable copy = new FilingTable();
        copy.readFrom(new StateReader(StateBytes.input(bytes.toByteArray())));
        assertEquals(table.stateHash(), copy.stateHash());
        return copy;
    }

    private static FilingKind kind(final Random random) {
        final FilingKind[] often = {FilingKind.GENERAL, FilingKind.GENERAL, FilingKind.TRANSFER_OUT, FilingKind.CHRONIC
        };
        return often[random.nextInt(often.length)];
    }

    private static FilingRow row(final FilingKind kind, final int registered, final String disease) {
        return new FilingRow(
                "P1",
                310,
                kind,
                FilingCategory.LONG_TERM_RESIDENT,
                FilingBasis.PROOF,
                true,
                FilingChannel.NATIONAL_APP,
                110_000 + registered,
                registered,
                Integer.MAX_VALUE,
                registered,
                EnumSet.of(CareType.INPATIENT),
                disease,
                List.of(new FilingRow.Hospital("H1", 110_000)));
    }
}
