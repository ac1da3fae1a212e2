package io.yidi.gateway.policy.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.yaml.YamlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackReaderTest {

    private static final String CAP = "amount: 100000.00, beyond: LAYERS, source: law}";

    @TempDir
    Path packs;

    private List<String> faults() {
        return assertThrows(PackException.class, () -> PackReader.read(packs)).faults().stream()
                .map(fault -> fault.place() + " " + fault.code())
                .toList();
    }

    private static String plansOnly(final String name, final String from, final String to) {
        final String plans = PackText.VALID.substring(PackText.VALID.indexOf("plans:"));
        return "sources:\n  law: {document: Rules, confidence: A}\n"
                + plans.replace("name: employee-inpatient", "name: " + name)
                        .replace("from: 2022-01-01", "from: " + from + "\n    to: " + to);
    }

    @Test
    void shouldReportAllFaultsOfAllFilesTogether() throws Exception {
        PackText.write(packs, PackText.replaced("ratio: 90%", "ratio: 190%").replace("period: YEAR", "period: WEEK"));
        PackText.write(packs, "otherland", "pack.yaml", "sources: {}\nregions: 1\n");
        assertEquals(
                List.of(
                        "otherland/pack.yaml:1:1 PACK_FIELD_MISSING",
                        "otherland/pack.yaml:2:1 PACK_FIELD_UNKNOWN",
                        "testland/pack.yaml:31:51 PACK_VALUE_WRONG",
                        "testland/pack.yaml:38:31 PACK_VALUE_WRONG"),
                faults());
    }

    @Test
    void shouldSayWhatWasExpectedAndFound() throws Exception {
        PackText.write(packs, PackText.replaced("ratio: 90%", "ratio: 190%"));
        final PackException e = assertThrows(PackException.class, () -> PackReader.read(packs));
        assertEquals(
                "testland/pack.yaml:31:51 YD-7004 plans[0].bands.rows[1].steps[0].ratio: "
                        + "expected percent with at most two decimals, 0% to 100%, found 190%",
                e.getMessage());
    }

    @Test
    void shouldRefusePlansThatOverlapInTime() throws Exception {
        PackText.write(packs, PackText.VALID);
        PackText.write(packs, "testland", "z.yaml", plansOnly("later", "2030-01-01", "2030-12-31"));
        assertEquals(List.of("testland/z.yaml:4:5 PACK_PERIODS_OVERLAP"), faults());
    }

    @Test
    void shouldAcceptPlansThatFollowEachOther() throws Exception {
        PackText.write(packs, PackText.replaced("    from: 2022-01-01", "    from: 2022-01-01\n    to: 2029-12-31"));
        PackText.write(packs, "testland", "z.yaml", plansOnly("employee-inpatient", "2030-01-01", "2030-12-31"));
        assertEquals(2, PackReader.read(packs).plans().size());
    }

    @Test
    void shouldCutAPlanWhereARowBegins() throws Exception {
        PackText.write(
                packs,
                PackText.replaced(
                        CAP,
                        "beyond: LAYERS, source: law, rows: [{amount: 100000.00, to: 2023-12-31},"
                                + " {amount: 120000.00, from: 2024-01-01, source: talk}]}"));
        final List<PlanRows> plans = PackReader.read(packs).plans();
        assertEquals(
                List.of("2022-01-01", "2024-01-01"),
                plans.stream().map(PlanRows::from).toList());
        assertEquals(
                List.of("2023-12-31", "9999-12-31"),
                plans.stream().map(PlanRows::to).toList());
        assertEquals(10_000_000, plans.get(0).caps().get(0).amounts().get(0).value());
        assertEquals(12_000_000, plans.get(1).caps().get(0).amounts().get(0).value());
    }

    @Test
    void shouldRefuseARowThatIsNeverInForce() throws Exception {
        PackText.write(packs, PackText.replaced("{level: L3, steps", "{level: L3, to: 2021-12-31, steps"));
        assertTrue(faults().contains("testland/pack.yaml:31:11 PACK_VALUE_WRONG"));
    }

    @Test
    void shouldRefuseDaysOnWhichNoRowHolds() throws Exception {
        PackText.write(packs, PackText.replaced("deductible: {basis", "deductible: {to: 2023-12-31, basis"));
        assertEquals(List.of("testland/pack.yaml:23:17 PACK_VALUE_WRONG"), faults());
    }

    @Test
    void shouldRefuseAnAreaThatTwoRegionsInsure() throws Exception {
        PackText.write(packs, PackText.VALID);
        PackText.write(packs, "otherland", "pack.yaml", PackText.replaced("code: testland", "code: otherland"));
        assertEquals(List.of("testland/pack.yaml:5:3 PACK_VALUE_WRONG"), faults());
    }

    @Test
    void shouldRefuseAFolderWithoutARegionAndOneWithTwo() throws Exception {
        Files.createDirectories(packs.resolve("empty"));
        PackText.write(packs, PackText.VALID);
        PackText.write(packs, "testland", "z.yaml", PackText.VALID.substring(0, PackText.VALID.indexOf("plans:")));
        assertEquals(List.of("empty:1:1 PACK_FIELD_MISSING", "testland/z.yaml:5:3 PACK_VALUE_WRONG"), faults());
    }

    @Test
    void shouldRefuseAFileThatWouldBeOverlooked() throws Exception {
        PackText.write(packs, PackText.VALID);
        PackText.write(packs, "testland", "plans.yml", PackText.VALID);
        PackText.write(packs, "testland", "README.md", "notes");
        assertEquals(List.of("testland/plans.yml:1:1 PACK_SYNTAX"), faults());
    }

    @Test
    void shouldRefuseADirectoryWithoutPacks() {
        assertEquals(List.of(".:1:1 PACK_FIELD_MISSING"), faults());
    }

    @Test
    void shouldRefuseFilesThatAreTooLargeOrNotUtf8() throws Exception {
        PackText.write(packs, PackText.VALID + "#".repeat(YamlDocument.MAX_BYTES));
        Files.write(packs.resolve("testland").resolve("z.yaml"), new byte[] {(byte) 0xC4, (byte) 0x27});
        assertEquals(List.of("testland/pack.yaml:1:1 PACK_SYNTAX", "testland/z.yaml:1:1 PACK_SYNTAX"), faults());
    }

    @Test
    void shouldCheckRatiosOnlyOfCombinationsThatCanApply() throws Exception {
        final String ownRowForRetired = "- {status: RETIRED, steps: [{upTo: open, ratio: 90%}]}\n        - steps:";
        PackText.write(
                packs,
                PackText.replaced("- steps:", ownRowForRetired)
                        .replace("{level: L3, steps", "{level: L3, status: WORKING, steps")
                        .replace("ratio: 80%}\n", "ratio: 80.10%}\n")
                        .replace("value: 60%", "value: 61%"));
        assertEquals(1, PackReader.read(packs).plans().size());
    }
}
