package io.yidi.gateway.policy.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.openhft.chronicle.map.ChronicleMap;

/**
 * 政策表: the rows of one bundle in a Chronicle Map file, which other processes may map too.
 *
 * <p>The only class that knows Chronicle Map. Built once under a name of its own, never written afterwards; the library
 * has no read-only mode, so that is a rule of this package. Not thread-safe; close it.
 */
final class PolicyTable implements AutoCloseable {

    private static final double BLOAT_FACTOR = 2;

    private final ChronicleMap<String, byte[]> map;

    private PolicyTable(final ChronicleMap<String, byte[]> map) {
        this.map = map;
    }

    /**
     * Writes rows to a new file.
     *
     * @param file that does not exist yet
     * @param rows at least one
     * @throws IOException if the file cannot be made
     */
    static void build(final Path file, final NavigableMap<String, String> rows) throws IOException {
        try (ChronicleMap<String, byte[]> map = ChronicleMap.of(String.class, byte[].class)
                .name("policy")
                .entries(rows.size())
                .averageKeySize(longest(rows.keySet()))
                .averageValueSize(longest(rows.values()))
                .maxBloatFactor(BLOAT_FACTOR)
                .actualSegments(1)
                .checksumEntries(true)
                .putReturnsNull(true)
                .skipCloseOnExitHook(true)
                .createPersistedTo(file.toFile())) {
            rows.forEach((key, row) -> map.put(key, row.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Opens a file made by {@link #build}.
     *
     * @param file whole and unchanged since it was built; anything else can fail in ways that no check catches
     * @return the table
     * @throws IOException if it cannot be opened
     */
    static PolicyTable open(final Path file) throws IOException {
        return new PolicyTable(ChronicleMap.of(String.class, byte[].class)
                .skipCloseOnExitHook(true)
                .createPersistedTo(file.toFile()));
    }

    /**
     * All rows.
     *
     * @return by key
     */
    NavigableMap<String, String> rows() {
        final NavigableMap<String, String> rows = new TreeMap<>();
        for (final Map.Entry<String, byte[]> row : map.entrySet()) {
            rows.put(row.getKey(), new String(row.getValue(), StandardCharsets.UTF_8));
        }
        return rows;
    }

    @Override
    public void close() {
        map.close();
    }

    private static int longest(final Iterable<String> texts) {
        int longest = 1;
        for (final String text : texts) {
            longest = Math.max(longest, text.getBytes(StandardCharsets.UTF_8).length);
        }
        return longest;
    }
}
