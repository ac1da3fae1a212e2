package io.yidi.gateway.engine.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.money.Fen;
import java.util.StringJoiner;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bills under the shipped packs of the regions. Every amount was computed by hand from the figures of the packs; the
 * arithmetic stands beside the row. Each row is somebody's first bill of the year; all of it is in scope.
 */
@DisplayName("Bills of the shipped regions, computed by hand")
class RegionBillsTest {

    private static final int CARE_PLACE = 310_000;

    /** The person and the reason of a row: {@code RETIRED 72 TRANSFER}, and anything else that matters. */
    private static Person person(final int area, final int insurance, final CareType care, final String who) {
        final RegionPolicy region = Packs.plane().regionOf(area);
        final Person person = new Person(region);
        person.request.insuranceType = insurance;
        person.request.careType = care;
        for (final String word : who.split(" ", -1)) {
            if (word.matches("L[123]")) {
                person.request.context.level = region.levelOf(word.charAt(1) - '0', CARE_PLACE);
            } else if (word.matches("[0-9]{1,2}")) {
                person.request.context.ageYears = Integer.parseInt(word);
            } else {
                describe(person, word);
            }
        }
        return person;
    }

    private static void describe(final Person person, final String word) {
        switch (word) {
            case "WORKING", "RETIRED", "MINOR", "ADULT" -> person.status(PersonStatus.valueOf(word));
            case "HIGH" -> person.request.context.grade = ContributionGrade.HIGH;
            case "MINIMUM_LIVING" -> person.request.context.assistanceClass = AssistanceClass.MINIMUM_LIVING;
            default -> person.as(BenefitCategory.valueOf(word));
        }
    }

