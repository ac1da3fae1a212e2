package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.RecordedEffects;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a settlement is for the desk of a hospital: who splits what, what is collected, what becomes of the rest. */
class SettlementFlowTest {

    private static final String HEBEI = "130102";
    private static final int FILED_FROM = (int) LocalDate.of(2021, 1, 1).toEpochDay();
    private static final long NO_LIMIT = Long.MIN_VALUE;

    private final MachineRun run = new MachineRun("2023-06-01");

    /** NAT-N4.2a, BJ-N2.4a: the care place splits the lines, the insured place says who pays; all in one answer. */
    @Test
    void shouldSplitTheLinesByTheCarePlaceAndTheMoneyByTheInsuredPlace() {
        person("P1", 910_100, 0);
        person("P2", 920_100, 0);

        final SettleReplyDecoder first = settle(stay("P1", "910100").bill("30000.00", "26000.00"));
        final List<Long> firstParts = parts(first);
        final List<Long> firstFunds = funds(first);
        final SettleReplyDecoder second = settle(stay("P2", "920100").bill("30000.00", "26000.00"));

        assertEquals(firstParts, parts(second), "one hospital, one scope");
        assertNotEquals(firstFunds, funds(second), "two insured places, two policies");
    }

    /** BJ-1b, BJ-F17.2: the desk collects the cash; what the funds and the account pay stays on account. */
    @Test
    void shouldTellWhatTheDeskCollects() {
        person("P1", 950_100, Yuan.fen("500.00"));

        final SettleReplyDecoder reply =
                settle(stay("P1", "950100").useAccount().bill("10000.00", "9000.00"));

        final long onAccountFen = reply.fundTotalFen() + reply.accountFen();
        assertEquals(Yuan.fen("500.00"), reply.accountFen());
        assertEquals(reply.personalFen() - reply.accountFen(), reply.cashFen());
        assertEquals(reply.totalFen(), onAccountFen + reply.cashFen());
        assertTrue(reply.cashFen() < reply.totalFen(), "not the whole bill");
        assertEquals(
                onAccountFen - reply.accountFen(),
                funds(reply).stream().mapToLong(Long::longValue).sum());
    }

    /** NAT-2a: visits and purchases within the insured province are not settled across provinces. */
    @Test
    void shouldRefuseWhatIsNotAcrossProvinces() {
        person("P1", 930_100, 0);

        for (final String medicalType : List.of("11", "41")) {
            final String refused = run.send(SettleFrame.outpatient()
                    .msgId("N" + medicalType)
                    .person("P1", 310, "930100")
                    .medicalType(medicalType)
                    .carePlace("930200")
                    .lines("100.00", "100.00"));
            assertEquals("NOT_CROSS_PROVINCE mdtrtarea_admvs", refused);
        }
    }

    /** BJ-33a: what can be settled directly is, unless the hospital says that it cannot be. */
    @Test
    void shouldSettleDirectlyUnlessFullPayIsAskedFor() {
        final long visit = visitWithLine("B1");

        final String direct = run.send(EncounterFrames.settle("2207", "S1", "V1", visit, "B1", request -> {}));

        assertTrue(direct.startsWith("LONG_TERM"), direct);
        assertFalse(reply().replyFlags().fullPay());
    }

    /** BJ-N2.4b, BJ-F2d: who pays all has lines and diagnosis recorded for a claim; no counter moves. */
    @Test
    void shouldKeepLinesAndDiagnosisOfAFullPayBillAndCountNothing() {
        final long visit = visitWithLine("B1");
        final Map<String, Long> before = RecordedEffects.sumOf(run.bodies());
        final UnsafeBuffer request =
                EncounterFrames.settle("2207", "S1", "V1", visit, "B1", settle -> settle.mode(SettlementMode.FULL_PAY));

        assertEquals("NONE 0.00 of 100.00: , personal 100.00", run.send(request));

        assertEquals(before, RecordedEffects.sumOf(run.bodies()));
        final int keyOffset = KeyDescriptor.offsetIn(28);
        assertEquals(KeyState.SETTLED, run.machine().stateOf(request, keyOffset), "it can be asked for");
        final SettleRequestDecoder bill = lastBill();
        assertEquals("I10.x00", bill.diagnosisCode());
        assertEquals(Yuan.fen("100.00"), bill.totalFen());
        assertEquals(0, bill.feeLines().count(), "the lines are those of the batch");
        assertEquals(1, bill.categoryTotals().count());
    }

