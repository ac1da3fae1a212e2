package io.yidi.gateway.policy.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.benefit.BenefitCalculator;
import io.yidi.gateway.engine.benefit.BenefitRequest;
import io.yidi.gateway.engine.benefit.BenefitResult;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.read.PackReader;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksDocumentTest {

    private static final String FENCE = "```";

    @TempDir
    Path packs;

    @Test
    void shouldShowACompleteExampleThatLoads() throws Exception {
        writeExample(page());
        assertEquals(
                "exampleland/employee-inpatient/2023-01-01",
                PackReader.read(packs.resolve("packs")).plans().get(0).id());
    }

    @Test
    void shouldWalkToABillThatTheExamplePays() throws Exception {
        final String page = page();
        writeExample(page);
        final PolicyBundles bundles = new PolicyBundles(packs.resolve("data"));
        final RegionPolicy region =
                bundles.plane(bundles.compile(packs.resolve("packs"))).regionOf(990_101);
        final BenefitResult result = transferredStay(region);
        assertTrue(page.contains("**29 940.00**"), "the page states the pool");
        assertTrue(page.contains("**15 060.00**"), "the page states the personal part");
        assertEquals(2_994_000, result.fundFen(0));
        assertEquals(0, result.fundFen(1));
        assertEquals(1_506_000, result.total().personalFen);
    }

    private static BenefitResult transferredStay(final RegionPolicy region) {
        final BenefitRequest request = new BenefitRequest();
        request.region = region;
        request.insuranceType = 310;
        request.careType = CareType.INPATIENT;
        request.admissionEpochDay = CivilDate.epochDay(2023, 6, 1);
        request.planEpochDay = CivilDate.epochDay(2023, 6, 11);
        request.context.set(
                region.levelOf(3, 310_000),
                PersonStatus.WORKING,
                40,
                AssistanceClass.NONE,
                ContributionGrade.NONE,
                BenefitCategory.TRANSFER,
                0);
        request.parts.set(4_200_000, 120_000, 30_000, 150_000);
        final BenefitResult result = new BenefitResult();
        new BenefitCalculator().calculate(request, (counterId, period) -> 0, result);
        return result;
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("..", "docs", "policy", "packs.md"));
    }

    private void writeExample(final String page) throws Exception {
        final int begin = page.indexOf(FENCE + "yaml\n", page.indexOf("## A complete example\n")) + FENCE.length() + 5;
        final String example = page.substring(begin, page.indexOf(FENCE, begin));
        PackText.write(packs.resolve("packs"), "exampleland", "pack.yaml", example);
    }
}
