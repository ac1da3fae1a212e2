package io.yidi.gateway.policy.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.compile.DiseaseKey;
import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("NAT-15, NAT-N4.3a, BJ-26a: the catalogue of chronic diseases")
class DiseasePackTest {

    private static final int BEFORE = CivilDate.epochDay(2022, 12, 31);
    private static final int DAY = CivilDate.epochDay(2023, 1, 1);
    private static final String CATALOGUE = """
            sources:
              law: {document: Rules, confidence: A}
            diseases:
              - {code: M03900, name: {zh: 高血压, en: Hypertension}, from: 2020-12-01, source: law}
              - {code: M00500, name: {zh: 肿瘤, en: Tumour}, from: 2020-12-01, source: law}
            """;
    private static final String OPEN = """
            sources:
              law: {document: Rules, confidence: A}
            diseases:
              - {code: M00500, from: 2023-01-01, local: [M00503], source: law}
            """;

    @TempDir
    Path folder;

    private Path packs(final String catalogue, final String open) throws Exception {
        final Path packs = folder.resolve("packs");
        PackText.write(packs, "diseases", "national.yaml", catalogue);
        PackText.write(packs, "testland", "diseases.yaml", open);
        return PackText.write(packs, chronic());
    }

    private static String chronic() {
        return PackText.VALID
                .replace("careType: INPATIENT", "careType: CHRONIC_OUTPATIENT\n    disease: M00500")
                .replace("{stays: inpatient, deductible", "{deductible")
                .replace("PER_STAY", "PER_YEAR")
                .replace("[1000.00, 500.00]", "[1000.00]");
    }

    private RegionPolicy compiled() throws Exception {
        final PolicyBundles bundles = new PolicyBundles(folder);
        return bundles.plane(bundles.compile(packs(CATALOGUE, OPEN))).regionOf(910_100);
    }

    @Test
    void shouldTellTheNationalDiseaseOfACode() throws Exception {
        final DiseaseCatalogue diseases = compiled().diseases();
        final long tumour = DiseaseKey.of("M00500");

        assertEquals(tumour, diseases.nationalOf(tumour, DAY));
        assertEquals(tumour, diseases.nationalOf(DiseaseKey.of("M00503"), DAY), "the region's own code");
        assertEquals(DiseaseCatalogue.UNKNOWN, diseases.nationalOf(DiseaseKey.of("M00504"), DAY), "no prefix rule");
        assertEquals(DiseaseCatalogue.UNKNOWN, diseases.nationalOf(tumour, CivilDate.epochDay(2020, 11, 30)));
    }

    @Test
    void shouldTellWhatIsOpenOnADay() throws Exception {
        final DiseaseCatalogue diseases = compiled().diseases();

        assertTrue(diseases.isOpen(DiseaseKey.of("M00500"), DAY));
        assertFalse(diseases.isOpen(DiseaseKey.of("M00500"), BEFORE));
        assertFalse(diseases.isOpen(DiseaseKey.of("M03900"), DAY));
    }

    @Test
    void shouldFindThePlanOfTheDisease() throws Exception {
        final RegionPolicy region = compiled();
        final long national = region.diseases().nationalOf(DiseaseKey.of("M00503"), DAY);

        assertEquals(
                "testland/employee-inpatient/2022-01-01",
                region.plan(310, CareType.CHRONIC_OUTPATIENT, national, DAY).id());
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "'code: M00500, from: 2023', 'code: M05300, from: 2023', a disease of the national catalogue",
        "'M00500, from: 2023-01-01', 'M00500, from: 2020-01-01', a day not before the national 2020-12-01",
        "'local: [M00503]',          'local: [M03900]',          a code of the region's own",
        "'local: [M00503]',          'local: [m1]',              a disease code such as M03900"
    })
    void shouldRefuseARegionThatNamesNoSuchDisease(final String target, final String replacement, final String expected)
            throws Exception {
        final List<PackFault> faults = PolicyBundles.check(packs(CATALOGUE, OPEN.replace(target, replacement)));

        assertEquals(1, faults.size(), faults::toString);
        assertEquals(ResultCode.PACK_VALUE_WRONG, faults.get(0).code());
        assertEquals(expected, faults.get(0).expected());
        assertEquals("testland/diseases.yaml", faults.get(0).place().file());
        assertEquals(4, faults.get(0).place().line());
    }

    @Test
    void shouldRefuseADiseaseTwiceAndAPlanForNone() throws Exception {
        final String twice = CATALOGUE.replace("M00500", "M03900");

        assertEquals(
                List.of(
                        "each disease once",
                        "a disease of the national catalogue",
                        "a disease of the national catalogue"),
                PolicyBundles.check(packs(twice, OPEN)).stream()
                        .map(PackFault::expected)
                        .toList());
    }
}
