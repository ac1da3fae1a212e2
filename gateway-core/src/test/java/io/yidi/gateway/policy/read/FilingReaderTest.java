package io.yidi.gateway.policy.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.compile.PlaneCompiler;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.LateFilingRule;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The block {@code filing} of a region. */
class FilingReaderTest {

    private static final String LEVELS = "  levels: [L1, L2, L3]";

    @TempDir
    Path packs;

    @Test
    void shouldAcceptEverythingWhereARegionSaysNothing() throws Exception {
        PackText.write(packs, PackText.VALID);

        assertNull(PackReader.read(packs).regions().get(0).filing());
        assertEquals(FilingRules.ANY, plane().regionOf(910_000).filing());
    }

    /** NAT-9: whatever a region lays down about filings is data of its pack. */
    @Test
    void shouldReadWhatARegionLaysDown() throws Exception {
        write("91", """
              filing:
                categories:
                  - {category: STATIONED_WORKER, bases: [PROOF], anyDocuments: [POSTING_LETTER, CONTRACT]}
                  - {category: EMERGENCY, benefit: OTHER_TEMPORARY, channels: [WINDOW]}
                channels: [WINDOW, REGIONAL_APP]
                longTerm: {months: open, endChosen: false}
                temporary: {minMonths: 3, maxMonths: 9, months: 6}
                extension: {minMonths: 12, maxMonths: 24, diagnoses: [C, Z51.0]}
                changeLock: {months: 6, commitmentOnly: true}
                cancelLongTermBySelf: false
                reviewNeeded: true
                transferFromFiledPlace: true
                home: {longTerm: [INPATIENT], needsDocuments: true}
                chronic: {channels: [WINDOW], scope: PER_PERSON, hospitalsMax: 2, additive: true}
                chosenProvidersMax: 3
                exemptions:
                  - {insuredAreas: ["9101"], careAreas: ["11"], careTypes: [OUTPATIENT], from: 2023-01-01}
                lateFilings:
                  - {longTerm: true, basis: COMMITMENT, claim: OTHER_TEMPORARY}
                provinceLevel: ["11"]
                hotline: "12393"
            """);
        final FilingRules rules = plane().regionOf(910_100).filing();

        assertNull(rules.category(FilingCategory.TRANSFER));
        assertTrue(rules.category(FilingCategory.STATIONED_WORKER).isProvenBy(32));
        assertEquals(
                BenefitCategory.OTHER_TEMPORARY,
                rules.category(FilingCategory.EMERGENCY).benefit());
        assertEquals(List.of(FilingChannel.WINDOW, FilingChannel.REGIONAL_APP), rules.channels());
        assertEquals(new ValidityRule(3, 9, 6, true, "law"), rules.temporary());
        assertTrue(rules.extension().isFor("Z51.0") && rules.extension().isFor("C34.9"));
        assertEquals(6, rules.changeLock().months());
        assertTrue(
                rules.home().offers(true, CareType.INPATIENT) && !rules.home().offers(false, CareType.INPATIENT));
        assertEquals(2, rules.chronic().hospitalsMax());
        assertTrue(rules.isExempt(910_105, 110_105, CareType.OUTPATIENT, 19_400));
        assertEquals(LateFilingRule.Claim.OTHER_TEMPORARY, rules.claim(true, FilingBasis.COMMITMENT));
        assertEquals(LateFilingRule.Claim.BY_CATEGORY, rules.claim(true, FilingBasis.PROOF));
        assertEquals("12393", rules.hotline());
    }

    @ParameterizedTest(name = "{0}: {2} → {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TJ-4.2b | 12 | temporary: {maxMonths: 13, months: 12} | temporary.maxMonths | 四（二）",
                "TJ-4.2b | 12 | temporary: {months: 12}                | temporary.maxMonths | 四（二）",
                "TJ-4.2b | 12 | longTerm: {months: open}               | temporary.maxMonths | 四（二）",
                "XJ-2.3b | 65 | temporary: {minMonths: 5, months: 6}   | temporary.minMonths | 二（三）",
                "XJ-2.3a | 65 | changeLock: {months: 7}                | changeLock.months   | 二（三）",
            })
    void shouldRefuseWhatTheNoticeAboveDoesNotAllow(
            final String requirement, final String area, final String rule, final String key, final String article)
            throws Exception {
        write(area, "  filing:\n    " + rule + "\n");
        writeSuperiors();

        final List<PackFault> faults =
                assertThrows(PackException.class, () -> PackReader.read(packs)).faults();
        assertTrue(
                faults.stream()
                        .anyMatch(fault -> fault.path().equals("region.filing." + key)
                                && fault.code() == ResultCode.PACK_SUPERIOR_BROKEN
                                && fault.expected().contains(article)),
                faults::toString);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TJ-4.2b | 12 | temporary: {maxMonths: 12, months: 12}",
                "XJ-2.3b | 65 | temporary: {minMonths: 6, months: 6}",
                "XJ-2.3a | 65 | {temporary: {minMonths: 6, months: 6}, changeLock: {months: 6}}",
            })
    void shouldAllowWhatKeepsToTheNotice(final String requirement, final String area, final String rule)
            throws Exception {
        write(area, "  filing:\n    " + rule + "\n");
        writeSuperiors();

        assertEquals(1, PackReader.read(packs).regions().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "temporary: {minMonths: 9, maxMonths: 6, months: 6} | region.filing.temporary.maxMonths",
                "temporary: {maxMonths: 6, months: open}            | region.filing.temporary.months",
                "temporary: {minMonths: 6, months: 3}               | region.filing.temporary.months",
                "temporary: {months: 0}                             | region.filing.temporary.months",
                "changeLock: {proofUnlocks: true}                   | region.filing.changeLock.months",
                "chronic: {hospitalsMax: 5}                         | region.filing.chronic.hospitalsMax",
                "hotline: call me                                   | region.filing.hotline",
                "channels: [PIGEON]                                 | region.filing.channels",
                "validity: {months: 6}                              | region.filing.validity",
                "exemptions: [{insuredAreas: ['91'], careAreas: [], careTypes: [OUTPATIENT], from: 2023-01-01}] | "
                        + "region.filing.exemptions[0].careAreas",
                "exemptions: [{insuredAreas: ['91'], careAreas: ['11'], from: 2023-01-01}] | "
                        + "region.filing.exemptions[0].careTypes",
                "home: {longTerm: [INPATIENT], source: nowhere}     | region.filing.home.source",
            })
    void shouldNameWhatIsWrong(final String rule, final String path) throws Exception {
        write("91", "  filing:\n    " + rule + "\n");

        final List<PackFault> faults =
                assertThrows(PackException.class, () -> PackReader.read(packs)).faults();
        assertEquals(List.of(path), faults.stream().map(PackFault::path).toList());
    }

    private void writeSuperiors() throws Exception {
        for (final String notice : new String[] {"tianjin.yaml", "xinjiang.yaml"}) {
            PackText.write(
                    packs,
                    "superior",
                    notice,
                    Files.readString(Path.of("..", "policies", "superior").resolve(notice)));
        }
    }

    private PolicyPlane plane() throws Exception {
        return PlaneCompiler.compile(PackReader.read(packs), "0".repeat(64));
    }

    private void write(final String area, final String filing) throws Exception {
        PackText.write(
                packs,
                PackText.replaced(LEVELS, filing.stripTrailing() + "\n" + LEVELS)
                        .replace("areas: [\"91\"]", "areas: [\"" + area + "\"]"));
    }
}
