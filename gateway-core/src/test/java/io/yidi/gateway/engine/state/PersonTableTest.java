package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTableTest {

    private static final int EMPLOYEE = 310;
    private static final int RESIDENT = 390;

    @ParameterizedTest
    @ValueSource(longs = {3, 33, 333})
    void shouldHoldWhatAHashMapHolds(final long seed) {
        final Random random = new Random(seed);
        final PersonTable table = new PersonTable();
        final Map<String, PersonRow> model = new HashMap<>();
        final Map<String, FilingRow> filings = new HashMap<>();
        for (int i = 0; i < 30_000; i++) {
            final PersonRow person = anyPerson("P" + random.nextInt(12_000), random);
            table.put(person);
            model.put(key(person.personNo(), person.insuranceType()), person);
            final FilingRow filing = anyFiling("P" + random.nextInt(12_000), random);
            final String filedFor = key(filing.personNo(), filing.insuranceType());
            assertEquals(model.containsKey(filedFor), table.file(filing));
            if (model.containsKey(filedFor)) {
                filings.put(filedFor, filing);
            }
        }
        assertEquals(model.size(), table.count());
        model.values().forEach(person -> assertHolds(person, table));
        filings.values().forEach(filing -> assertHolds(filing, table));
    }

    @Test
    void shouldKeepEveryPersonWhileGrowing() {
        final PersonTable table = new PersonTable();
        final Random random = new Random(4);
        for (int i = 0; i < 50_000; i++) {
            assertEquals(i, table.put(anyPerson("NO" + i, random, EMPLOYEE)));
        }
        for (int i = 0; i < 50_000; i++) {
            assertEquals(i, find(table, "NO" + i, EMPLOYEE));
            assertEquals(PersonTable.NOT_FOUND, find(table, "NO" + i, RESIDENT));
        }
    }

    @Test
    void shouldTellTheInsurancesOfAPersonApart() {
        final PersonTable table = new PersonTable();
        final int employee = table.put(person("P1", EMPLOYEE, 100_00));
        final int resident = table.put(person("P1", RESIDENT, 0));
        table.debit(employee, 30_00);

        assertEquals(70_00, table.accountBalanceFen(employee));
        assertEquals(0, table.accountBalanceFen(resident));
    }

    @Test
    void shouldTellNumbersOfFullLengthApart() {
        final PersonTable table = new PersonTable();
        final String number = "P".repeat(PersonTable.PERSON_NO_BYTES);
        final int row = table.put(person(number, EMPLOYEE, 0));

        assertEquals(row, find(table, number, EMPLOYEE));
        assertEquals(PersonTable.NOT_FOUND, find(table, number.substring(1), EMPLOYEE));
    }

    /** BJ-10b, INV-23: a new filing ends the old one. */
    @Test
    void shouldSupersedeAFilingByTheNextOne() {
        final PersonTable table = new PersonTable();
        final int row = table.put(person("P1", EMPLOYEE, 0));
        assertNull(table.filedCategory(row));

        table.file(new FilingRow(
                "P1", EMPLOYEE, BenefitCategory.LONG_TERM, 110_000, 10, 20, EnumSet.allOf(CareType.class)));
        table.file(new FilingRow(
                "P1", EMPLOYEE, BenefitCategory.TRANSFER, 310_100, 30, Integer.MAX_VALUE, Set.of(CareType.INPATIENT)));

        assertEquals(BenefitCategory.TRANSFER, table.filedCategory(row));
        assertEquals(310_100, table.filedPlace(row));
        assertEquals(30, table.filedFrom(row));
        assertEquals(Integer.MAX_VALUE, table.filedTo(row));
        assertTrue(table.filedFor(row, CareType.INPATIENT));
        assertFalse(table.filedFor(row, CareType.OUTPATIENT));
    }

    @Test
    void shouldKeepTheFilingWhenThePersonIsReplaced() {
        final PersonTable table = new PersonTable();
        table.put(person("P1", EMPLOYEE, 0));
        table.file(
                new FilingRow("P1", EMPLOYEE, BenefitCategory.LONG_TERM, 110_000, 10, 20, Set.of(CareType.PHARMACY)));
        final int row = table.put(person("P1", EMPLOYEE, 5_00));

        assertEquals(1, table.count());
        assertEquals(5_00, table.accountBalanceFen(row));
        assertEquals(BenefitCategory.LONG_TERM, table.filedCategory(row));
    }

    @Test
    void shouldNotFileForSomebodyUnknown() {
        final PersonTable table = new PersonTable();

        assertFalse(table.file(
                new FilingRow("P1", EMPLOYEE, BenefitCategory.LONG_TERM, 110_000, 10, 20, Set.of(CareType.PHARMACY))));
        assertEquals(0, table.count());
    }

    @Test
    void shouldHashTheSameRowsTheSame() {
        assertEquals(filled(5).stateHash(), filled(5).stateHash());
        assertNotEquals(filled(5).stateHash(), filled(6).stateHash());
    }

    @Test
    void shouldHashDifferentlyWhenAnythingIsChanged() {
        final PersonTable table = filled(5);
        final long before = table.stateHash();
        table.debit(17, 1);
        final long debited = table.stateHash();
        table.debit(17, -1);
        assertEquals(before, table.stateHash());
        table.file(new FilingRow("P17", EMPLOYEE, BenefitCategory.EMERGENCY, 1, 1, 1, Set.of(CareType.PHARMACY)));

        assertNotEquals(before, debited);
        assertNotEquals(before, table.stateHash());
    }

    private static PersonTable filled(final long seed) {
        final Random random = new Random(seed);
        final PersonTable table = new PersonTable();
        for (int i = 0; i < 100; i++) {
            table.put(anyPerson("P" + i, random, EMPLOYEE));
        }
        return table;
    }

    private static void assertHolds(final PersonRow person, final PersonTable table) {
        final int row = find(table, person.personNo(), person.insuranceType());
        assertEquals(person.insuredPlace(), table.insuredPlace(row));
        assertEquals(person.status(), table.status(row));
        assertEquals(person.birthEpochDay(), table.birthEpochDay(row));
        assertEquals(person.assistanceClass(), table.assistanceClass(row));
        assertEquals(person.grade(), table.grade(row));
        assertEquals(person.flags(), table.flags(row));
        assertEquals(person.benefit(), table.benefit(row));
        assertEquals(person.accountBalanceFen(), table.accountBalanceFen(row));
    }

    private static void assertHolds(final FilingRow filing, final PersonTable table) {
        final int row = find(table, filing.personNo(), filing.insuranceType());
        assertEquals(filing.category(), table.filedCategory(row));
        assertEquals(filing.place(), table.filedPlace(row));
        assertEquals(filing.fromEpochDay(), table.filedFrom(row));
        assertEquals(filing.toEpochDay(), table.filedTo(row));
        for (final CareType careType : CareType.values()) {
            assertEquals(filing.careTypes().contains(careType), table.filedFor(row, careType));
        }
    }

    private static int find(final PersonTable table, final String personNo, final int insuranceType) {
        final UnsafeBuffer field = new UnsafeBuffer(new byte[PersonTable.PERSON_NO_BYTES + 7]);
        AsciiField.put(field, 7, PersonTable.PERSON_NO_BYTES, personNo);
        return table.find(field, 7, insuranceType);
    }

    private static PersonRow person(final String personNo, final int insuranceType, final long balanceFen) {
        return new PersonRow(
                personNo,
                insuranceType,
                410_802,
                PersonStatus.WORKING,
                0,
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                0,
                BenefitStatus.NORMAL,
                balanceFen);
    }

    private static PersonRow anyPerson(final String personNo, final Random random) {
        return anyPerson(personNo, random, random.nextBoolean() ? EMPLOYEE : RESIDENT);
    }

    private static PersonRow anyPerson(final String personNo, final Random random, final int insuranceType) {
        return new PersonRow(
                personNo,
                insuranceType,
                100_000 + random.nextInt(900_000),
                anyOf(PersonStatus.values(), random),
                random.nextInt(40_000) - 20_000,
                anyOf(AssistanceClass.values(), random),
                anyOf(ContributionGrade.values(), random),
                random.nextBoolean() ? BenefitContext.CIVIL_SERVANT : 0,
                anyOf(BenefitStatus.values(), random),
                random.nextInt(1_000_000));
    }

    private static FilingRow anyFiling(final String personNo, final Random random) {
        final EnumSet<CareType> careTypes = EnumSet.of(anyOf(CareType.values(), random));
        careTypes.add(anyOf(CareType.values(), random));
        return new FilingRow(
                personNo,
                random.nextBoolean() ? EMPLOYEE : RESIDENT,
                anyOf(BenefitCategory.values(), random),
                100_000 + random.nextInt(900_000),
                random.nextInt(10_000),
                random.nextInt(20_000),
                careTypes);
    }

    private static <E> E anyOf(final E[] values, final Random random) {
        return values[random.nextInt(values.length)];
    }

    private static String key(final String personNo, final int insuranceType) {
        return personNo + '/' + insuranceType;
    }
}
