package io.yidi.gateway.policy.yaml;

import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * 映射读取: reads one YAML mapping key by key. A problem goes to the sink and a harmless value comes back, so that
 * reading goes on and all problems come out at once. {@link #close()} reports the keys nobody asked for.
 */
public final class BlockReader implements AutoCloseable {

    private final Node node;
    private final String path;
    private final FaultSink faults;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> known = new TreeSet<>();

    public BlockReader(final Node node, final String path, final FaultSink faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
        if (node instanceof final MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else {
            wrong(node, path, "a block of keys and values");
        }
    }

    private void take(final NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof final ScalarNode key)) {
            wrong(tuple.getKeyNode(), path, "a plain key");
        } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
            faults.add(key, ResultCode.PACK_SYNTAX, pathOf(key.getValue()), "each key once", "the key again");
        } else {
            keys.put(key.getValue(), key);
        }
    }

    public Node node() {
        return node;
    }

    public String path() {
        return path;
    }

    public String pathOf(final String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public FaultSink faults() {
        return faults;
    }

    public boolean has(final String key) {
        known.add(key);
        return values.containsKey(key);
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public Optional<Node> optional(final String key) {
        used.add(key);
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    public Optional<Node> required(final String key) {
        final Optional<Node> value = optional(key);
        if (value.isEmpty()) {
            faults.add(node, ResultCode.PACK_FIELD_MISSING, pathOf(key), "a value", "no such key");
        }
        return value;
    }

    public Optional<BlockReader> block(final String key) {
        return required(key).map(value -> new BlockReader(value, pathOf(key), faults));
    }

    public Optional<BlockReader> optionalBlock(final String key) {
        return optional(key).map(value -> new BlockReader(value, pathOf(key), faults));
    }

    public List<BlockReader> blocks(final String key) {
        final List<Node> items = list(key);
        final List<BlockReader> blocks = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            blocks.add(new BlockReader(items.get(i), pathOf(key) + "[" + i + "]", faults));
        }
        return blocks;
    }

    public List<Node> list(final String key) {
        return required(key).map(value -> listOf(value, pathOf(key))).orElse(List.of());
    }

    public List<Node> optionalList(final String key) {
        return optional(key).map(value -> listOf(value, pathOf(key))).orElse(List.of());
    }

    private List<Node> listOf(final Node value, final String where) {
        if (value instanceof final SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(value, where, "a list");
        return List.of();
    }

    public List<String> texts(final String key) {
        return optionalList(key).stream().map(item -> textOf(item, pathOf(key))).toList();
    }

    public String text(final String key) {
        return required(key).map(value -> textOf(value, pathOf(key))).orElse("");
    }

    public String text(final String key, final String otherwise) {
        return optional(key).map(value -> textOf(value, pathOf(key))).orElse(otherwise);
    }

    public String text(final String key, final Pattern form, final String expected) {
        final String text = text(key);
        if (has(key) && !form.matcher(text).matches()) {
            wrong(key, expected);
        }
        return text;
    }

    public String textOf(final Node value, final String where) {
        if (value instanceof final ScalarNode scalar) {
            return scalar.getValue();
        }
        wrong(value, where, "a plain value");
        return "";
    }

    public boolean flag(final String key, final boolean otherwise) {
        final String text = text(key, Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            wrong(key, "true or false");
        }
        return text.equals("true");
    }

    public <E extends Enum<E>> E choice(final String key, final Class<E> type) {
        return required(key).map(value -> choiceOf(value, pathOf(key), type)).orElse(type.getEnumConstants()[0]);
    }

    public <E extends Enum<E>> E choice(final String key, final Class<E> type, final E otherwise) {
        return has(key) ? choice(key, type) : otherwise;
    }

    public <E extends Enum<E>> List<E> choices(final String key, final Class<E> type) {
        return optionalList(key).stream()
                .map(item -> choiceOf(item, pathOf(key), type))
                .sorted()
                .toList();
    }

    public <E extends Enum<E>> E choiceOf(final Node value, final String where, final Class<E> type) {
        final String text = textOf(value, where);
        for (final E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        wrong(value, where, "one of " + Arrays.toString(type.getEnumConstants()));
        return type.getEnumConstants()[0];
    }

    public long fen(final String key) {
        return required(key).map(value -> fenOf(value, pathOf(key))).orElse(0L);
    }

    public long fenOf(final Node value, final String where) {
        final OptionalLong amountFen = FigureText.fen(textOf(value, where));
        if (amountFen.isEmpty()) {
            wrong(value, where, FigureText.FEN_FORM);
        }
        return amountFen.orElse(0);
    }

    public int ratioBp(final String key) {
        return required(key)
                .map(value ->
                        figureOf(value, key, FigureText.ratioBp(textOf(value, pathOf(key))), FigureText.RATIO_FORM))
                .orElse(0);
    }

    public int pointsBp(final String key) {
        return required(key)
                .map(value ->
                        figureOf(value, key, FigureText.pointsBp(textOf(value, pathOf(key))), FigureText.POINTS_FORM))
                .orElse(0);
    }

    private int figureOf(final Node value, final String key, final OptionalInt figure, final String form) {
        if (figure.isEmpty()) {
            wrong(value, pathOf(key), form);
        }
        return figure.orElse(0);
    }

    public LocalDate date(final String key) {
        return required(key).map(value -> dateOf(value, key)).orElse(LocalDate.EPOCH);
    }

    public LocalDate date(final String key, final LocalDate otherwise) {
        return optional(key).map(value -> dateOf(value, key)).orElse(otherwise);
    }

    private LocalDate dateOf(final Node value, final String key) {
        final Optional<LocalDate> date = FigureText.date(textOf(value, pathOf(key)));
        if (date.isEmpty()) {
            wrong(value, pathOf(key), FigureText.DATE_FORM);
        }
        return date.orElse(LocalDate.EPOCH);
    }

    public void wrong(final String key, final String expected) {
        wrong(values.getOrDefault(key, node), pathOf(key), expected);
    }

    public void wrong(final Node value, final String where, final String expected) {
        faults.add(value, ResultCode.PACK_VALUE_WRONG, where, expected, describe(value));
    }

    private static String describe(final Node value) {
        if (value instanceof final ScalarNode scalar) {
            return scalar.getValue().isEmpty() ? "nothing" : scalar.getValue();
        }
        return value instanceof SequenceNode ? "a list" : "a block";
    }

    @Override
    public void close() {
        for (final Map.Entry<String, Node> key : keys.entrySet()) {
            if (!used.contains(key.getKey())) {
                faults.add(
                        key.getValue(),
                        ResultCode.PACK_FIELD_UNKNOWN,
                        pathOf(key.getKey()),
                        "one of " + known,
                        key.getKey());
            }
        }
    }
}
