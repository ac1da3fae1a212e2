package io.yidi.gateway.engine.benefit;

import static io.yidi.gateway.engine.benefit.Person.assertFen;
import static io.yidi.gateway.engine.benefit.Person.assertFunds;

import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.DeductibleRule.Basis;
import io.yidi.gateway.policy.plane.Eligibility;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.Plan.BandScope;
import io.yidi.gateway.policy.plane.StatusRule;
import io.yidi.protocol.code.PersonStatus;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Worked examples: layers after the pool (INV-3, INV-4, INV-5, BJ-F14-2)")
class LayerExampleTest {

    @Test
    @DisplayName("Critical illness crosses its deductible over two bills, then a band edge")
    void shouldCumulateTheBaseOfCriticalIllness() {
        final Person person = new Person(resident()
                .layer(LayerBuilder.remaining("390200")
                        .deductible("14000.00")
                        .bands("60% to 100000.00, 70%")
                        .cap("300000.00"))
                .build());

        final BenefitResult bill1 = person.settle("40 000.00", "35 000.55");
        assertFunds(bill1, "390100 22100.36", "390200 0.00");
        assertFen("17 899.64", bill1.total().personalFen);
        final BenefitResult bill2 = person.settle("180 000.00", "165 432.10");
        assertFunds(bill2, "390100 106880.87", "390200 34470.85");
        assertFen("38 648.28", bill2.total().personalFen);
        final BenefitResult bill3 = person.settle("150 000.00", "140 000.00");
        assertFunds(bill3, "390100 21018.77", "390200 80432.00");
        assertFen("48 549.23", bill3.total().personalFen);

        person.assertCounter("150 000.00", "pool", 2023);
        person.assertCounter("190 432.65", "base/390200", 2023);
        person.assertCounter("114 902.85", "paid/390200", 2023);
    }

    @Test
    @DisplayName("Low income: a tilted critical illness layer, then medical assistance")
    void shouldLetAssistanceLookAtWhatCriticalIllnessLeft() {
        final Person person = new Person(resident()
                .layer(LayerBuilder.remaining("390200").deductible("7000.00").bands("65% to 100000.00, 75%"))
                .layer(LayerBuilder.remaining("610100").bands("70%").cap("50000.00"))
                .build());

        final BenefitResult bill1 = person.settle("40 000.00", "35 000.55");
        assertFunds(bill1, "390100 22100.36", "390200 3835.12", "610100 6345.55");
        assertFen("7 718.97", bill1.total().personalFen);
        final BenefitResult bill2 = person.settle("180 000.00", "165 432.10");
        assertFunds(bill2, "390100 106880.87", "390200 38058.30", "610100 14345.05");
        assertFen("20 715.78", bill2.total().personalFen);
        final BenefitResult bill3 = person.settle("150 000.00", "140 000.00");
        assertFunds(bill3, "390100 21018.77", "390200 86381.06", "610100 22820.12");
        assertFen("19 780.05", bill3.total().personalFen);

        person.assertCounter("128 274.48", "paid/390200", 2023);
        person.assertCounter("190 432.65", "base/390200", 2023);
        person.assertCounter("43 510.72", "paid/610100", 2023);
        person.assertCounter("62 158.17", "base/610100", 2023);
    }

    @Test
    @DisplayName("Civil servants after large-expense; retired; personal account")
    void shouldPayCivilServantsAfterLargeExpenseAndThenTheAccount() {
        final Person person =
                new Person(civilServants()).status(PersonStatus.RETIRED).balance("2 000.00");
        person.request.context.flags = BenefitContext.CIVIL_SERVANT;

        final BenefitResult bill1 = person.settle("82 345.67", "3 210.11", "444.22", "4 000.00");
        assertFunds(bill1, "310100 75289.47", "330100 0.00", "320100 4844.96");
        assertPersonal(bill1, "9 865.57", "2 000.00", "7 865.57");
        assertFen("80 134.43", bill1.total().fundTotalFen);
        assertCounters(person, "75 289.47", "0.00", "0.00", "7 056.20", "4 844.96");

        final BenefitResult bill2 = person.settle("76 543.21", "2 456.79", "1 000.00", "5 000.00");
        assertFunds(bill2, "310100 24710.53", "330100 44108.38", "320100 6179.44");
        assertPersonal(bill2, "10 001.65", "0.00", "10 001.65");
        assertCounters(person, "100 000.00", "49 009.31", "44 108.38", "14 780.50", "11 024.40");

        final BenefitResult bill3 = person.settle("60 000.00", "600.00", "0.00", "400.00");
        assertFunds(bill3, "310100 0.00", "330100 53595.00", "320100 3975.60");
        assertPersonal(bill3, "3 429.40", "0.00", "3 429.40");
        assertCounters(person, "100 000.00", "108 559.31", "97 703.38", "21 185.50", "15 000.00");
        person.assertCounter("2 000.00", "account", 2023);
    }

    @Test
    void shouldLeaveOutALayerThatIsNotForThePerson() {
        final Person person = new Person(civilServants()).status(PersonStatus.RETIRED);

        assertFunds(person.settle("82 345.67", "3 210.11", "444.22", "4 000.00"), "310100 75289.47", "330100 0.00");
        person.assertCounter("0.00", "base/320100", 2023);
    }

    private static Plan civilServants() {
        final Eligibility civilServant = new Eligibility(Set.of(), Set.of(), BenefitContext.CIVIL_SERVANT);
        return PlanBuilder.inpatient()
                .deductible(Basis.PER_STAY, "900.00", "450.00")
                .bands(BandScope.STAY, "85% to 10000.00, 90%")
                .tilt(PersonStatus.RETIRED, StatusRule.Kind.POINTS, 300)
                .poolCap("100000.00")
                .layer(LayerBuilder.above("330100").bands("90%").cap("300000.00"))
                .layer(LayerBuilder.remaining("320100")
                        .eligible(civilServant)
                        .deductible("1000.00")
                        .bands("80% to 20000.00, 90%")
                        .cap("15000.00"))
                .accountPays(Part.PROPORTION.bit() | Part.PRE_SELF_PAY.bit())
                .build();
    }

    private static PlanBuilder resident() {
        return PlanBuilder.inpatient()
                .poolFund("390100")
                .deductible(Basis.PER_STAY, "1000.00")
                .bands(BandScope.STAY, "65%")
                .poolCap("150000.00");
    }

    private static void assertPersonal(
            final BenefitResult result, final String personal, final String account, final String cash) {
        assertFen(personal, result.total().personalFen);
        assertFen(account, result.total().accountFen);
        assertFen(cash, result.total().cashFen);
    }

    private static void assertCounters(
            final Person person,
            final String pool,
            final String aboveBase,
            final String abovePaid,
            final String servantBase,
            final String servantPaid) {
        person.assertCounter(pool, "pool", 2023);
        person.assertCounter(aboveBase, "base/330100", 2023);
        person.assertCounter(abovePaid, "paid/330100", 2023);
        person.assertCounter(servantBase, "base/320100", 2023);
        person.assertCounter(servantPaid, "paid/320100", 2023);
    }
}
