package io.yidi.load.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.load.bill.BillGenerator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StayPlanTest {

    @ParameterizedTest
    @CsvSource({
        // in scope, deductible, paid before, the pool pays
        "BEIJING,        200000, 130000,        0,   59500",
        "BEIJING,       3000000, 130000,        0, 2439500",
        "BEIJING,       5000000, 130000,        0, 4289500",
        "BEIJING,       5000000,  65000,        0, 4344750",
        "BEIJING,       5000000,  65000,  9000000, 1000000",
        "BEIJING,       5000000,  65000, 10000000,       0",
        "BEIJING,        130001, 130000,        0,       1",
        "WITH_ACCOUNT,   150000,  90000,        0,   51000",
        "WITH_ACCOUNT,  1500000,  90000,        0, 1223500",
        "WITH_ACCOUNT,  1500000,  45000,        0, 1261750",
        "WITH_ACCOUNT,  1500000,  45000,  9999999,       1"
    })
    void shouldPayEachBandItsShareUntilTheYearIsUsedUp(
            final StayPlan plan,
            final long inScopeFen,
            final long deductibleFen,
            final long paidBeforeFen,
            final long poolFen) {
        assertEquals(poolFen, plan.poolFen(inScopeFen, deductibleFen, paidBeforeFen));
    }

    @Test
    void shouldTakeAnotherDeductibleOfTheFirstStay() {
        assertEquals(130_000, StayPlan.BEIJING.deductibleFen(1));
        assertEquals(65_000, StayPlan.BEIJING.deductibleFen(3));
        assertEquals(90_000, StayPlan.WITH_ACCOUNT.deductibleFen(1));
        assertEquals(45_000, StayPlan.WITH_ACCOUNT.deductibleFen(2));
    }

    @Test
    void shouldPayFromTheAccountWhatTheFundsLeaveAsFarAsThereIsSomething() {
        final SplitFacts split = new SplitFacts(
                2026, 150_000, 700, 90_000, new TreeMap<>(Map.of("310100", 51_000L, "330100", 9_000L)), 0);

        assertEquals(90_700, StayPlan.WITH_ACCOUNT.accountFen(split, 1_000_000));
        assertEquals(12, StayPlan.WITH_ACCOUNT.accountFen(split, 12));
        assertEquals(0, StayPlan.WITH_ACCOUNT.accountFen(split, -3));
        assertEquals(0, StayPlan.BEIJING.accountFen(split, 1_000_000));
    }

    @Test
    void shouldInsureEverySecondPersonWhereTheAccountPays() {
        assertEquals(StayPlan.BEIJING, StayPlan.of(BillGenerator.personNo(0)));
        assertEquals(StayPlan.WITH_ACCOUNT, StayPlan.of(BillGenerator.personNo(1)));
        assertEquals("950100", StayPlan.of(BillGenerator.personNo(199)).insuredPlace());
    }
}
