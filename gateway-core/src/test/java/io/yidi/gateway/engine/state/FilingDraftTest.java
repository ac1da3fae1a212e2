package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.plane.ChronicRule;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is drafted stands in the table, field for field, with all the hospitals that may be named (NAT-11). */
class FilingDraftTest {

    private final FilingTable table = new FilingTable();

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void shouldStandInTheTableAsDrafted() {
        final int other = table.add(0, draft("H9"), 10);
        final FilingDraft draft = draft("H11010500001", "H2");
        draft.documents = 0xA5;
        draft.documentsDueEpochDay = 44;
        final int row = table.add(0, draft, 10);

        assertEquals(FilingKind.CHRONIC, table.kind(row));
        assertEquals(FilingState.ACTIVE, table.state(row));
        assertEquals(FilingCategory.LONG_TERM_RESIDENT, table.category(row));
        assertEquals(FilingBasis.COMMITMENT, table.basis(row));
        assertEquals(FilingChannel.NATIONAL_APP, table.channel(row));
        assertEquals(0xA5, table.documents(row));
        assertFalse(table.isProven(row));
        assertEquals(130_100, table.place(row));
        assertEquals(11, table.fromEpochDay(row));
        assertEquals(33, table.toEpochDay(row));
        assertEquals(9, table.registeredEpochDay(row));
        assertEquals(44, table.documentsDueEpochDay(row));
        assertEquals(FilingTable.NOT_ENDED, table.endedFrom(row));
        assertEquals(AsciiField.pack("M03900"), table.disease(row));
        assertEquals(2, table.number(row));
        assertEquals(other, table.next(row));
        assertEquals(0, table.documents(other));
        assertEquals(0, table.documentsDueEpochDay(other));
    }

    @Test
    void shouldBeForTheKindsOfCareThatWereNamed() {
        final int row = table.add(0, draft("H1"), 10);

        for (final CareType careType : CareType.values()) {
            assertEquals(
                    careType == CareType.CHRONIC_OUTPATIENT || careType == CareType.PHARMACY,
                    table.isFor(row, careType),
                    careType::name);
        }
    }

    @Test
    void shouldCoverItsDaysTheFirstAndTheLastIncluded() {
        final int row = table.add(0, draft("H1"), 10);

        assertFalse(table.covers(row, 10));
        assertTrue(table.covers(row, 11));
        assertTrue(table.covers(row, 33));
        assertFalse(table.covers(row, 34));
        table.extend(row, 34);
        assertTrue(table.covers(row, 34));
        assertEquals(34, table.toEpochDay(row));
    }

    @Test
    void shouldNameSoManyHospitalsInTheirOrder() {
        final String[] codes = new String[ChronicRule.HOSPITALS_MAX];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = "H1101050000" + i;
        }
        final int row = table.add(0, draft(codes), 10);
        final UnsafeBuffer code = new UnsafeBuffer(new byte[FilingDraft.HOSPITAL_CODE_BYTES]);

        assertEquals(codes.length, table.hospitalCount(row));
        for (int i = 0; i < codes.length; i++) {
            assertEquals(130_101 + i, table.hospitalArea(row, i));
            table.copyHospital(row, i, code, 0);
            assertEquals(codes[i], code.getStringWithoutLengthAscii(0, codes[i].length()));
            assertTrue(table.designates(row, code, 0));
            for (int j = 0; j < codes.length; j++) {
                assertEquals(i == j, table.isHospital(row, j, code, 0));
            }
        }
        code.putByte(FilingDraft.HOSPITAL_CODE_BYTES - 1, (byte) 'X');
        assertFalse(table.designates(row, code, 0));
    }

    @Test
    void shouldSayWhichHospitalsTwoFilingsShare() {
        final int one = table.add(0, draft("H1", "H2"), 10);
        final int two = table.add(0, draft("H3", "H2"), 10);

        assertFalse(table.sharesHospital(one, two, 0));
        assertTrue(table.sharesHospital(one, two, 1));
    }

    /** NAT-10a: a change that names no hospitals keeps those of before. */
    @Test
    void shouldTakeTheHospitalsOfAnotherFiling() {
        final int row = table.add(0, draft("H1", "H2"), 10);
        final FilingDraft draft = draft("H7", "H8", "H9");
        assertFalse(draft.names(table, row, 0));
        draft.nameHospitalsOf(table, row);

        assertEquals(2, draft.hospitalCount());
        assertEquals(130_102, draft.hospitalArea(1));
        assertTrue(draft.names(table, row, 0));
        assertTrue(draft.names(table, row, 1));
        final int copy = table.add(0, draft, 10);
        assertEquals(2, table.hospitalCount(copy));
        assertTrue(table.sharesHospital(row, copy, 0));
        assertTrue(table.sharesHospital(row, copy, 1));
        assertEquals(130_101, table.hospitalArea(copy, 0));
    }

    @Test
    void shouldNameNoHospitalOnceCleared() {
        final FilingDraft draft = draft("H1", "H2");
        draft.clearHospitals();
        final int row = table.add(0, draft, 10);

        assertEquals(0, table.hospitalCount(row));
        assertEquals(0, table.hospitalArea(row, 0));
    }

    private static FilingDraft draft(final String... hospitals) {
        final List<FilingRow.Hospital> named = new ArrayList<>();
        for (final String hospital : hospitals) {
            named.add(new FilingRow.Hospital(hospital, 130_101 + named.size()));
        }
        return new FilingDraft()
                .of(new FilingRow(
                        "P1",
                        310,
                        FilingKind.CHRONIC,
                        FilingCategory.LONG_TERM_RESIDENT,
                        FilingBasis.COMMITMENT,
                        false,
                        FilingChannel.NATIONAL_APP,
                        130_100,
                        11,
                        33,
                        9,
                        Set.of(CareType.CHRONIC_OUTPATIENT, CareType.PHARMACY),
                        "M03900",
                        named));
    }
}
