package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.time.LocalDate;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills worked out by hand, from the request to the reply, with the packs of the repository. */
class WorkedBillsTest {

    private static final int EMPLOYEE = 310;
    private static final int RESIDENT = 390;

    @Test
    @DisplayName("BJ-22a: Beijing, retired, level 3, second stay")
    void shouldReproduceARealBeijingBill() {
        final MachineRun run = new MachineRun("2023-06-01")
                .person("P1", EMPLOYEE, 110_105, PersonStatus.RETIRED)
                .load(new FilingRow(
                        "P1", EMPLOYEE, BenefitCategory.LONG_TERM, 310_000, 0, Integer.MAX_VALUE, MachineRun.ALL_CARE));
        final SettleFrame bill =
                SettleFrame.inpatient().person("P1", EMPLOYEE, "110105").carePlace("310115");
        assertEquals(
                "LONG_TERM 1300.00 of 10355.48: 310100 8240.49, 330100 0.00, personal 2114.99",
                run.send(bill.msgId("M0").bill("10355.48", "10355.48")));

        final SettleFrame second =
                SettleFrame.inpatient().person("P1", EMPLOYEE, "110105").carePlace("310115");
        assertEquals(
                "LONG_TERM 650.00 of 189085.85: 310100 91759.51, 330100 53631.71, personal 43694.63",
                run.send(second.bill("189085.85", "164411.81")));
    }

    @ParameterizedTest
    @DisplayName("INV-6, JZ-2.4a, JZ-2.4b, JZ-2.4c: 85 %, reduced by category")
    @CsvSource({
        "LONG_TERM,       5950.00, 4050.00",
        "TRANSFER,        5250.00, 4750.00",
        "EMERGENCY,       5950.00, 4050.00",
        "OTHER_TEMPORARY, 4550.00, 5450.00"
    })
    void shouldReduceByCategory(final BenefitCategory category, final String fund, final String personal) {
        final MachineRun run = new MachineRun("2023-06-01")
                .person("P1", EMPLOYEE, 980_100, PersonStatus.WORKING)
                .filing("P1", EMPLOYEE, category);

        assertEquals(
                category + " 1000.00 of 10000.00: 310100 " + fund + ", personal " + personal,
                run.send(SettleFrame.inpatient()
                        .insuredPlace("980100")
                        .parts("8000.00", "700.00", "300.00", "1000.00")));
    }

    @Test
    @DisplayName("The cap is reached inside a band; bands of the year")
    void shouldReachTheCapInsideABand() {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 910_100);

