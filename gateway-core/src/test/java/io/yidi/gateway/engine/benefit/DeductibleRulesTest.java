package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFen;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.DeductibleRule;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.protocol.sbe.ReferralStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Deductible: basis, ordinal, year maximum, waivers, referral (INV-5, BJ-22a)")
class DeductibleRulesTest {

    private static final long WAIVED_DISEASE = 4711;

    @Test
    void shouldTakeTheAmountOfTheStaysOrdinalAndRepeatTheLast() {
        final Person person = new Person(PlanBuilder.inpatient()
                .deductible(Basis.PER_STAY, "500.00", "300.00", "100.00")
                .build());

        assertTaken("500.00", person);
        assertTaken("300.00", person);
        assertTaken("100.00", person);
        assertTaken("100.00", person);
    }

    @Test
    void shouldTakeAYearsDeductibleOnceAndAVisitsEachTime() {
        final Person yearly = new Person(
                PlanBuilder.outpatient().deductible(Basis.PER_YEAR, "1500.00").build());
        final Person byVisit = new Person(
                PlanBuilder.outpatient().deductible(Basis.PER_VISIT, "20.00").build());

        assertTaken("1 000.00", yearly);
        assertTaken("500.00", yearly);
        assertTaken("0.00", yearly);
        assertTaken("20.00", byVisit);
        assertTaken("20.00", byVisit);
    }

    @Test
    void shouldTakeNoMoreThanTheYearsMaximum() {
        final Person person = new Person(PlanBuilder.inpatient()
                .deductible(rule(Basis.PER_STAY, "600.00", KeyedRows.ofAll(Person.fen("1000.00")), false))
                .build());

        assertTaken("600.00", person);
        assertTaken("400.00", person);
        assertTaken("0.00", person);
    }

    @Test
    void shouldWaiveByDiseaseAndByAssistanceClass() {
        final Person person = new Person(PlanBuilder.inpatient()
                .deductible(rule(Basis.PER_VISIT, "600.00", null, false))
                .build());

        assertTaken("600.00", person);
        person.request.diseaseKey = WAIVED_DISEASE;
        assertTaken("0.00", person);
        person.request.diseaseKey = WAIVED_DISEASE + 1;
        assertTaken("600.00", person);
        person.request.context.assistanceClass = AssistanceClass.EXTREME_POVERTY;
        assertTaken("0.00", person);
    }

    @ParameterizedTest(name = "{0} from level {1} to {2}, continues {3}: {4}")
    @DisplayName("JZ-2.4: a linked referral upwards takes the difference, one downwards nothing")
    @CsvSource({
        "NONE,      0, 2, true,  900.00",
        "UPWARDS,   0, 2, true,  600.00",
        "UPWARDS,   2, 2, true,    0.00",
        "UPWARDS,   2, 0, true,    0.00",
        "DOWNWARDS, 2, 0, true,    0.00",
        "UPWARDS,   0, 2, false, 900.00",
        "DOWNWARDS, 2, 0, false, 300.00",
    })
    void shouldContinueOverAReferral(
            final ReferralStep step,
            final int fromLevel,
            final int level,
            final boolean continues,
            final String taken) {
        final List<KeyedRows.Row<long[]>> rows = new ArrayList<>();
        rows.add(row(0, "300.00"));
        rows.add(row(2, "900.00"));
        final Person person = new Person(PlanBuilder.inpatient()
                .deductible(new DeductibleRule(Basis.PER_STAY, KeyedRows.of(rows), null, Set.of(), Set.of(), continues))
                .build());
        person.request.context.level = level;
        person.request.referralStep = step;
        person.request.referredFromLevel = fromLevel;

        assertTaken(taken, person);
    }

    private static KeyedRows.Row<long[]> row(final int level, final String amount) {
        return new KeyedRows.Row<>(
                new Selector(level, null, 0, Selector.AGE_OPEN, null, null, null), new long[] {Person.fen(amount)});
    }

    private static DeductibleRule rule(
            final Basis basis, final String amount, final KeyedRows<Long> yearMax, final boolean continues) {
        return new DeductibleRule(
                basis,
                KeyedRows.ofAll(new long[] {Person.fen(amount)}),
                yearMax,
                Set.of(WAIVED_DISEASE, 1L),
                Set.of(AssistanceClass.EXTREME_POVERTY),
                continues);
    }

    private static void assertTaken(final String taken, final Person person) {
        final BenefitResult result = person.settle("1 000.00", "1 000.00");
        assertFen(taken, result.total().deductibleFen);
    }
}
