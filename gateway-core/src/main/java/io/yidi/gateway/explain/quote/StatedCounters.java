package io.yidi.gateway.explain.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.Facts;
import io.yidi.gateway.policy.plane.CounterId;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.money.Decimals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 给定累计: what the counters of a person are to hold before a bill, from a file.
 *
 * <pre>
 * {"beijing/310/stays/inpatient": {"2025": "1"}, "beijing/310/pool-paid/inpatient": {"2025": "8240.49"}}
 * </pre>
 */
public final class StatedCounters {

    /** Kinds that count things; the others hold amounts in yuan. */
    private static final Set<String> COUNTS = Set.of("stays", "layer-refund");

    private static final Pattern PERIOD = Pattern.compile("[0-9]{4,6}");
    private static final int KIND = 2;

    private final PolicyPlane plane;
    private final Map<Facts.Counter, Long> values = new HashMap<>();

    private StatedCounters(final PolicyPlane plane) {
        this.plane = plane;
    }

    /**
     * Reads a file.
     *
     * @param file JSON, by name of the counter and period
     * @param plane knows the names
     * @return what each counter holds
     * @throws ExplanationException if a name is unknown or a value cannot be read
     * @throws IOException if the file cannot be read
     */
    public static Map<Facts.Counter, Long> read(final Path file, final PolicyPlane plane) throws IOException {
        final StatedCounters counters = new StatedCounters(plane);
        final JsonNode names = new JsonMapper().readTree(Files.readAllBytes(file));
        for (final Map.Entry<String, JsonNode> counter : names.properties()) {
            counters.add(counter.getKey(), counter.getValue());
        }
        return Map.copyOf(counters.values);
    }

    private void add(final String name, final JsonNode periods) {
        final long id = CounterId.of(name);
        if (plane.counterName(id) == null) {
            throw new ExplanationException("expected the name of a counter of the packs, found " + name);
        }
        final boolean isCount = COUNTS.contains(name.split("/", -1)[KIND]);
        for (final Map.Entry<String, JsonNode> period : periods.properties()) {
            values.put(
                    new Facts.Counter(id, period(name, period.getKey())),
                    value(name, period.getValue().asText(), isCount));
        }
    }

    private static int period(final String name, final String text) {
        if (!PERIOD.matcher(text).matches()) {
            throw new ExplanationException(
                    "expected a year, quarter or month such as 2025, 20251 or 202501 for " + name + ", found " + text);
        }
        return Integer.parseInt(text);
    }

    private static long value(final String name, final String text, final boolean isCount) {
        final long value = Decimals.parseSigned(text, isCount ? 0 : Decimals.AMOUNT_SCALE);
        if (value < 0) {
            throw new ExplanationException(
                    "expected an amount or a count that is not negative for " + name + ", found " + text);
        }
        return value;
    }
}
