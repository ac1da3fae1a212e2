package io.yidi.gateway.explain.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.ExplanationJsonWriter;
import io.yidi.gateway.explain.ExplanationTextWriter;
import io.yidi.gateway.explain.Language;
import io.yidi.gateway.explain.Step;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.RandomHistory;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.FactsDecoder;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * NAT-17, BJ-F13c, BJ-F13d: every recorded settlement and refusal is explained, adds up, and is reproduced.
 */
class RecordExplainerTest {

    private static final int EMPLOYEE = 310;
    private static final int COMMANDS = 3_000;

    private final RecordExplainer explainer =
            new RecordExplainer(shortHash -> Packs.plane(), RecordExplainerTest::none, false);

    @Test
    void shouldReproduceARandomHistory() {
        final MachineRun run = RandomHistory.newRun();
        final List<UnsafeBuffer> commands = new RandomHistory(17, COMMANDS).commands();
        for (int i = 0; i < COMMANDS; i++) {
            RandomHistory.play(run, commands, i);
        }
        int explained = 0;
        for (int i = 0; i < run.bodies().size(); i++) {
            final byte[] body = run.bodies().get(i);
            if (isBill(body)) {
                assertReproduced(explainer.explain(i + 1, wrap(body)));
                explained++;
            }
        }
        assertTrue(explained > COMMANDS / 2, "explained: " + explained);
    }

    /** Amounts in the request, the reply, the effects and the facts: changed by a fen, each is noticed. */
    @Test
    void shouldCallOutOneAlteredAmount() {
        final byte[] body = settledBody();
        final RecordBodyFlyweight record = wrap(body);
        final int reply = record.replyOffset() + MessageHeaderDecoder.ENCODED_LENGTH;
        for (int at = SettleReplyDecoder.totalFenEncodingOffset();
                at <= SettleReplyDecoder.accountBalanceFenEncodingOffset();
                at += Long.BYTES) {
            if (at != SettleReplyDecoder.hospitalBorneFenEncodingOffset()) {
                assertCalledOut(body, reply + at);
            }
        }
        assertCalledOut(
                body,
                reply
                        + SettleReplyDecoder.BLOCK_LENGTH
                        + 4
                        + SettleReplyDecoder.FundsDecoder.amountFenEncodingOffset());
        final int facts = record.factsOffset() + MessageHeaderDecoder.ENCODED_LENGTH;
        assertCalledOut(body, facts + FactsDecoder.inScopeFenEncodingOffset());
        assertCalledOut(body, facts + FactsDecoder.accountBalanceFenEncodingOffset());
        assertCalledOut(body, facts + FactsDecoder.levelEncodingOffset());
        final int effects = record.effectsOffset() + MessageHeaderDecoder.ENCODED_LENGTH;
        assertCalledOut(
                body,
                effects + EffectsDecoder.BLOCK_LENGTH + 4 + EffectsDecoder.ContributionsDecoder.deltaEncodingOffset());
        final int command = record.commandOffset() + MessageHeaderDecoder.ENCODED_LENGTH;
        assertCalledOut(body, command + SettleRequestDecoder.totalFenEncodingOffset());
    }

    /** NAT-12a, NAT-N3a: a refusal for the provider or the place is told before anything about the person. */
    @ParameterizedTest
    @CsvSource({"110105, 2304, 21, YD-4120", "710000, 2207, 11, YD-4110"})
    void shouldSayThatProviderOrPlaceRefused(
            final String carePlace, final String transaction, final String medicalType, final String code) {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 910_100);
        if ("YD-4120".equals(code)) {
            run.change(rows -> rows.onProvider(
                    new ProviderRow("H31", 310_101, 3, HospitalRank.NONE, MachineRun.ALL_CARE, 0, Integer.MAX_VALUE)));
        }
        run.send(SettleFrame.inpatient()
                .code(transaction)
                .medicalType(medicalType)
                .carePlace(carePlace)
                .bill("25000.00", "23456.78"));

        final Explanation explanation = explainer.explain(1, wrap(run.bodies().get(0)));

