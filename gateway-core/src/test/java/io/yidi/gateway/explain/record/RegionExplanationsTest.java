package io.yidi.gateway.explain.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationTextWriter;
import io.yidi.gateway.explain.Language;
import io.yidi.gateway.explain.Step;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.DeclarationFrame;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.fixture.Yuan;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettlementMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of settlement of every shipped region, explained from the journal alone in both languages. */
@DisplayName("NAT-17, BJ-F13c, BJ-F13d: explanations add up to the fen at each level")
class RegionExplanationsTest {

    private static final String BEIJING = "110105";
    private static final String HEBEI = "130102";
    private static final long NO_LIMIT = Long.MIN_VALUE;
    private static final int FILED_FROM = day("2021-01-01");

    private static PolicyPlane plane;

    private final MachineRun run = new MachineRun(hash -> plane, plane.bundleHash(), "2023-06-01");

    /** The illustration of a region without a pack of its own is lent to Zhejiang. */
    @BeforeAll
    static void compilePacks(@TempDir final Path folder) throws Exception {
        final Path packs = Packs.copy(folder.resolve("packs"));
        Packs.change(packs, "national-default/region.yaml", "areas: []", "areas: [\"33\"]");
        final PolicyBundles bundles = new PolicyBundles(folder.resolve("bundles"));
        plane = bundles.plane(bundles.compile(packs));
    }