        assertEquals(
                "LONG_TERM 800.00 of 25000.00: 310100 18298.26, 330100 0.00, personal 6701.74",
                run.send(stay("M1", "910100").bill("25000.00", "23456.78")));
        run.filing("P1", EMPLOYEE, BenefitCategory.TRANSFER);
        assertEquals(
                "TRANSFER 400.00 of 60000.00: 310100 21701.74, 330100 19988.37, personal 18309.89",
                run.send(stay("M2", "910100").bill("60000.00", "54321.12")));
        run.filing("P1", EMPLOYEE, BenefitCategory.LONG_TERM);
        assertEquals(
                "LONG_TERM 400.00 of 10000.00: 310100 0.00, 330100 6880.00, personal 3120.00",
                run.send(stay("M3", "910100").bill("10000.00", "9000.00")));
    }

    @Test
    @DisplayName("BJ-31b, INV-8: a stay across the year end")
    void shouldSplitAStayByItsDays() {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 920_100);

        assertEquals(
                "LONG_TERM 1300.00 of 64000.00: 310100 52394.39, 330100 0.00, personal 11605.61",
                run.send(stay("M1", "920100")
                        .stay("2022-12-31", "2023-02-20")
                        .parts("60123.45", "2345.67", "321.00", "1209.88")));
        assertYears(
                Answers.split(new UnsafeBuffer(run.lastReply())),
                "2022 1254.89 1178.89 1178.89 0.00 1254.89",
                "2023 62745.11 58944.56 121.11 52394.39 10350.72");
        assertEquals(
                "LONG_TERM 650.00 of 20000.00: 310100 16447.50, 330100 0.00, personal 3552.50",
                run.send(stay("M2", "920100").bill("20000.00", "20000.00")));
    }

    @Test
    @DisplayName("BJ-24: a deductible of the year over outpatient bills")
    void shouldTakeTheDeductibleOfTheYearOnce() {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 930_100);

        assertEquals(
                "LONG_TERM 1500.00 of 1600.00: 310100 0.00, personal 1600.00",
                run.send(visit("M1", "930100").lines("1600.00", "1500.00")));
        assertEquals(
                "LONG_TERM 300.00 of 19500.00: 310100 13040.00, personal 6460.00",
                run.send(visit("M2", "930100").lines("19500.00", "19000.00")));
        assertEquals(
                "LONG_TERM 0.00 of 4100.00: 310100 2400.03, personal 1699.97",
                run.send(visit("M3", "930100").lines("4100.00", "4000.05")));
    }

    @Test
    @DisplayName("A resident's critical illness layer over three bills")
    void shouldCumulateTheBaseOfALayer() {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", RESIDENT, 940_100);

        assertEquals(
                "LONG_TERM 1000.00 of 40000.00: 390100 22100.36, 390200 0.00, personal 17899.64",
                run.send(resident("M1").bill("40000.00", "35000.55")));
        assertEquals(
                "LONG_TERM 1000.00 of 180000.00: 390100 106880.87, 390200 34470.85, personal 38648.28",
                run.send(resident("M2").bill("180000.00", "165432.10")));
        assertEquals(
                "LONG_TERM 1000.00 of 150000.00: 390100 21018.77, 390200 80432.00, personal 48549.23",
                run.send(resident("M3").bill("150000.00", "140000.00")));
    }

    @Test
    @DisplayName("INV-3, INV-4: civil servants and the personal account")
    void shouldPayFromTheAccountAtLast() {
        final MachineRun run = new MachineRun("2023-06-01")
                .load(new PersonRow(
                        "P1",
                        EMPLOYEE,
                        950_100,
                        PersonStatus.RETIRED,
                        (int) LocalDate.of(1955, 6, 1).toEpochDay(),
                        AssistanceClass.NONE,
                        ContributionGrade.NONE,
                        BenefitContext.CIVIL_SERVANT,
                        BenefitStatus.NORMAL,
                        Yuan.fen("2000.00")))
                .filing("P1", EMPLOYEE, BenefitCategory.LONG_TERM);

        assertEquals(
                "LONG_TERM 900.00 of 90000.00: 310100 75289.47, 330100 0.00, 320100 4844.96,"
                        + " personal 9865.57, account 2000.00",
                run.send(stay("M1", "950100").useAccount().parts("82345.67", "3210.11", "444.22", "4000.00")));
        final SettleReplyDecoder reply = Answers.split(new UnsafeBuffer(run.lastReply()));
        assertEquals(Yuan.fen("80134.43"), reply.fundTotalFen());
        assertEquals(Yuan.fen("7865.57"), reply.cashFen());
        assertEquals(0, reply.accountBalanceFen());
        assertEquals(
                "LONG_TERM 450.00 of 85000.00: 310100 24710.53, 330100 44108.38, 320100 6179.44, personal 10001.65",
                run.send(stay("M2", "950100").useAccount().parts("76543.21", "2456.79", "1000.00", "5000.00")));
        assertEquals(
                "LONG_TERM 450.00 of 61000.00: 310100 0.00, 330100 53595.00, 320100 3975.60, personal 3429.40",
                run.send(stay("M3", "950100").useAccount().parts("60000.00", "600.00", "0.00", "400.00")));
    }

    private static void assertYears(final SettleReplyDecoder reply, final String... expected) {
        reply.funds().forEach(SettleReplyDecoder.FundsDecoder::skipFundName);
        int at = 0;
        for (final SettleReplyDecoder.YearsDecoder year : reply.years()) {
            assertEquals(
                    expected[at++],
                    year.benefitYear() + " " + Yuan.text(year.totalFen()) + " " + Yuan.text(year.inScopeFen()) + " "
                            + Yuan.text(year.deductibleFen()) + " " + Yuan.text(year.fundTotalFen()) + " "
                            + Yuan.text(year.personalFen()));
        }
        assertEquals(expected.length, at);
    }

    private static SettleFrame stay(final String msgId, final String insuredPlace) {
        return SettleFrame.inpatient().msgId(msgId).insuredPlace(insuredPlace);
    }

    private static SettleFrame visit(final String msgId, final String insuredPlace) {
        return SettleFrame.outpatient().msgId(msgId).insuredPlace(insuredPlace);
    }

    private static SettleFrame resident(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).person("P1", RESIDENT, "940100");
    }
}
