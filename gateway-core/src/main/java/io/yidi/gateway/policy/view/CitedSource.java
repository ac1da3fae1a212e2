package io.yidi.gateway.policy.view;

import io.yidi.gateway.policy.plane.FigureSource;
import java.util.NavigableMap;
import java.util.Optional;

/** 所引出处: what is cited for a value of a row, as {@link PolicyView#values} spells rows. */
public final class CitedSource {

    private static final String SOURCES = "sources.";
    private static final String SOURCE = "source";

    private CitedSource() {}

    /**
     * The source of a value: the one cited nearest to it, beside it or around it.
     *
     * @param row values of a row by their paths
     * @param path of the value, which need not be in the row
     * @return the source; empty if none is cited, or what is cited is not in the row
     */
    public static Optional<FigureSource> of(final NavigableMap<String, String> row, final String path) {
        if (path.startsWith(SOURCES)) {
            return named(row, path.substring(SOURCES.length(), path.lastIndexOf('.')));
        }
        String around = path;
        while (!around.isEmpty()) {
            around = around.substring(0, endOfParent(around));
            final String name = row.get(around.isEmpty() ? SOURCE : around + '.' + SOURCE);
            if (name != null) {
                return named(row, name);
            }
        }
        return Optional.empty();
    }

    /** Of {@code bands[三级].value[2].ratioBp} that is {@code bands[三级].value[2]}, of that {@code bands[三级].value}. */
    private static int endOfParent(final String path) {
        return Math.max(0, path.endsWith("]") ? path.lastIndexOf('[') : path.lastIndexOf('.'));
    }

    private static Optional<FigureSource> named(final NavigableMap<String, String> row, final String name) {
        final String source = SOURCES + name;
        final String document = row.get(source + ".document");
        return document == null
                ? Optional.empty()
                : Optional.of(new FigureSource(
                        document,
                        row.getOrDefault(source + ".article", ""),
                        row.getOrDefault(source + ".confidence", "")));
    }
}
