package io.yidi.gateway.policy.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.CapRule;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.FigureSource;
import io.yidi.gateway.policy.plane.FigureTrust;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.ReductionRule;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedPacksTest {

    private static final int EMPLOYEE = 310;
    private static final int RESIDENT = 390;
    private static final int DAY = CivilDate.epochDay(2025, 3, 1);

    private static PolicyPlane plane;

    @BeforeAll
    static void compile(@TempDir final Path data) throws Exception {
        final PolicyBundles bundles = new PolicyBundles(data);
        plane = bundles.plane(bundles.compile(Path.of("..", "policies")));
    }

    private static Plan inpatient(final int area, final int insuranceType) {
        final Plan plan = plane.regionOf(area).plan(insuranceType, CareType.INPATIENT, 0, DAY);
        assertNotNull(plan, "expected an inpatient plan for " + area);
        return plan;
    }

    private static BenefitContext person(final int level, final PersonStatus status) {
        return new BenefitContext()
                .set(level, status, 66, AssistanceClass.NONE, ContributionGrade.NONE, BenefitCategory.LONG_TERM, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1, WORKING, 9000, 9500, 9700",
        "2, WORKING, 8700, 9200, 9700",
        "3, WORKING, 8500, 9000, 9500",
        "1, RETIRED, 9400, 9700, 9820",
        "2, RETIRED, 9220, 9520, 9820",
        "3, RETIRED, 9100, 9400, 9700"
    })
    void shouldPayBeijingEmployeesByLevelAndStatus(
            final int nationalLevel,
            final PersonStatus status,
            final int firstBp,
            final int secondBp,
            final int thirdBp) {
        final RegionPolicy beijing = plane.regionOf(110105);
        final Plan plan = inpatient(110105, EMPLOYEE);
        final BenefitContext context = person(beijing.levelOf(nationalLevel, 310000), status);
        final BandTable bands = plan.bands().find(context);
        final int[] ratios = new int[bands.count()];
        for (int i = 0; i < ratios.length; i++) {
            final int band = i;
            ratios[i] = plan.statusRules().stream()
                    .filter(rule -> rule.selector().matches(context))
                    .findFirst()
                    .map(rule -> rule.apply(bands.ratioBp(band)))
                    .orElse(bands.ratioBp(band));
        }
        assertArrayEquals(new int[] {firstBp, secondBp, thirdBp}, ratios);
        assertEquals(3_000_000, bands.upToFen(0));
        assertEquals(4_000_000, bands.upToFen(1));
        assertEquals(BandTable.OPEN, bands.upToFen(2));
    }

    @Test
    void shouldCapBeijingsPoolAndThenPayLargeExpense() {
        final Plan plan = inpatient(110105, EMPLOYEE);
        final BenefitContext retired = person(2, PersonStatus.RETIRED);
        final CapRule cap = plan.caps().get(0);
        assertEquals(10_000_000L, cap.amount().find(retired));
        assertEquals(CapRule.Measure.OF_PAYMENT, cap.measure());
        assertEquals(CapRule.Beyond.LAYERS, cap.beyond());
        final LayerRule large = plan.layers().get(0);
        assertEquals("330100", large.fund().code());
        assertEquals(Part.ABOVE_POOL.bit(), large.baseMask());
        assertEquals(8_000, large.bands().find(retired).ratioBp(0));
        assertEquals(8_500, large.bands().find(person(2, PersonStatus.WORKING)).ratioBp(0));
        assertEquals(40_000_000L, large.capFen().find(retired));
        assertFalse(plan.layers().get(1).enabled(), "the retirees' supplement is unverified");
    }

    @Test
    void shouldTakeBeijingsDeductibleByOrdinalAndSplitStaysByDays() {
        final Plan plan = inpatient(110105, EMPLOYEE);
        assertArrayEquals(
                new long[] {130_000, 65_000}, plan.deductible().amounts().find(person(0, PersonStatus.WORKING)));
        assertEquals(Plan.YearEnd.SPLIT_BY_DAYS, plan.yearEnd());
    }

    @Test
    void shouldMarkOnlyBillsThatUnverifiedFiguresDecided() {
        final Plan plan = inpatient(110105, EMPLOYEE);
        final long poolAndLarge = FigureTrust.POOL | FigureTrust.cap(0) | FigureTrust.layer(0);
        final BenefitContext retired = person(2, PersonStatus.RETIRED);
        final BenefitContext working = person(2, PersonStatus.WORKING);
        assertFalse(plan.isIllustrative(retired, poolAndLarge), "level 3, large expense at the verified 80 %");
        assertTrue(plan.isIllustrative(retired, poolAndLarge | FigureTrust.layerCap(0)), "cap of 400 000");
        assertFalse(plan.isIllustrative(working, FigureTrust.POOL), "level 3 without large expense");
        assertTrue(plan.isIllustrative(working, poolAndLarge), "large expense at the unverified 85 %");
        assertTrue(plan.isIllustrative(person(1, PersonStatus.RETIRED), FigureTrust.POOL), "level 2, second band");
    }

    @Test
    void shouldMarkEveryBillOfATestPack() {
        assertTrue(inpatient(980100, EMPLOYEE).isIllustrative(person(0, PersonStatus.WORKING), FigureTrust.POOL));
    }

    @Test
    void shouldNameTheSourceOfEveryFigure() {
        final Map<String, FigureSource> sources = inpatient(110105, EMPLOYEE).sources();
        assertEquals(
                "北京市基本医疗保险规定 第三十六条第（四）项 [A]", sources.get("statusRule[RETIRED]").text());
        assertEquals("一笔 2025 年退休人员三级医院住院结算 [B]", sources.get("bands[三级]/3").text());
        assertEquals("一般常识 [D]", sources.get("layer/large-expense/cap").text());
    }

    @ParameterizedTest(name = "JZ-2.4: {0}")
    @CsvSource({"LONG_TERM, 0", "TRANSFER, 1000", "EMERGENCY, 0", "OTHER_TEMPORARY, 2000"})
    void shouldReduceJiaozuosRatiosByPoints(final BenefitCategory category, final int pointsBp) {
        for (final int insuranceType : new int[] {EMPLOYEE, RESIDENT}) {
            final ReductionRule rule = inpatient(410802, insuranceType).reduction(category);
            assertEquals(8_500 - pointsBp, rule.apply(8_500));
        }
    }

    @Test
    void shouldShipAPackForEachWorkedExample() {
        final Set<Integer> employees = Set.of(910100, 910200, 920100, 950100, 980100);
        employees.forEach(area -> assertNotNull(inpatient(area, EMPLOYEE)));
        Set.of(940100, 970100).forEach(area -> assertNotNull(inpatient(area, RESIDENT)));
        for (final int area : new int[] {930100, 960100}) {
            assertNotNull(plane.regionOf(area).plan(EMPLOYEE, CareType.OUTPATIENT, 0, DAY));
        }
    }

    @Test
    void shouldInsureNobodyByTheNationalIllustrationUntilAnAreaIsNamed(@TempDir final Path folder) throws Exception {
        assertNull(plane.regionOf(130_100), "Hebei has no pack, and the illustration is for nobody");
        final Path shipped = Path.of("..", "policies", "national-default");
        final String region = Files.readString(shipped.resolve("region.yaml"));
        final Path packs = folder.resolve("packs");
        PackText.write(packs, "national-default", "region.yaml", region.replace("areas: []", "areas: [\"13\"]"));
        PackText.write(packs, "national-default", "plans.yaml", Files.readString(shipped.resolve("plans.yaml")));
        final PolicyBundles bundles = new PolicyBundles(folder);
        final RegionPolicy hebei = bundles.plane(bundles.compile(packs)).regionOf(130_100);
        for (final CareType careType : CareType.values()) {
            for (final int insuranceType : new int[] {EMPLOYEE, RESIDENT}) {
                final Plan plan = hebei.plan(insuranceType, careType, 0, DAY);
                assertTrue(plan.isIllustrative(person(2, PersonStatus.WORKING), FigureTrust.POOL), plan.id());
            }
        }
    }

    @ParameterizedTest(name = "BJ-22a: {0}")
    @CsvSource({"110105", "120101", "410802", "650102"})
    void shouldHaveAPlanForEveryInsuranceAndKindOfCare(final int area) {
        for (final CareType careType : CareType.values()) {
            for (final int insuranceType : new int[] {EMPLOYEE, RESIDENT}) {
                assertNotNull(plane.regionOf(area).plan(insuranceType, careType, 0, DAY), careType + " " + area);
            }
        }
    }

    @Test
    void shouldNameEveryTestPackAsNoRealPolicy() {
        plane.regions().stream()
                .filter(region -> region.code().startsWith("worked-"))
                .forEach(region -> assertTrue(region.name().contains("非真实政策"), region.name()));
    }
}
