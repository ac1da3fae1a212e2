package io.yidi.gateway.policy.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.compile.PlaneCompiler;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.plane.CareRules;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.protocol.code.VoucherType;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("NAT-13, BJ-12, TJ-3.2b: what places of care lay down")
class CareTermsPackTest {

    private static final int DAY = CivilDate.epochDay(2023, 6, 1);
    private static final String TERMS = """
            sources:
              law: {document: Rules, confidence: A}
            terms:
              - {areas: ["11"], from: 2023-01-01, to: 2023-12-31, vouchers: [E_VOUCHER], trauma: MUST, source: law}
              - {areas: ["11"], from: 2024-01-01, declaration: true, source: law}
              - {areas: ["1101"], from: 2023-06-01, trauma: NOT, source: law}
            """;

    @TempDir
    private Path packs;

    @Test
    void shouldFindTheTermsOfAPlaceOnADay() throws Exception {
        final CareRules rules = compiled(TERMS);

        assertSame(CareRule.ANY, rules.of(310_101, DAY));
        assertSame(CareRule.ANY, rules.of(110_105, CivilDate.epochDay(2022, 12, 31)));
        assertEquals(CareRule.Trauma.NOT, rules.of(110_105, DAY).trauma());
        assertEquals(CareRule.Trauma.MUST, rules.of(110_105, DAY - 1).trauma());
        assertEquals(CareRule.Trauma.MUST, rules.of(110_200, DAY).trauma());
        assertTrue(rules.of(110_200, DAY).accepts(VoucherType.E_VOUCHER));
        assertFalse(rules.of(110_200, DAY).accepts(VoucherType.ID_CARD));
        assertFalse(rules.of(110_200, DAY).accepts(null));
        final CareRule later = rules.of(110_200, CivilDate.epochDay(2024, 1, 1));
        assertTrue(later.needsDeclaration() && later.accepts(VoucherType.ID_CARD));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "to: 2023-12-31   | to: 2024-01-01       | care-places/terms.yaml:5:5 PACK_PERIODS_OVERLAP",
                "to: 2023-12-31   | to: 2022-12-31       | care-places/terms.yaml:4:43 PACK_VALUE_WRONG",
                "trauma: MUST     | trauma: SHALL        | care-places/terms.yaml:4:86 PACK_VALUE_WRONG",
                "[E_VOUCHER]      | [PASSPORT]           | care-places/terms.yaml:4:66 PACK_VALUE_WRONG",
                "declaration: true | declaration: maybe  | care-places/terms.yaml:5:52 PACK_VALUE_WRONG",
            })
    void shouldSayWhatIsWrongAndWhere(final String what, final String into, final String expected) throws Exception {
        PackText.write(packs, PackText.VALID);
        PackText.write(packs, "care-places", "terms.yaml", TERMS.replace(what, into));

        final PackException refused = assertThrows(PackException.class, () -> PackReader.read(packs));
        assertEquals(
                expected,
                refused.faults().get(0).place() + " " + refused.faults().get(0).code());
    }

    private CareRules compiled(final String terms) throws Exception {
        PackText.write(packs, PackText.VALID);
        PackText.write(packs, "care-places", "terms.yaml", terms);
        return PlaneCompiler.compile(PackReader.read(packs), "0".repeat(64)).careRules();
    }
}