    /** BJ-30, BJ-31b, AMB-3, INV-25: seven days, four in the old year; each year's counters get their days' part. */
    @Test
    @DisplayName("10 000.01 in scope from 28 December to 4 January: 5 714.29 and 4 285.72")
    void shouldCountAStayInBothYearsByItsDays() {
        person("P1", 920_100, 0);

        settle(stay("P1", "920100").stay("2022-12-28", "2023-01-04").parts("10000.01", "0", "0", "0"));

        final SettleReplyDecoder reply = reply();
        reply.funds().forEach(SettleReplyDecoder.FundsDecoder::skipFundName);
        final StringBuilder years = new StringBuilder();
        reply.years()
                .forEach(year -> years.append(year.benefitYear())
                        .append(' ')
                        .append(Yuan.text(year.inScopeFen()))
                        .append(' ')
                        .append(Yuan.text(year.fundTotalFen()))
                        .append("; "));
        assertEquals("2022 5714.29 3752.15; 2023 4285.72 3642.86; ", years.toString());
        final Map<Integer, List<Long>> deltas = deltasByYear();
        assertTrue(deltas.get(2022).contains(Yuan.fen("3752.15")), deltas::toString);
        assertTrue(deltas.get(2023).contains(Yuan.fen("3642.86")), deltas::toString);
    }

    private Map<Integer, List<Long>> deltasByYear() {
        final RecordBodyFlyweight body = lastBody();
        final EffectsDecoder effects = new EffectsDecoder()
                .wrapAndApplyHeader(body.buffer(), body.effectsOffset(), new MessageHeaderDecoder());
        final Map<Integer, List<Long>> deltas = new TreeMap<>();
        effects.contributions()
                .forEach(one -> deltas.computeIfAbsent(one.period(), period -> new ArrayList<>())
                        .add(one.delta()));
        return deltas;
    }

    private SettleRequestDecoder lastBill() {
        final RecordBodyFlyweight body = lastBody();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final EffectsDecoder effects =
                new EffectsDecoder().wrapAndApplyHeader(body.buffer(), body.effectsOffset(), header);
        final EncounterEffectsDecoder encounter = new EncounterEffectsDecoder()
                .wrapAndApplyHeader(
                        body.buffer(),
                        body.effectsOffset() + header.encodedLength() + effects.sbeDecodedLength(),
                        header);
        final byte[] bill = new byte[encounter.billLength()];
        encounter.getBill(bill, 0, bill.length);
        return new SettleRequestDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(bill), 0, new io.yidi.protocol.sbe.MessageHeaderDecoder());
    }

    private RecordBodyFlyweight lastBody() {
        return new RecordBodyFlyweight()
                .wrap(new UnsafeBuffer(run.bodies().get(run.bodies().size() - 1)), 0);
    }

    private long visitWithLine(final String batchNo) {
        run.person("V1", 310, 930_100);
        run.send(EncounterFrames.register("2201", "R1", "V1", 930_100));
        final long visit = Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
        run.send(UploadFrame.visit("U1", "V1", visit, batchNo)
                .line("L1", ItemClass.A, 0, 100_000_000, 10_000, NO_LIMIT, 0)
                .encode());
        return visit;
    }

    private void person(final String personNo, final int place, final long accountFen) {
        run.load(new PersonRow(
                personNo,
                310,
                place,
                PersonStatus.WORKING,
                (int) LocalDate.of(1980, 6, 1).toEpochDay(),
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                0,
                BenefitStatus.NORMAL,
                accountFen));
        run.load(new FilingRow(
                personNo, 310, BenefitCategory.LONG_TERM, 130_000, FILED_FROM, Integer.MAX_VALUE, MachineRun.ALL_CARE));
    }

    private SettleFrame stay(final String personNo, final String insuredPlace) {
        return SettleFrame.inpatient()
                .msgId("S" + personNo)
                .person(personNo, 310, insuredPlace)
                .carePlace(HEBEI);
    }

    private SettleReplyDecoder settle(final SettleFrame bill) {
        final String text = run.send(bill);
        assertTrue(text.startsWith("LONG_TERM"), text);
        return reply();
    }

    private SettleReplyDecoder reply() {
        return Answers.split(new UnsafeBuffer(run.lastReply()));
    }

    private static List<Long> parts(final SettleReplyDecoder reply) {
        return List.of(reply.inScopeFen(), reply.preSelfPayFen(), reply.overLimitFen(), reply.ownPayFen());
    }

    private static List<Long> funds(final SettleReplyDecoder reply) {
        final List<Long> amounts = new ArrayList<>();
        reply.funds().forEach(fund -> {
            amounts.add(fund.amountFen());
            fund.skipFundName();
        });
        return amounts;
    }
}
