package io.yidi.load.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.load.result.ResultFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** 已存结果: what a load left behind; immutable. */
public final class SavedResult {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;
    private final JsonNode document;
    private final Map<String, JsonNode> contestants = new LinkedHashMap<>();

    private SavedResult(final Path file, final JsonNode document) {
        this.file = file;
        this.document = document;
        for (final JsonNode contestant : document.path("contestants")) {
            contestants.put(contestant.path("label").asText(), contestant);
        }
    }

    /**
     * Reads a result.
     *
     * @param path file, or the directory that holds {@value ResultFileWriter#RESULTS}
     * @return what it says
     * @throws IOException if there is none, or it is of another format
     */
    public static SavedResult read(final Path path) throws IOException {
        final Path file = Files.isDirectory(path) ? path.resolve(ResultFileWriter.RESULTS) : path;
        if (!Files.isRegularFile(file)) {
            throw new IOException("expected results of a load at " + file + ", found none");
        }
        final JsonNode document = MAPPER.readTree(file.toFile());
        if (document.path("format").asInt() != ResultFileWriter.FORMAT) {
            throw new IOException("expected results of format " + ResultFileWriter.FORMAT + " in " + file + ", found "
                    + document.path("format"));
        }
        return new SavedResult(file, document);
    }

    Path file() {
        return file;
    }

    /** What the figures depend on, by name. */
    Map<String, String> conditions() {
        final Map<String, String> conditions = new LinkedHashMap<>();
        document.path("conditions")
                .properties()
                .forEach(condition ->
                        conditions.put(condition.getKey(), condition.getValue().asText()));
        return conditions;
    }

    /** Why there is no verdict on it, a line each. */
    List<String> invalidReasons() {
        final List<String> reasons = new ArrayList<>();
        document.path("no_verdict").forEach(reason -> reasons.add(reason.asText()));
        return reasons;
    }

    /** Names of those who took part. */
    List<String> labels() {
        return List.copyOf(contestants.keySet());
    }

    String durability(final String label) {
        return contestants.get(label).path("durability").asText();
    }

    /** Rounds that may not be judged, a line each. */
    List<String> invalidRounds(final String label) {
        final List<String> reasons = new ArrayList<>();
        for (final JsonNode round : contestants.get(label).path("rounds")) {
            final String reason = round.path("no_verdict").asText();
            if (!reason.isEmpty()) {
                reasons.add(label + ", round " + round.path("round").asInt() + ": " + reason);
            }
        }
        return reasons;
    }

    /** Numbers of the rounds in which the generator was the bound. */
    List<Integer> generatorBoundRounds(final String label, final Phase phase) {
        final List<Integer> rounds = new ArrayList<>();
        for (final JsonNode round : contestants.get(label).path("rounds")) {
            if (phase.isGeneratorBound(round)) {
                rounds.add(round.path("round").asInt());
            }
        }
        return rounds;
    }

    /** One value a round; empty if some round has none. */
    double[] values(final String label, final Measure measure) {
        final List<OptionalDouble> values = new ArrayList<>();
        contestants.get(label).path("rounds").forEach(round -> values.add(measure.of(round)));
        return values.stream().allMatch(OptionalDouble::isPresent)
                ? values.stream().mapToDouble(OptionalDouble::getAsDouble).toArray()
                : new double[0];
    }
}
