package io.yidi.gateway.policy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.read.PackReader;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelScaleTest {

    @TempDir
    private Path packs;

    @ParameterizedTest(name = "{0} {1} {2} in {3}: {4}")
    @DisplayName("AMB-29: level, rank, type and place of a provider lead to the region's own level")
    @CsvSource({
        "3, PROVINCE, HOSPITAL, 310101, L3",
        "3, CITY,     HOSPITAL, 310101, L1",
        "3, NONE,     HOSPITAL, 110105, L3",
        "3, NONE,     HOSPITAL, 310101, L1",
        "0, NONE,     PHARMACY, 310101, L2"
    })
    void shouldMapAProviderOntoTheRegionsScale(
            final int national,
            final HospitalRank rank,
            final ProviderType type,
            final int careArea,
            final String expected)
            throws Exception {
        PackText.write(
                packs,
                PackText.replaced(
                        "    - {national: 3, careArea",
                        "    - {national: 3, rank: PROVINCE, level: L3}\n"
                                + "    - {national: \"*\", type: PHARMACY, level: L2}\n"
                                + "    - {national: 3, careArea"));
        final RegionPolicy region =
                PlaneCompiler.compile(PackReader.read(packs), "0".repeat(64)).regionOf(910_100);

        assertEquals(expected, region.levelNames().get(region.levelOf(national, rank, type, careArea)));
    }
}
