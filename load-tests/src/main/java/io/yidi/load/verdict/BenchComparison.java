package io.yidi.load.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 微基准比较: two JSON results of JMH by their 99.9 % intervals, allocation beside time where it was taken. */
public final class BenchComparison {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String THROUGHPUT = "thrpt";
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final List<Row> rows = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();

    /**
     * 分数: what JMH says of one benchmark.
     *
     * @param score mean
     * @param low end of the 99.9 % interval
     * @param high end of the 99.9 % interval
     * @param unit of all three
     * @param isMoreBetter whether larger scores are better
     */
    record Score(double score, double low, double high, String unit, boolean isMoreBetter) {}

    /**
     * 行: one figure of one benchmark.
     *
     * @param name with mode and parameters
     * @param first score
     * @param second score
     * @param verdict on the second
     */
    record Row(String name, Score first, Score second, Verdict verdict) {

        String unit() {
            return second.unit();
        }
    }

    /**
     * Reads both.
     *
     * @param first file that {@code -rf json} wrote: what is compared with
     * @param second the same of what is judged
     * @throws IOException if one cannot be read or is no result of JMH
     */
    public BenchComparison(final Path first, final Path second) throws IOException {
        final Map<String, Score> one = scores(first);
        final Map<String, Score> other = scores(second);
        for (final Map.Entry<String, Score> entry : one.entrySet()) {
            final Score judged = other.get(entry.getKey());
            if (judged == null || !judged.unit().equals(entry.getValue().unit())) {
                unmatched.add(entry.getKey());
            } else {
                rows.add(row(entry.getKey(), entry.getValue(), judged));
            }
        }
        other.keySet().stream().filter(name -> !one.containsKey(name)).forEach(unmatched::add);
    }

    /** Every figure that both have. */
    List<Row> rows() {
        return rows;
    }

    /** Figures that only one has, or in other units. */
    List<String> unmatched() {
        return unmatched;
    }

    private static Row row(final String name, final Score first, final Score second) {
        return new Row(
                name,
                first,
                second,
                Verdict.of(first.low(), first.high(), second.low(), second.high(), second.isMoreBetter()));
    }

    private static Map<String, Score> scores(final Path file) throws IOException {
        final JsonNode document = MAPPER.readTree(file.toFile());
        if (!document.isArray()) {
            throw new IOException("expected the results of JMH (-rf json) in " + file + ", found no list");
        }
        final Map<String, Score> scores = new TreeMap<>();
        for (final JsonNode benchmark : document) {
            final String name = name(benchmark);
            final boolean isMoreBetter = benchmark.path("mode").asText().equals(THROUGHPUT);
            scores.put(name, score(benchmark.path("primaryMetric"), isMoreBetter));
            final JsonNode allocation = allocation(benchmark.path("secondaryMetrics"));
            if (!allocation.isMissingNode()) {
                scores.put(name + " " + ALLOCATION, score(allocation, false));
            }
        }
        return scores;
    }

    private static String name(final JsonNode benchmark) {
        final String qualified = benchmark.path("benchmark").asText();
        final int method = qualified.lastIndexOf('.');
        final String name = qualified.substring(qualified.lastIndexOf('.', method - 1) + 1);
        final JsonNode params = benchmark.path("params");
        return name + " " + benchmark.path("mode").asText() + (params.isMissingNode() ? "" : " " + params);
    }

    /** Older versions put a dot before the names of profilers. */
    private static JsonNode allocation(final JsonNode secondary) {
        final JsonNode plain = secondary.path(ALLOCATION);
        return plain.isMissingNode() ? secondary.path("·" + ALLOCATION) : plain;
    }

    /** Where JMH knows no interval (one iteration), anything may be the value: nothing is shown. */
    private static Score score(final JsonNode metric, final boolean isMoreBetter) {
        final JsonNode interval = metric.path("scoreConfidence");
        final boolean isKnown = interval.path(0).isNumber() && interval.path(1).isNumber();
        return new Score(
                metric.path("score").asDouble(),
                isKnown ? interval.path(0).asDouble() : Double.NEGATIVE_INFINITY,
                isKnown ? interval.path(1).asDouble() : Double.POSITIVE_INFINITY,
                metric.path("scoreUnit").asText(),
                isMoreBetter);
    }
}
