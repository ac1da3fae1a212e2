package io.yidi.gateway.policy.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.policy.pack.SelectorText;
import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * 逐项展开: canonical rows as single values by a readable path, so that two bundles can be compared figure by figure.
 * Nothing of a row is left out, whatever it holds.
 */
final class FlatRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECTOR = "selector";
    private static final List<String> NAMES = List.of("category", "id", "group");

    private final Map<String, List<String>> levelsByRegion = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<String, String>> values = new TreeMap<>();
    private List<String> levels = List.of();
    private NavigableMap<String, String> row = new TreeMap<>();

    private FlatRows() {}

    /** Values of each row, by the row's key and by the path in it. */
    static NavigableMap<String, NavigableMap<String, String>> of(final NavigableMap<String, String> rows) {
        final FlatRows flat = new FlatRows();
        final Map<String, JsonNode> trees = new TreeMap<>();
        rows.forEach((key, json) -> trees.put(key, parse(key, json)));
        trees.forEach(flat::readLevels);
        trees.forEach(flat::flatten);
        return flat.values;
    }

    private static JsonNode parse(final String key, final String json) {
        try {
            return JSON.readTree(json);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("expected JSON in row " + key, e);
        }
    }

    private void readLevels(final String key, final JsonNode tree) {
        if (tree.has("levels")) {
            final List<String> names = new ArrayList<>();
            tree.get("levels").forEach(level -> names.add(level.asText()));
            levelsByRegion.put(key.substring(key.indexOf('/') + 1), names);
        }
    }

    private void flatten(final String key, final JsonNode tree) {
        levels = levelsByRegion.getOrDefault(tree.path("region").asText(), List.of());
        row = new TreeMap<>();
        values.put(key, row);
        visit("", "", tree);
    }

    private void visit(final String path, final String field, final JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                if (!entry.getKey().equals(SELECTOR)) {
                    visit(join(path, entry.getKey()), entry.getKey(), entry.getValue());
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(path + "[" + nameOf(node.get(i), i) + "]", field, node.get(i));
            }
        } else {
            row.put(path, text(field, node));
        }
    }

    private static String join(final String path, final String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String nameOf(final JsonNode element, final int index) {
        if (element.has(SELECTOR)) {
            final String who = SelectorText.of(selector(element.get(SELECTOR)), levels);
            return who.isEmpty() ? "*" : who.substring(1, who.length() - 1);
        }
        for (final String name : NAMES) {
            if (element.has(name)) {
                return element.get(name).asText()
                        + (element.has("period") ? " " + element.get("period").asText() : "");
            }
        }
        return Integer.toString(index + 1);
    }

    private static Selector selector(final JsonNode node) {
        try {
            return JSON.treeToValue(node, Selector.class);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("expected a selector: " + node, e);
        }
    }

    private static String text(final String field, final JsonNode leaf) {
        if (!leaf.isIntegralNumber()) {
            return leaf.asText();
        }
        final long number = leaf.asLong();
        if (number == BandTable.OPEN) {
            return "open";
        }
        if (field.endsWith("Bp")) {
            return Ratio.percent(number);
        }
        return field.endsWith("Fen") || field.equals("value") || field.equals("amounts")
                ? Fen.format(number)
                : Long.toString(number);
    }
}
