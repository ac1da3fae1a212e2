package io.yidi.load.gates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 界限: between which values a count has to stay, as {@code bounds.txt} says: name, least, most and reason, with bars
 * between them.
 *
 * @param name of the count
 * @param least that is right; less means that something is left out
 * @param most that is right
 * @param reason for both
 */
record Bound(String name, BigDecimal least, BigDecimal most, String reason) {

    private static final String FILE = "bounds.txt";
    private static final char COMMENT = '#';
    private static final int COLUMNS = 4;

    /** All bounds, by the name of what they bound, in the order of the file. */
    static Map<String, Bound> all() throws IOException {
        final Map<String, Bound> bounds = new LinkedHashMap<>();
        for (final String line : lines()) {
            if (!line.isBlank() && line.charAt(0) != COMMENT) {
                final Bound bound = of(line);
                bounds.put(bound.name, bound);
            }
        }
        return bounds;
    }

    /** Whether a value is right. */
    boolean holds(final double value) {
        final BigDecimal exact = BigDecimal.valueOf(value);
        return exact.compareTo(least) >= 0 && exact.compareTo(most) <= 0;
    }

    static Bound of(final String line) {
        final List<String> columns = List.of(line.split("\\|", -1));
        if (columns.size() != COLUMNS) {
            throw new IllegalArgumentException("expected 'name | least | most | reason', found: " + line);
        }
        return new Bound(
                columns.get(0).strip(),
                new BigDecimal(columns.get(1).strip()),
                new BigDecimal(columns.get(2).strip()),
                columns.get(3).strip());
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = Bound.class.getResourceAsStream(FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