    private static String outcome(final BenefitResult result) {
        final StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < result.fundCount(); i++) {
            if (result.fundFen(i) != 0) {
                text.add(result.fund(i).code()).add(Fen.format(result.fundFen(i)));
            }
        }
        return text.add("personal")
                .add(Fen.format(result.total().personalFen))
                .add(result.illustrative() ? "illustrative" : "verified")
                .toString();
    }

    private static void assertBill(
            final int area,
            final String insurance,
            final CareType care,
            final String who,
            final String date,
            final String amount,
            final String expected) {
        final Person person = person(area, insurance.equals("EMPLOYEE") ? 310 : 390, care, who);

        assertEquals(expected, outcome(person.on(date).settle(amount, amount)));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5}")
    @DisplayName("BJ-3, BJ-22a, BJ-N1.1, BJ-26a, NAT-N4.2b, NAT-16b: Beijing")
    @CsvSource({
        // 28 700 × 85 % + 10 000 × 90 % + 10 000 × 95 %
        "EMPLOYEE, INPATIENT, WORKING L3, 2023-06-01, 50000.00, 310100 42895.00 personal 7105.00 verified",
        // own share (28 700 × 15 % + 10 000 × 10 % + 10 000 × 5 %) × 60 % = 3 483
        "EMPLOYEE, INPATIENT, RETIRED L3, 2023-06-01, 50000.00, 310100 45217.00 personal 4783.00 verified",
        // 28 700 × 87 % + 10 000 × 92 % + 10 000 × 97 %
        "EMPLOYEE, INPATIENT, WORKING L2, 2023-06-01, 50000.00, 310100 43869.00 personal 6131.00 illustrative",
        // the cap ends at 40 000 + (100 000 − 33 395) ÷ 0.95; the rest 89 889.4736… × 85 %
        "EMPLOYEE, INPATIENT, WORKING L3, 2023-06-01, 200000.00,"
                + " 310100 100000.00 330100 76406.05 personal 23593.95 illustrative",
        // 18 200 × 70 % + 5 000 × 60 %
        "EMPLOYEE, OUTPATIENT, WORKING L3, 2023-06-01, 25000.00, 330100 15740.00 personal 9260.00 verified",
        // 18 700 × 85 % + 5 000 × 80 %
        "EMPLOYEE, OUTPATIENT, RETIRED 66 L2, 2023-06-01, 25000.00, 330100 19895.00 personal 5105.00 verified",
        // 18 700 × 90 % + 5 000 × 80 %
        "EMPLOYEE, OUTPATIENT, RETIRED 72 L3, 2023-06-01, 25000.00, 330100 20830.00 personal 4170.00 verified",
        // 8 200 × 70 %
        "EMPLOYEE, OUTPATIENT, WORKING L1, 2023-06-01, 10000.00, 330100 5740.00 personal 4260.00 illustrative",
        // 545.67 × 70 % = 381.969
        "EMPLOYEE, PHARMACY, WORKING L1, 2023-06-01, 2345.67, 330100 381.97 personal 1963.70 illustrative",
        // as an inpatient, one deductible a year
        "EMPLOYEE, CHRONIC_OUTPATIENT, WORKING L3, 2023-06-01, 50000.00,"
                + " 310100 42895.00 personal 7105.00 illustrative",
        // 9 700 × 80 %
        "RESIDENT, INPATIENT, ADULT L1, 2023-06-01, 10000.00, 390100 7760.00 personal 2240.00 illustrative",
        // 9 600 × 78 %
        "RESIDENT, INPATIENT, MINOR L2, 2023-06-01, 10000.00, 390100 7488.00 personal 2512.00 illustrative",
        // 148 700 × 75 %; (38 475 − 30 404) × 60 %
        "RESIDENT, INPATIENT, ADULT L3, 2023-06-01, 150000.00,"
                + " 390100 111525.00 390200 4842.60 personal 33632.40 illustrative",
        // 398 700 × 75 % is above the cap; 119 596 above the deductible: 50 000 × 60 % + 69 596 × 70 %
        "RESIDENT, INPATIENT, ADULT L3, 2023-06-01, 400000.00,"
                + " 390100 250000.00 390200 78717.20 personal 71282.80 illustrative",
        // 134 798 above half of the deductible: 50 000 × 65 % + 84 798 × 75 %
        "RESIDENT, INPATIENT, ADULT L3 MINIMUM_LIVING, 2023-06-01, 400000.00,"
                + " 390100 250000.00 390200 96098.50 personal 53901.50 illustrative",
        // 900 × 55 %
        "RESIDENT, OUTPATIENT, ADULT L1, 2023-06-01, 1000.00, 390100 495.00 personal 505.00 verified",
        // 11 450 × 50 % is above the cap of the year
        "RESIDENT, OUTPATIENT, ADULT L3, 2023-06-01, 12000.00, 390100 4500.00 personal 7500.00 illustrative",
        "RESIDENT, OUTPATIENT, ADULT L3, 2024-06-01, 12000.00, 390100 5000.00 personal 7000.00 illustrative",
        // 450 × 50 %
        "RESIDENT, PHARMACY, ADULT L1, 2023-06-01, 1000.00, 390100 225.00 personal 775.00 illustrative",
        // 9 200 × 78 %
        "RESIDENT, CHRONIC_OUTPATIENT, ADULT L2, 2023-06-01, 10000.00, 390100 7176.00 personal 2824.00 illustrative",
    })
    void shouldSettleForBeijing(
            final String insurance,
            final CareType care,
            final String who,
            final String date,
            final String amount,
            final String expected) {
        assertBill(110_105, insurance, care, who, date, amount, expected);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @DisplayName("JZ-2.1, JZ-2.2a, JZ-2.2b, JZ-2.2d, JZ-2.4, JZ-2.4a, JZ-2.4b, JZ-2.4c, AMB-24: Jiaozuo")
    @CsvSource({
        // 49 200 × 85 %, × 75 %, × 85 %, × 65 %
        "EMPLOYEE, INPATIENT, LONG_TERM L3, 50000.00, 310100 41820.00 personal 8180.00 illustrative",
        "EMPLOYEE, INPATIENT, TRANSFER L3, 50000.00, 310100 36900.00 personal 13100.00 illustrative",
        "EMPLOYEE, INPATIENT, EMERGENCY L3, 50000.00, 310100 41820.00 personal 8180.00 illustrative",
        "EMPLOYEE, INPATIENT, OTHER_TEMPORARY L3, 50000.00, 310100 31980.00 personal 18020.00 illustrative",
        // back home: stays of long-term residents × 75 %, of others × 85 %; chronic care × 85 %
        "EMPLOYEE, INPATIENT, HOME_LONG_TERM L3, 50000.00, 310100 36900.00 personal 13100.00 illustrative",
        "EMPLOYEE, INPATIENT, HOME_TEMPORARY L3, 50000.00, 310100 41820.00 personal 8180.00 illustrative",
        "EMPLOYEE, CHRONIC_OUTPATIENT, HOME_LONG_TERM L3, 1000.00, 310100 850.00 personal 150.00 illustrative",
        // 49 200 × 88 %
        "EMPLOYEE, INPATIENT, RETIRED LONG_TERM L3, 50000.00, 310100 43296.00 personal 6704.00 illustrative",
        // 500.55 × 60 %, × 40 %
        "EMPLOYEE, OUTPATIENT, LONG_TERM L2, 530.55, 310100 300.33 personal 230.22 illustrative",
        "EMPLOYEE, OUTPATIENT, OTHER_TEMPORARY L2, 530.55, 310100 200.22 personal 330.33 illustrative",
        // no deductible at level 1: 100.10 × 65 % = 65.065
        "EMPLOYEE, OUTPATIENT, EMERGENCY L1, 100.10, 310100 65.07 personal 35.03 illustrative",
        // 400 × (55 + 10 − 10) %
        "EMPLOYEE, OUTPATIENT, RETIRED TRANSFER L3, 430.00, 310100 220.00 personal 210.00 illustrative",
        // 9 970 × 55 % and × 65 % are above the caps
        "EMPLOYEE, OUTPATIENT, LONG_TERM L3, 10000.00, 310100 1800.00 personal 8200.00 illustrative",
        "EMPLOYEE, OUTPATIENT, RETIRED LONG_TERM L3, 10000.00, 310100 2300.00 personal 7700.00 illustrative",
        // 100.01 × 65 % = 65.0065
        "EMPLOYEE, PHARMACY, LONG_TERM L1, 100.01, 310100 65.01 personal 35.00 illustrative",
        // × 85 %, × 65 %
        "EMPLOYEE, CHRONIC_OUTPATIENT, LONG_TERM L3, 1000.00, 310100 850.00 personal 150.00 illustrative",
        "EMPLOYEE, CHRONIC_OUTPATIENT, OTHER_TEMPORARY L3, 1000.00, 310100 650.00 personal 350.00 illustrative",
        // 19 000 × 55 %
        "RESIDENT, INPATIENT, TRANSFER L3, 20000.00, 390100 10450.00 personal 9550.00 illustrative",
        // 300.30 × 60 %; nothing above level 1
        "RESIDENT, OUTPATIENT, LONG_TERM L1, 300.30, 390100 180.18 personal 120.12 illustrative",
        "RESIDENT, OUTPATIENT, LONG_TERM L3, 300.30, personal 300.30 illustrative",
        // 1 000 × 75 %
        "RESIDENT, CHRONIC_OUTPATIENT, EMERGENCY L2, 1000.00, 390100 750.00 personal 250.00 illustrative",
        // 500 × 60 % is above the cap
        "RESIDENT, PHARMACY, LONG_TERM L1, 500.00, 390100 200.00 personal 300.00 illustrative",
    })
    void shouldSettleForJiaozuo(
            final String insurance, final CareType care, final String who, final String amount, final String expected) {
        assertBill(410_802, insurance, care, who, "2023-06-01", amount, expected);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5}")
    @DisplayName("TJ-3.1, TJ-3.3c: Tianjin")
    @CsvSource({
        // 48 300 × 80 %, × 85 %
        "EMPLOYEE, INPATIENT, WORKING L3, 2023-06-01, 50000.00, 310100 38640.00 personal 11360.00 illustrative",
        "EMPLOYEE, INPATIENT, RETIRED TRANSFER L3, 2023-06-01, 50000.00,"
                + " 310100 41055.00 personal 8945.00 illustrative",
        // 9 200 × 85 %
        "EMPLOYEE, INPATIENT, WORKING L1, 2023-06-01, 10000.00, 310100 7820.00 personal 2180.00 illustrative",
        // 9 500 × 70 %, × 80 %
        "RESIDENT, INPATIENT, ADULT L2, 2023-06-01, 10000.00, 390100 6650.00 personal 3350.00 illustrative",
        "RESIDENT, INPATIENT, ADULT HIGH L2, 2023-06-01, 10000.00, 390100 7600.00 personal 2400.00 illustrative",
        // 4 700 × 75 % + 3 500 × 55 %, up to 9 000 of expense; from 2024 up to 10 000
        "EMPLOYEE, OUTPATIENT, WORKING L1, 2023-06-01, 12000.00, 310100 5450.00 personal 6550.00 illustrative",
        "EMPLOYEE, OUTPATIENT, WORKING L1, 2024-06-01, 12000.00, 310100 6000.00 personal 6000.00 illustrative",
        // 4 300 × 70 %; transfer opens visits too
        "EMPLOYEE, OUTPATIENT, RETIRED 66 TRANSFER L2, 2023-06-01, 5000.00,"
                + " 310100 3010.00 personal 1990.00 illustrative",
        // 4 350 × 65 %
        "EMPLOYEE, OUTPATIENT, RETIRED 71 L3, 2023-06-01, 5000.00, 310100 2827.50 personal 2172.50 illustrative",
        // 200 × 55 %
        "EMPLOYEE, PHARMACY, WORKING L1, 2023-06-01, 1000.00, 310100 110.00 personal 890.00 illustrative",
        // 3 700 × 80 %
        "EMPLOYEE, CHRONIC_OUTPATIENT, WORKING L3, 2023-06-01, 5000.00,"
                + " 310100 2960.00 personal 2040.00 illustrative",
        // 2 000 × 50 %, × 55 %
        "RESIDENT, OUTPATIENT, ADULT L2, 2023-06-01, 2600.00, 390100 1000.00 personal 1600.00 illustrative",
        "RESIDENT, OUTPATIENT, ADULT L1, 2023-06-01, 2600.00, 390100 1100.00 personal 1500.00 illustrative",
        // 100 × 50 %
        "RESIDENT, PHARMACY, ADULT L1, 2023-06-01, 700.00, 390100 50.00 personal 650.00 illustrative",
        // 1 000 × 75 %
        "RESIDENT, CHRONIC_OUTPATIENT, ADULT L1, 2023-06-01, 2300.00, 390100 750.00 personal 1550.00 illustrative",
    })
    void shouldSettleForTianjin(
            final String insurance,
            final CareType care,
            final String who,
            final String date,
            final String amount,
            final String expected) {
        assertBill(120_101, insurance, care, who, date, amount, expected);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @DisplayName("XJ-2.1, XJ-2.5a, XJ-2.5b, XJ-2.6a, XJ-2.6c: Urumqi")
    @CsvSource({
        // 49 100 × 85 %, × 75 %, × 75 %, × 65 %
        "EMPLOYEE, INPATIENT, LONG_TERM L3, 50000.00, 310100 41735.00 personal 8265.00 illustrative",
        "EMPLOYEE, INPATIENT, TRANSFER L3, 50000.00, 310100 36825.00 personal 13175.00 illustrative",
        "EMPLOYEE, INPATIENT, EMERGENCY L3, 50000.00, 310100 36825.00 personal 13175.00 illustrative",
        "EMPLOYEE, INPATIENT, OTHER_TEMPORARY L3, 50000.00, 310100 31915.00 personal 18085.00 illustrative",
        // back home, as at the filed place
        "EMPLOYEE, INPATIENT, HOME_LONG_TERM L3, 50000.00, 310100 41735.00 personal 8265.00 illustrative",
        // 9 800 × 92 %, 9 600 × 88 %: the level steers
        "EMPLOYEE, INPATIENT, LONG_TERM L1, 10000.00, 310100 9016.00 personal 984.00 illustrative",
        "EMPLOYEE, INPATIENT, LONG_TERM L2, 10000.00, 310100 8448.00 personal 1552.00 illustrative",
        // 9 800 × 95 %
        "EMPLOYEE, INPATIENT, RETIRED LONG_TERM L1, 10000.00, 310100 9310.00 personal 690.00 illustrative",
        // the cap ends at 900 + 150 000 ÷ 0.85; the rest 22 629.4117… × 90 %
        "EMPLOYEE, INPATIENT, LONG_TERM L3, 200000.00,"
                + " 310100 150000.00 330100 20366.47 personal 29633.53 illustrative",
        // 59 200 × 60 %; (24 480 − 12 000) × 60 %
        "RESIDENT, INPATIENT, LONG_TERM L3, 60000.00,"
                + " 390100 35520.00 390200 7488.00 personal 16992.00 illustrative",
        // 200.15 × 70 % = 140.105, × 50 % = 100.075
        "EMPLOYEE, OUTPATIENT, LONG_TERM L2, 240.15, 310100 140.11 personal 100.04 illustrative",
        "EMPLOYEE, OUTPATIENT, OTHER_TEMPORARY L2, 240.15, 310100 100.08 personal 140.07 illustrative",
        // 100 × 80 %
        "EMPLOYEE, PHARMACY, LONG_TERM L1, 120.00, 310100 80.00 personal 40.00 illustrative",
        // 1 000 × (92 − 10) %
        "EMPLOYEE, CHRONIC_OUTPATIENT, EMERGENCY L1, 1000.00, 310100 820.00 personal 180.00 illustrative",
        // 100 × 50 %; nothing above level 1
        "RESIDENT, OUTPATIENT, LONG_TERM L1, 100.00, 390100 50.00 personal 50.00 illustrative",
        "RESIDENT, OUTPATIENT, LONG_TERM L3, 100.00, personal 100.00 illustrative",
        // 1 000 × 50 % is above the cap
        "RESIDENT, PHARMACY, LONG_TERM L1, 1000.00, 390100 300.00 personal 700.00 illustrative",
        // 1 000 × (60 − 10) %
        "RESIDENT, CHRONIC_OUTPATIENT, TRANSFER L3, 1000.00, 390100 500.00 personal 500.00 illustrative",
    })
    void shouldSettleForUrumqi(
            final String insurance, final CareType care, final String who, final String amount, final String expected) {
        assertBill(650_102, insurance, care, who, "2023-06-01", amount, expected);
    }

    @Test
    @DisplayName("TJ-9: in force for five years, no day longer")
    void shouldEndWithTheNotice() {
        final Person person = person(120_101, 310, CareType.INPATIENT, "WORKING L3");

        // 9 300 × 80 %, from the second stay of the year on 9 500 × 80 %
        assertEquals(
                "310100 6640.00 personal 3360.00 illustrative",
                outcome(person.on("2027-12-31").settle("10000.00", "10000.00")));
        person.on("2028-01-01");
        assertEquals(ResultCode.PLAN_MISSING, person.calculate().code());
    }

    @Test
    @DisplayName("BJ-26a: a disease with a plan and a limit of its own, sent under the region's own code")
    void shouldSettleADiseaseByItsOwnPlan() {
        final Person person = person(410_802, 310, CareType.CHRONIC_OUTPATIENT, "LONG_TERM L1")
                .on("2023-06-01");
        person.request.diseaseKey = nationalOf("M00503", person.request);

        // 30 000 × 85 % is above the 20 000 of the disease
        assertEquals("310100 20000.00 personal 10000.00 illustrative", outcome(person.settle("30000.00", "30000.00")));
        person.request.diseaseKey = nationalOf("M03900", person.request);
        // another disease has the plan for all of them: 1 000 × 92 % at level 1
        assertEquals("310100 920.00 personal 80.00 illustrative", outcome(person.settle("1000.00", "1000.00")));
    }

    private static long nationalOf(final String code, final BenefitRequest request) {
        final UnsafeBuffer sent = new UnsafeBuffer(new byte[Long.BYTES]);
        sent.putStringWithoutLengthAscii(0, code);
        return request.region.diseases().nationalOf(AsciiField.pack(sent, 0, Long.BYTES), request.planEpochDay);
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("BJ-54, JZ-4: in force from the day of the notice on")
    @CsvSource({"110105, OUTPATIENT", "410802, INPATIENT", "120101, INPATIENT", "650102, INPATIENT"})
    void shouldBeginWithTheNotice(final int area, final CareType care) {
        final Person person = person(area, 310, care, "WORKING L3");

        person.on("2022-12-31");
        assertEquals(ResultCode.PLAN_MISSING, person.calculate().code());
        person.on("2023-01-01");
        assertEquals(ResultCode.DONE, person.calculate().code());
    }

    @Test
    @DisplayName("A resident of Tianjin has no deductible from the second stay on")
    void shouldTakeNoDeductibleFromTheSecondStay() {
        final Person person = person(120_101, 390, CareType.INPATIENT, "ADULT L2");
        person.settle("600.00", "600.00");

        // 1 000 × 70 %
        assertEquals("390100 700.00 personal 300.00 illustrative", outcome(person.settle("1000.00", "1000.00")));
    }

    @Test
    @DisplayName("BJ-26a: Beijing's special diseases share the limit of the pool with stays")
    void shouldShareTheLimitOfThePool() {
        final Person person = person(110_105, 310, CareType.INPATIENT, "RETIRED L3");
        person.settle("100000.00", "100000.00");
        person.request.careType = CareType.CHRONIC_OUTPATIENT;

        // the stay: 28 700 × 91 % + 10 000 × 94 % + 60 000 × 97 % = 93 717, so 6 283 are left of 100 000;
        // they end at 1 300 + 6 283 ÷ 0.91 = 8 204.3956…, the rest 1 795.6043… × 80 %
        assertEquals(
                "310100 6283.00 330100 1436.48 personal 2280.52 illustrative",
                outcome(person.settle("10000.00", "10000.00")));
    }
}