        assertReproduced(explanation);
        final Step last = explanation.steps().get(explanation.steps().size() - 1);
        assertTrue(last.id().endsWith("/access"), last.id());
        assertEquals(code, last.amount());
    }

    @Test
    void shouldShowNothingButTheDifferencesOfWhatItCannotReproduce() {
        final byte[] body = settledBody();
        final int at = wrap(body).replyOffset()
                + MessageHeaderDecoder.ENCODED_LENGTH
                + SettleReplyDecoder.cashFenEncodingOffset();
        body[at] ^= 1;
        final Explanation explanation = explainer.explain(1, wrap(body));

        final String text = text(explanation, Language.EN);
        assertTrue(text.contains("NOT REPRODUCED"), text);
        assertTrue(text.contains("psn_cash_pay  recorded "), text);
        assertFalse(text.contains("band 1"), text);
        final String json = new ExplanationJsonWriter(Language.EN).write(explanation);
        assertTrue(json.contains("\"reproduced\" : false"), json);
        assertFalse(json.contains("\"steps\""), json);
    }

    @ParameterizedTest
    @CsvSource({"ZH, second-stay-zh.txt", "EN, second-stay-en.txt"})
    void shouldReadLikeThis(final Language language, final String file) throws Exception {
        try (InputStream golden = RecordExplainerTest.class.getResourceAsStream(file)) {
            assertEquals(
                    golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8),
                    text(secondStay(), language).replaceAll("[0-9a-f]{64}", "BUNDLE"));
        }
    }

    /** BJ-N4.3c, TJ-7.2c, XJ-5.3b: what was looked at, which row decided, and in plain words why. */
    @ParameterizedTest
    @CsvSource({
        "NOBODY, YD-3001, person",
        "PAUSED, YD-3005, benefit-status",
        "UNFILED, YD-4002, filing",
        "ELSEWHERE, YD-4004, filing"
    })
    void shouldSayWhichRowRefused(final String personNo, final String code, final String row) {
        final MachineRun run = new MachineRun("2023-06-01")
                .load(person("PAUSED", BenefitStatus.PAUSED))
                .load(person("UNFILED", BenefitStatus.NORMAL))
                .load(person("ELSEWHERE", BenefitStatus.NORMAL))
                .load(new FilingRow(
                        "ELSEWHERE",
                        EMPLOYEE,
                        BenefitCategory.LONG_TERM,
                        310_000,
                        0,
                        Integer.MAX_VALUE,
                        MachineRun.ALL_CARE));
        run.send(SettleFrame.inpatient().personNo(personNo).bill("25000.00", "23456.78"));

        final Explanation explanation = explainer.explain(1, wrap(run.bodies().get(0)));

        assertReproduced(explanation);
        assertEquals(code, explanation.head().code());
        final Step last = explanation.steps().get(explanation.steps().size() - 1);
        assertTrue(last.id().endsWith("/" + row), last.id());
        assertEquals(code, last.amount());
    }

    @Test
    void shouldTellTheReasonWhereNoBillWasLookedAt() {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 910_100);
        run.send(Requests.reversal("R1", "P1", "2304", "M1"));
        run.send(SettleFrame.inpatient().bill("25000.00", "23456.78"));

        final Explanation explanation = explainer.explain(2, wrap(run.bodies().get(1)));

        assertReproduced(explanation);
        assertEquals("YD-6002", explanation.head().code());
        assertReproduced(explainer.explain(1, wrap(run.bodies().get(0))));
    }

    /** BJ-31a: a day that is yet to come is all there is to say. */
    @Test
    void shouldTellOfADischargeThatIsYetToCome() {
        final MachineRun run = new MachineRun("2023-03-01").person("P1", EMPLOYEE, 910_100);
        run.send(SettleFrame.inpatient().bill("25000.00", "23456.78"));

        final Explanation explanation = explainer.explain(1, wrap(run.bodies().get(0)));

        assertReproduced(explanation);
        assertEquals("YD-4228", explanation.head().code());
    }

    /** NAT-17: a bill put together from uploaded lines is explained from what its record says it was. */
    @Test
    void shouldExplainABillOfUploadedLines() {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 930_100);
        run.send(EncounterFrames.register("2201", "M1", "P1", 930_100));
        final long visit = Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
        run.send(
                UploadFrame.visit("M2", "P1", visit, "B1").line("L1", "2000.00").encode());
        run.send(EncounterFrames.settle("2207", "M3", "P1", visit, "B1", request -> {}));

        final Explanation explanation =
                explainerOf(run).explain(3, wrap(run.bodies().get(2)));

        assertReproduced(explanation);
        assertEquals(200_000, explanation.split().totalFen());
        assertEquals("M3", explanation.head().msgId());
        assertTrue(text(explanation, Language.ZH).contains("BJ-24"));
    }

    @Test
    void shouldMaskNumbersUnlessAskedNotTo() {
        final byte[] body = settledBody();
        assertEquals("**", explainer.explain(1, wrap(body)).head().personNo());
        final RecordExplainer unmasked =
                new RecordExplainer(shortHash -> Packs.plane(), RecordExplainerTest::none, true);
        assertEquals("P1", unmasked.explain(1, wrap(body)).head().personNo());
    }

    private static byte[] settledBody() {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", EMPLOYEE, 910_100);
        run.send(SettleFrame.inpatient().bill("25000.00", "23456.78").msgId("M0"));
        run.send(SettleFrame.inpatient().parts("8000.00", "700.00", "300.00", "1000.00"));
        return run.bodies().get(1);
    }

    private Explanation secondStay() {
        final MachineRun run = new MachineRun("2023-06-01")
                .person("P1", EMPLOYEE, 110_105, PersonStatus.RETIRED)
                .load(new FilingRow(
                        "P1", EMPLOYEE, BenefitCategory.LONG_TERM, 310_000, 0, Integer.MAX_VALUE, MachineRun.ALL_CARE));
        run.send(SettleFrame.inpatient()
                .person("P1", EMPLOYEE, "110105")
                .carePlace("310115")
                .msgId("M0")
                .bill("10355.48", "10355.48"));
        run.send(SettleFrame.inpatient()
                .person("P1", EMPLOYEE, "110105")
                .carePlace("310115")
                .bill("189085.85", "164411.81"));
        return explainer.explain(2, wrap(run.bodies().get(1)));
    }

    private void assertCalledOut(final byte[] body, final int at) {
        final byte[] altered = body.clone();
        altered[at] ^= 1;
        assertFalse(explainer.explain(1, wrap(altered)).isReproduced(), "altered at " + at);
    }

    private static void assertReproduced(final Explanation explanation) {
        assertEquals(List.of(), explanation.differences());
        assertEquals(
                explanation.steps().size(),
                explanation.steps().stream().map(Step::id).distinct().count(),
                "ids are unique");
    }

    private static RecordExplainer explainerOf(final MachineRun run) {
        return new RecordExplainer(
                shortHash -> Packs.plane(), sequence -> wrap(run.bodies().get((int) sequence - 1)), false);
    }

    private static RecordBodyFlyweight none(final long sequence) {
        throw new ExplanationException("expected no look at another record, found one at " + sequence);
    }

    private static boolean isBill(final byte[] body) {
        return new MessageHeaderDecoder()
                        .wrap(new UnsafeBuffer(body), RecordBodyFlyweight.HEADER_BYTES)
                        .templateId()
                == SettleRequestDecoder.TEMPLATE_ID;
    }

    private static RecordBodyFlyweight wrap(final byte[] body) {
        return new RecordBodyFlyweight().wrap(new UnsafeBuffer(body), 0);
    }

    private static String text(final Explanation explanation, final Language language) {
        final StringWriter text = new StringWriter();
        new ExplanationTextWriter(new PrintWriter(text), language).write(explanation);
        return text.toString();
    }

    private static PersonRow person(final String personNo, final BenefitStatus benefit) {
        return new PersonRow(
                personNo,
                EMPLOYEE,
                910_100,
                PersonStatus.WORKING,
                0,
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                0,
                benefit,
                0);
    }
}
