package io.yidi.gateway.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.PersonStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTableTest {

    private static final int EMPLOYEE = 310;
    private static final int RESIDENT = 390;
    private static final int PERSONS = Portion.of(50_000);

    @ParameterizedTest
    @ValueSource(longs = {3, 33, 333})
    void shouldHoldWhatAHashMapHolds(final long seed) {
        final Random random = new Random(seed);
        final PersonTable table = new PersonTable();
        final Map<String, PersonRow> model = new HashMap<>();
        for (int i = 0; i < Portion.of(30_000); i++) {
            final PersonRow person = anyPerson("P" + random.nextInt(12_000), random);
            table.put(person, 0);
            model.put(key(person.personNo(), person.insuranceType()), person);
        }
        assertEquals(model.size(), table.count());
        model.values().forEach(person -> assertHolds(person, table));
    }

    @Test
    void shouldKeepEveryPersonWhileGrowing() {
        final PersonTable table = new PersonTable();
        final Random random = new Random(4);
        for (int i = 0; i < PERSONS; i++) {
            assertEquals(i, table.put(anyPerson("NO" + i, random, EMPLOYEE), 0));
        }
        for (int i = 0; i < PERSONS; i++) {
            assertEquals(i, find(table, "NO" + i, EMPLOYEE));
            assertEquals(PersonTable.NOT_FOUND, find(table, "NO" + i, RESIDENT));
        }
    }

    @Test
    void shouldTellTheInsurancesOfAPersonApart() {
        final PersonTable table = new PersonTable();
        final int employee = table.put(person("P1", EMPLOYEE, 100_00), 0);
        final int resident = table.put(person("P1", RESIDENT, 0), 0);
        table.debit(employee, 30_00);

        assertEquals(70_00, table.accountBalanceFen(employee));
        assertEquals(0, table.accountBalanceFen(resident));
    }

    @Test
    void shouldTellNumbersOfFullLengthApart() {
        final PersonTable table = new PersonTable();
        final String number = "P".repeat(PersonTable.PERSON_NO_BYTES);
        final int row = table.put(person(number, EMPLOYEE, 0), 0);

        assertEquals(row, find(table, number, EMPLOYEE));
        assertEquals(PersonTable.NOT_FOUND, find(table, number.substring(1), EMPLOYEE));
    }

    /** BJ-N4.2c: whatever number is used, it is the same person. */
    @Test
    void shouldFindAPersonByEveryNumberItEverHad() {
        final PersonTable table = new PersonTable();
        final int row = table.put(person("OLD", EMPLOYEE, 7), 0);
        table.put(person("OTHER", EMPLOYEE, 0), 0);

        assertTrue(table.renumber("OLD", EMPLOYEE, "NEW"));
        assertTrue(table.renumber("NEW", EMPLOYEE, "NEWER"));
        assertFalse(table.renumber("OLD", EMPLOYEE, "OTHER"), "the number of somebody else");
        assertFalse(table.renumber("NOBODY", EMPLOYEE, "X"));
        for (final String number : new String[] {"OLD", "NEW", "NEWER"}) {
            assertEquals(row, find(table, number, EMPLOYEE));
        }
        assertEquals(row, table.put(person("NEWER", EMPLOYEE, 9), 0));
        assertEquals(9, table.accountBalanceFen(row));
        assertEquals(PersonTable.NOT_FOUND, find(table, "NEW", RESIDENT));
    }

    @Test
    void shouldHoldFlagsOfOneByte() {
        final PersonTable table = new PersonTable();

        assertEquals(0xFF, table.flags(table.put(flagged(0xFF), 0)));
        assertThrows(IllegalArgumentException.class, () -> table.put(flagged(0x100), 0));
        assertThrows(IllegalArgumentException.class, () -> table.put(flagged(-1), 0));
        assertEquals(1, table.count());
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
        table.suspend(17, 1, 2, 0);

        assertNotEquals(before, debited);
        assertNotEquals(before, table.stateHash());
    }

    private static PersonTable filled(final long seed) {
        final Random random = new Random(seed);
        final PersonTable table = new PersonTable();
        for (int i = 0; i < 100; i++) {
            table.put(anyPerson("P" + i, random, EMPLOYEE), 0);
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
        assertEquals(person.benefit(), table.benefit(row, 0));
        assertEquals(person.accountBalanceFen(), table.accountBalanceFen(row));
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

    private static PersonRow flagged(final int flags) {
        return new PersonRow(
                "P1",
                EMPLOYEE,
                410_802,
                PersonStatus.WORKING,
                0,
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                flags,
                BenefitStatus.NORMAL,
                0);
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

    private static <E> E anyOf(final E[] values, final Random random) {
        return values[random.nextInt(values.length)];
    }

    private static String key(final String personNo, final int insuranceType) {
        return personNo + '/' + insuranceType;
    }
}
