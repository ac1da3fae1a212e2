package io.yidi.gateway.policy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.read.PackReader;
import io.yidi.protocol.ResultCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("XJ-2.6b, INV-7: a pack keeps to the notice above its region")
class SuperiorNoticeTest {

    private static final Path SHIPPED = Path.of("..", "policies");
    private static final String TRANSFER = "{category: TRANSFER, rule: FACTOR, value: 90%, source: law}";

    @TempDir
    Path packs;

    /** A pack for an area whose ratios reach 94 %, and the notice of Xinjiang above it. */
    private List<PackFault> faultsOf(final String area, final String transfer) throws Exception {
        final String pack = PackText.replaced(TRANSFER, transfer).replace("\"91\"", '"' + area + '"');
        PackText.write(packs, pack);
        PackText.write(packs, "superior", "xinjiang.yaml", Files.readString(SHIPPED.resolve("superior/xinjiang.yaml")));
        return PolicyBundles.check(packs).stream()
                .filter(fault -> fault.code() == ResultCode.PACK_SUPERIOR_BROKEN)
                .toList();
    }

    @Test
    void shouldNameThePlaceAndTheArticle() throws Exception {
        final List<PackFault> faults = faultsOf("6501", "{category: TRANSFER, rule: POINTS, value: 10.5, source: law}");

        assertEquals(1, faults.size(), faults::toString);
        assertEquals(
                "testland/pack.yaml:35:9 YD-7009 plans.reductions.TRANSFER: expected at most 10 points"
                        + " (新疆维吾尔自治区跨省异地就医直接结算通知（新医保发〔2022〕39号） 二（六）), found 10.50 points",
                faults.get(0).text());
    }

    @ParameterizedTest(name = "{0}: {1}, {2} {3} {4}: {5} faults")
    @CsvSource({
        "XJ-2.6b, 6501, TRANSFER,        POINTS,         10,  0",
        "XJ-2.6b, 6501, TRANSFER,        POINTS,         11,  1",
        "XJ-2.6b, 6501, TRANSFER,        FACTOR,         90%, 0",
        "XJ-2.6b, 6501, TRANSFER,        FACTOR,         89%, 1",
        "XJ-2.6b, 6501, TRANSFER,        FIRST_SELF_PAY, 10%, 0",
        "XJ-2.6b, 6501, TRANSFER,        FIRST_SELF_PAY, 11%, 1",
        "XJ-2.6b, 6501, EMERGENCY,       POINTS,         10,  0",
        "XJ-2.6b, 6501, EMERGENCY,       POINTS,         11,  1",
        "XJ-2.6b, 6501, OTHER_TEMPORARY, POINTS,         20,  0",
        "XJ-2.6b, 6501, OTHER_TEMPORARY, POINTS,         21,  1",
        "XJ-2.6,  65,   TRANSFER,        POINTS,         11,  1",
        "XJ-2.6,  41,   TRANSFER,        POINTS,         11,  0",
    })
    void shouldCountThePointsAtTheHighestRatio(
            final String requirement,
            final String area,
            final String category,
            final String rule,
            final String value,
            final int expected)
            throws Exception {
        final String row = "{category: " + category + ", rule: " + rule + ", value: " + value + ", source: law}";

        assertEquals(expected, faultsOf(area, row).size());
    }

    @Test
    @DisplayName("XJ-2.5a: a long-term resident at the filed place is not reduced at all")
    void shouldRefuseAReductionForLongTermResidents() throws Exception {
        final List<PackFault> faults =
                faultsOf("6523", TRANSFER + "\n      - {category: LONG_TERM, rule: POINTS, value: 5, source: law}");

        assertEquals(1, faults.size(), faults::toString);
        assertEquals("5 points", faults.get(0).found());
    }

    @Test
    void shouldRefuseANoticeWithAKeyNobodyKnows() throws Exception {
        final String notice = Files.readString(SHIPPED.resolve("superior/xinjiang.yaml"));
        PackText.write(packs, PackText.VALID);
        PackText.write(packs, "superior", "xinjiang.yaml", notice.replace("atMost: 20", "atMost: 20, atLeast: 1"));

        assertEquals(
                ResultCode.PACK_FIELD_UNKNOWN,
                assertThrows(PackException.class, () -> PackReader.read(packs))
                        .faults()
                        .get(0)
                        .code());
    }
}