    @BeforeEach
    void beginTheDay() {
        run.at("2023-06-01T08:00:00");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "110105, 310, INPATIENT",
        "110105, 310, OUTPATIENT",
        "110105, 310, CHRONIC_OUTPATIENT",
        "110105, 310, PHARMACY",
        "110105, 390, INPATIENT",
        "110105, 390, OUTPATIENT",
        "110105, 390, CHRONIC_OUTPATIENT",
        "110105, 390, PHARMACY",
        "120114, 310, INPATIENT",
        "120114, 310, OUTPATIENT",
        "120114, 310, CHRONIC_OUTPATIENT",
        "120114, 310, PHARMACY",
        "120114, 390, INPATIENT",
        "120114, 390, OUTPATIENT",
        "120114, 390, CHRONIC_OUTPATIENT",
        "120114, 390, PHARMACY",
        "650102, 310, INPATIENT",
        "650102, 310, OUTPATIENT",
        "650102, 310, CHRONIC_OUTPATIENT",
        "650102, 310, PHARMACY",
        "650102, 390, INPATIENT",
        "650102, 390, OUTPATIENT",
        "650102, 390, CHRONIC_OUTPATIENT",
        "650102, 390, PHARMACY",
        "410802, 310, INPATIENT",
        "410802, 310, OUTPATIENT",
        "410802, 310, CHRONIC_OUTPATIENT",
        "410802, 310, PHARMACY",
        "410802, 390, INPATIENT",
        "410802, 390, OUTPATIENT",
        "410802, 390, CHRONIC_OUTPATIENT",
        "410802, 390, PHARMACY",
        "330102, 310, INPATIENT",
        "330102, 310, OUTPATIENT",
        "330102, 310, CHRONIC_OUTPATIENT",
        "330102, 310, PHARMACY",
        "330102, 390, INPATIENT",
        "330102, 390, OUTPATIENT",
        "330102, 390, CHRONIC_OUTPATIENT",
        "330102, 390, PHARMACY",
    })
    void shouldExplainEveryKindOfCareOfEveryRegion(final int place, final int insurance, final CareType care) {
        final String carePlace = place == 110_105 ? HEBEI : BEIJING;
        person(place, insurance, Integer.parseInt(carePlace));
        final SettleFrame bill = bill(care).carePlace(carePlace).person("P1", insurance, Integer.toString(place));

        run.send(bill.useAccount());

        final Explanation explanation = explained("SETTLED");
        assertTrue(
                ids(explanation).stream().anyMatch(id -> id.startsWith("year/2023/pool")), ids(explanation)::toString);
    }

    /** BJ-24, BJ-29, BJ-F12: uploads, returns, a withdrawal and form 12 of another hospital; the lines add up. */
    @Test
    void shouldExplainAStayLineByLine() {
        person(650_102, 310, 110_105);
        final long stay = encounter("2401", "M1", request -> request.admissionDate(day("2023-05-20")));
        run.send(UploadFrame.stay("M2", "P1", stay)
                .line("L1", ItemClass.A, 0, 25_500_000, 100_000, NO_LIMIT, 0)
                .line("L2", ItemClass.B, 1_000, 25_500_000, 100_000, 20_000_000, 0)
                .line("L3", ItemClass.A, 0, 10_000_000, 10_000, NO_LIMIT, 2)
                .encode());
        run.send(UploadFrame.stay("M3", "P1", stay)
                .order("E-2023-7", "H13010200001")
                .line(line -> line.itemCode("XA02BCA001A001")
                        .feeCategory("01")
                        .itemClass(ItemClass.A)
                        .firstSelfPayBp(0)
                        .unitPriceMicro(300_000_000)
                        .quantityE4(10_000)
                        .priceLimitMicro(NO_LIMIT)
                        .amountFen(30_000)
                        .lineNo("L4")
                        .feeDate(day("2023-05-22"))
                        .approval((short) 0)
                        .externalOrder((short) 1))
                .line("L5", "77.00")
                .giveBack("L6", "L2", -33_333, -8_500)
                .encode());
        run.send(EncounterFrames.withdraw("2302", "M4", "P1", stay, "", "L5"));
        run.send(EncounterFrames.act("2402", "M5", "P1", stay, day("2023-05-30")));
        run.send(EncounterFrames.settle("2304", "M6", "P1", stay, "", request -> {}));

        final Explanation explanation = explained("SETTLED");

        final Set<String> ids = ids(explanation);
        assertTrue(ids.contains("scope/line/5"), ids::toString);
        assertFalse(ids.contains("scope/line/6"), ids::toString);
        final String text = text(explanation, Language.EN);
        assertTrue(text.contains("form 12 E-2023-7 H13010200001"), text);
        assertTrue(text.contains("BJ-29"), text);
        assertTrue(text.contains("return of L2"), text);
        assertFalse(text.contains("L5"), text);
    }

    /** NAT-8, BJ-10c: what an order filed this morning opens is explained by the filing it made. */
    @Test
    void shouldExplainAChronicBillByTheFilingThatWasOrdered() {
        person(410_802, 310, 110_105);
        run.send(FilingFrames.file(
                "F1",
                "P1",
                410_802,
                request -> request.transactionCode("2503")
                        .place("110000")
                        .diseaseCode("M01600")
                        .documents()
                        .diagnosisProof(true)
                        .chronicApplication(true),
                SettleFrame.INSTITUTION + "@110105"));

        run.send(bill(CareType.CHRONIC_OUTPATIENT)
                .disease("M01600")
                .carePlace(BEIJING)
                .person("P1", 310, "410802"));

        assertTrue(text(explained("SETTLED"), Language.ZH).contains("自 2023-06-01"));
    }

    /** BJ-28a, BJ-F11a: trauma with form 11, at a place that asks for it. */
    @Test
    void shouldExplainATraumaByWhatTheCarePlaceLaysDown() {
        person(120_114, 310, 110_105);
        run.send(bill(CareType.INPATIENT)
                .carePlace(BEIJING)
                .person("P1", 310, "120114")
                .trauma()
                .declared(DeclarationFrame::fill));

        final Explanation explanation = explained("SETTLED");

        assertTrue(ids(explanation).stream().anyMatch(id -> id.endsWith("/trauma")));
        assertTrue(text(explanation, Language.EN).contains("may be settled, on form 11, completed"));

        run.send(bill(CareType.INPATIENT)
                .msgId("M2")
                .carePlace(BEIJING)
                .person("P1", 310, "120114")
                .trauma());

        final Explanation refusal = explanation();
        assertEquals(List.of(), refusal.differences());
        assertEquals("YD-4141", refusal.head().code());
        assertTrue(text(refusal, Language.EN).contains("not completed"));
    }

    /** JZ-2.2c: who lives elsewhere and is transferred on has the benefit of a transfer, whatever was filed for. */
    @Test
    void shouldExplainWhoIsTransferredOn() {
        person(410_802, 310, 130_102);
        run.load(filing(310, 110_105, FilingKind.TRANSFER_OUT, "", EnumSet.of(CareType.INPATIENT)));

        run.send(bill(CareType.INPATIENT).carePlace(BEIJING).person("P1", 310, "410802"));

        final Explanation explanation = explained("SETTLED");
        assertEquals("TRANSFER", explanation.split().category());
        assertTrue(text(explanation, Language.EN).contains("(transferred on)"));
    }

    /** BJ-30, BJ-31b, INV-25: two years by days, each of its own figures. */
    @Test
    void shouldExplainAStayOverTheYearEndByDays() {
        person(110_105, 310, 130_102);
        run.send(SettleFrame.inpatient()
                .stay("2022-12-28", "2023-01-04")
                .carePlace(HEBEI)
                .person("P1", 310, "110105")
                .parts("8000.00", "700.00", "300.00", "1000.01"));

        final Explanation explanation = explained("SETTLED");

        assertEquals("5714.29", amount(explanation, "year/2022/total"));
        assertEquals("4285.72", amount(explanation, "year/2023/total"));
    }

    /** BJ-33b: who pays all is told so, with the lines. */
    @Test
    void shouldExplainWhoPaysAll() {
        person(650_102, 310, 110_105);
        final long visit = encounter("2201", "M1", request -> {});
        run.send(UploadFrame.visit("M2", "P1", visit, "B1").line("L1", "120.50").encode());
        run.send(EncounterFrames.settle(
                "2207", "M3", "P1", visit, "B1", request -> request.mode(SettlementMode.FULL_PAY)));

        final Explanation explanation = explained("FULL_PAID");

        assertEquals("120.50", amount(explanation, "person/cash"));
        assertTrue(text(explanation, Language.ZH).contains("BJ-33b"));
    }

    /** BJ-34a to BJ-34d, INV-9, INV-10: a refund and a reversal are the exact negative, also across the year. */
    @Test
    void shouldExplainWhatWasTakenBack() {
        person(120_114, 310, 110_105);
        run.send(bill(CareType.OUTPATIENT).msgId("M1").carePlace(BEIJING).person("P1", 310, "120114"));
        run.send(bill(CareType.OUTPATIENT).msgId("M2").carePlace(BEIJING).person("P1", 310, "120114"));
        run.cutOver("2024-01-05").at("2024-01-05T08:00:00");
        run.send(Requests.refund("2208", "R1", "P1", 1));

        final Explanation refund = explained("REFUNDED");

        assertTrue(ids(refund).contains("decision/2/non-adjacent"), ids(refund)::toString);
        assertTrue(ids(refund).contains("decision/3/cross-year"), ids(refund)::toString);
        assertEquals("-" + amount(explanation(1), "scope/total"), amount(refund, "scope/total"));

        run.send(Requests.reversal("V1", "P1", "2208", "R1"));
        final Explanation undone = explained("REVERSED");
        assertEquals(amount(explanation(1), "scope/total"), amount(undone, "scope/total"));

        run.send(Requests.reversal("V2", "P1", "2207", "M2"));
        assertEquals("-" + amount(explanation(2), "sum/total"), amount(explained("REVERSED"), "sum/total"));
    }

    private Explanation explained(final String result) {
        final Explanation explanation = explanation();
        assertEquals(List.of(), explanation.differences());
        assertEquals(result, explanation.head().result(), text(explanation, Language.EN));
        AddingUp.check(explanation);
        final String zh = text(explanation, Language.ZH);
        final String en = text(explanation, Language.EN);
        assertNotEquals(zh, en);
        for (final Step step : explanation.steps()) {
            assertTrue(
                    zh.contains(step.title().zh()) && en.contains(step.title().en()), step.id());
            assertTrue(zh.contains(step.amount()) && en.contains(step.amount()), step.id());
        }
        return explanation;
    }

    private Explanation explanation() {
        return explanation(run.bodies().size());
    }

    private Explanation explanation(final int sequence) {
        return new RecordExplainer(hash -> plane, this::body, false).explain(sequence, body(sequence));
    }

    private RecordBodyFlyweight body(final long sequence) {
        return new RecordBodyFlyweight().wrap(new UnsafeBuffer(run.bodies().get((int) sequence - 1)), 0);
    }

    private long encounter(final String code, final String msgId, final Consumer<EncounterRequestEncoder> change) {
        run.send(EncounterFrames.register(code, msgId, "P1", 650_102, 0, change));
        return Answers.encounter(new UnsafeBuffer(run.lastReply())).encounterId();
    }

    private static SettleFrame bill(final CareType care) {
        return switch (care) {
            case INPATIENT -> SettleFrame.inpatient().parts("150000.37", "7000.11", "3000.09", "10000.23");
            case CHRONIC_OUTPATIENT ->
                SettleFrame.outpatient().medicalType("140104").disease("M00500").lines("5000.55", "4444.44");
            case PHARMACY ->
                SettleFrame.outpatient().code("2102").medicalType("41").line(ItemClass.B, "777.77");
            default -> SettleFrame.outpatient().line(ItemClass.A, "1234.56").line(ItemClass.OWN, "99.99");
        };
    }

    private void person(final int place, final int insurance, final int area) {
        run.load(new PersonRow(
                "P1",
                insurance,
                place,
                insurance == 310 ? PersonStatus.WORKING : PersonStatus.ADULT,
                day("1980-06-01"),
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                0,
                BenefitStatus.NORMAL,
                Yuan.fen("321.00")));
        run.load(filing(
                insurance,
                area,
                FilingKind.GENERAL,
                "",
                EnumSet.complementOf(EnumSet.of(CareType.CHRONIC_OUTPATIENT))));
        run.load(filing(insurance, area, FilingKind.CHOSEN_PROVIDER, "", EnumSet.allOf(CareType.class)));
        run.load(filing(insurance, area, FilingKind.CHRONIC, "M00500", EnumSet.of(CareType.CHRONIC_OUTPATIENT)));
    }

    private static FilingRow filing(
            final int insurance,
            final int area,
            final FilingKind kind,
            final String disease,
            final Set<CareType> care) {
        return new FilingRow(
                "P1",
                insurance,
                kind,
                FilingCategory.LONG_TERM_RESIDENT,
                FilingBasis.PROOF,
                true,
                FilingChannel.WINDOW,
                kind == FilingKind.GENERAL ? area / 100 * 100 : area / 10_000 * 10_000,
                FILED_FROM,
                Integer.MAX_VALUE,
                FILED_FROM,
                care,
                disease,
                kind == FilingKind.GENERAL
                        ? List.of()
                        : List.of(new FilingRow.Hospital(SettleFrame.INSTITUTION, area)));
    }

    private static Set<String> ids(final Explanation explanation) {
        return new LinkedHashSet<>(explanation.steps().stream().map(Step::id).toList());
    }

    private static String amount(final Explanation explanation, final String id) {
        return explanation.steps().stream()
                .filter(step -> step.id().equals(id))
                .map(Step::amount)
                .findFirst()
                .orElse("none in " + ids(explanation));
    }

    private static String text(final Explanation explanation, final Language language) {
        final StringWriter text = new StringWriter();
        new ExplanationTextWriter(new PrintWriter(text), language).write(explanation);
        return text.toString();
    }

    private static int day(final String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
