package io.yidi.gateway.policy.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackText;
import io.yidi.gateway.policy.plane.PolicyPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyBundlesTest {

    @TempDir
    Path packs;

    @TempDir
    Path data;

    private PolicyBundles bundles;
    private String hash;

    /** What can happen to a Chronicle Map file that was not cleanly finished. */
    enum Damage {
        DELETED {
            @Override
            void doTo(final Path table) throws IOException {
                Files.delete(table);
            }
        },
        TRUNCATED {
            @Override
            void doTo(final Path table) throws IOException {
                Files.write(table, Arrays.copyOf(Files.readAllBytes(table), 4096));
            }
        },
        EMPTY {
            @Override
            void doTo(final Path table) throws IOException {
                Files.write(table, new byte[0]);
            }
        },
        GARBAGE {
            @Override
            void doTo(final Path table) throws IOException {
                final byte[] content = Files.readAllBytes(table);
                Arrays.fill(content, content.length / 4, content.length, (byte) 0xA5);
                Files.write(table, content);
            }
        },
        UNSEALED {
            @Override
            void doTo(final Path table) throws IOException {
                Files.delete(seal(table));
            }
        };

        abstract void doTo(Path table) throws IOException;
    }

    private static Path seal(final Path table) {
        return table.resolveSibling(table.getFileName().toString().replace(".chm", ".seal"));
    }

    @BeforeEach
    void compile() throws Exception {
        bundles = new PolicyBundles(data);
        hash = bundles.compile(PackText.write(packs, PackText.VALID));
    }

    private Path file(final String extension) {
        return data.resolve("bundles").resolve(hash + extension);
    }

    private String hashOf(final String text) throws Exception {
        return bundles.compile(PackText.write(packs, text));
    }

    @Test
    void shouldHashRowsNotLayout() throws Exception {
        final String general = "        - steps:\n            - {upTo: 10000.00, ratio: 80%}\n"
                + "            - {upTo: open, ratio: 85.5%}\n";
        final String special = "        - {level: L3, steps: [{upTo: open, ratio: 90%}]}\n";
        assertEquals(hash, hashOf("# comment\n" + PackText.replaced("ratio: 80%}\n", "ratio: '80.00%'} # same\n")));
        assertEquals(hash, hashOf(PackText.replaced(general + special, special + general)));
        assertEquals(hash, hashOf(PackText.replaced("    careType:", "    round: COMPONENT\n    careType:")));
    }

    @Test
    void shouldHashTheSameWhenSplitIntoFiles() throws Exception {
        final int plans = PackText.VALID.indexOf("plans:");
        final int region = PackText.VALID.indexOf("region:");
        final String sources = PackText.VALID.substring(0, region);
        PackText.write(packs, "testland", "pack.yaml", sources + PackText.VALID.substring(plans));
        PackText.write(packs, "testland", "region.yaml", PackText.VALID.substring(0, plans));
        assertEquals(hash, bundles.compile(packs));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "1000.00, 500.00 > 1000.00, 500.01",
                "ratio: 90% > ratio: 91%",
                "amount: 100000.00 > amount: 100000.01",
                "value: 60% > value: 80%",
                "rule: FACTOR, value: 90% > rule: POINTS, value: 10",
                "amount: 0.00 > amount: 0.01",
                "level: L1} > level: L2}",
                "pays: [IN_SCOPE] > pays: []",
                "article: Article 36 > article: Article 37"
            })
    void shouldHashEveryFigure(final String target, final String replacement) throws Exception {
        assertNotEquals(hash, hashOf(PackText.replaced(target, replacement)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRebuildATableThatIsNotAsItWasFinished(final Damage damage) throws Exception {
        damage.doTo(file(".chm"));
        final PolicyPlane plane = bundles.plane(hash);
        assertNotNull(plane.regionOf(910000));
        assertEquals(hash, plane.bundleHash());
        assertEquals(BundleRows.hash(Files.readAllBytes(file(".chm"))), Files.readString(file(".seal")));
    }

    @Test
    void shouldRebuildASealedTableOfOtherRows() throws Exception {
        final String other = hashOf(PackText.replaced("80%}\n", "70%}\n"));
        for (final String extension : new String[] {".chm", ".seal"}) {
            Files.write(
                    file(extension), Files.readAllBytes(data.resolve("bundles").resolve(other + extension)));
        }
        assertEquals(
                8_000,
                bundles.plane(hash).regionOf(910000).plans().get(0).bands().rows().stream()
                        .mapToInt(row -> row.value().ratioBp(0))
                        .min()
                        .orElseThrow());
    }

    @Test
    void shouldLeaveTheTableUnchangedByReadingIt() throws Exception {
        final byte[] before = Files.readAllBytes(file(".chm"));
        bundles.plane(hash);
        assertArrayEquals(before, Files.readAllBytes(file(".chm")));
    }

    @Test
    void shouldKeepOldBundlesLoadable() throws Exception {
        final String newer = hashOf(PackText.replaced("1000.00, 500.00", "900.00, 500.00"));
        assertNotEquals(hash, newer);
        assertEquals(hash, new PolicyBundles(data).plane(hash).bundleHash());
        assertEquals(newer, new PolicyBundles(data).plane(newer).bundleHash());
    }

    @Test
    void shouldNotStoreAPackWithFaults() throws Exception {
        try (Stream<Path> before = Files.list(data.resolve("bundles"))) {
            final long count = before.count();
            assertThrows(PackException.class, () -> hashOf(PackText.replaced("ratio: 90%", "ratio: 190%")));
            assertEquals(1, PolicyBundles.check(packs).size());
            try (Stream<Path> after = Files.list(data.resolve("bundles"))) {
                assertEquals(count, after.count());
            }
        }
    }

    @Test
    void shouldRefuseRowsThatAreNotThoseOfTheHash() throws Exception {
        Files.delete(file(".chm"));
        final byte[] rows = Files.readAllBytes(file(".rows"));
        rows[rows.length / 2] ^= 1;
        Files.write(file(".rows"), rows);
        final IOException e = assertThrows(IOException.class, () -> bundles.plane(hash));
        assertTrue(e.getMessage().startsWith("expected rows of bundle " + hash), e.getMessage());
    }

    @Test
    void shouldMendDamagedRowsByCompilingThePacksAgain() throws Exception {
        Files.write(file(".rows"), new byte[] {1, 2, 3});
        assertEquals(hash, hashOf(PackText.VALID));
        assertEquals(hash, BundleRows.hash(Files.readAllBytes(file(".rows"))));
    }

    @Test
    void shouldRefuseAnUnknownBundle() {
        assertThrows(IOException.class, () -> bundles.plane("0".repeat(64)));
        assertThrows(IOException.class, () -> bundles.plane("../" + hash));
    }

    @Test
    void shouldNotCarryALibraryThatReportsToTheInternet() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
        assertFalse(Files.exists(Path.of(System.getProperty("user.home"), ".chronicle.analytics.last")));
    }
}
