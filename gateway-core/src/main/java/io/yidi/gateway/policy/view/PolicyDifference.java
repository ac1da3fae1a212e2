package io.yidi.gateway.policy.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 政策差异: what two bundles say differently, value by value.
 *
 * <p>Rows are compared by their keys. Where a row was cut into two stretches of days, or its first day was moved, the
 * one without a counterpart is compared with the row of the other bundle that holds on days of its own.
 */
public final class PolicyDifference {

    private static final NavigableMap<String, String> NO_ROW = Collections.emptyNavigableMap();
    private static final Pattern DATED = Pattern.compile("(.+/)[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final NavigableMap<String, NavigableMap<String, String>> left;
    private final NavigableMap<String, NavigableMap<String, String>> right;
    private final List<Change> changes = new ArrayList<>();
    private final Set<List<String>> compared = new HashSet<>();

    private PolicyDifference(
            final NavigableMap<String, NavigableMap<String, String>> left,
            final NavigableMap<String, NavigableMap<String, String>> right) {
        this.left = left;
        this.right = right;
    }

    /**
     * One value that differs.
     *
     * @param row key of the row it stands in
     * @param against key of the row of the other bundle it was compared with, or {@code null} if that is the same
     * @param path where in the row
     * @param before value of the first bundle, or {@code null} if it has none
     * @param after value of the second bundle, or {@code null} if it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String row, String against, String path, String before, String after) {

        /** Whether it is a figure or a setting, not only the text that is cited for it. */
        @JsonProperty
        public boolean isFigure() {
            return !path.equals("source") && !path.endsWith(".source") && !path.startsWith("sources.");
        }

        /** The row, and what it was compared with. */
        public String title() {
            return against == null ? row : row + "  对照 against " + against;
        }

        /** The change on one line. */
        public String text() {
            if (before == null) {
                return "+ " + path + "  " + after;
            }
            return after == null ? "- " + path + "  " + before : "~ " + path + "  " + before + " → " + after;
        }
    }

    /**
     * Compares.
     *
     * @param left values of the first bundle, as {@link PolicyView#values} tells them
     * @param right values of the second bundle
     * @return what differs, in the order of the rows
     */
    public static List<Change> between(
            final NavigableMap<String, NavigableMap<String, String>> left,
            final NavigableMap<String, NavigableMap<String, String>> right) {
        final PolicyDifference difference = new PolicyDifference(left, right);
        final TreeSet<String> rows = new TreeSet<>(left.keySet());
        rows.addAll(right.keySet());
        rows.forEach(difference::compare);
        return difference.changes;
    }

    private void compare(final String row) {
        final String leftRow = left.containsKey(row) ? row : counterpart(right.get(row), row, left);
        final String rightRow = right.containsKey(row) ? row : counterpart(left.get(row), row, right);
        if (compared.add(List.of(leftRow, rightRow))) {
            final String other = leftRow.equals(row) ? rightRow : leftRow;
            compare(row, other.equals(row) || other.isEmpty() ? null : other, leftRow, rightRow);
        }
    }

    private void compare(final String row, final String against, final String leftRow, final String rightRow) {
        final NavigableMap<String, String> before = left.getOrDefault(leftRow, NO_ROW);
        final NavigableMap<String, String> after = right.getOrDefault(rightRow, NO_ROW);
        final TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (final String path : paths) {
            if (!Objects.equals(before.get(path), after.get(path))) {
                changes.add(new Change(row, against, path, before.get(path), after.get(path)));
            }
        }
    }

    /** Key of a row of the same name that holds on days of this one, the one from before first; else empty. */
    private static String counterpart(
            final NavigableMap<String, String> values,
            final String row,
            final NavigableMap<String, NavigableMap<String, String>> others) {
        final Matcher dated = DATED.matcher(row);
        if (!dated.matches()) {
            return "";
        }
        final String name = dated.group(1);
        final String earlier = others.lowerKey(row);
        final String later = others.higherKey(row);
        if (earlier != null && earlier.startsWith(name) && holdsUntil(others.get(earlier), values.get("from"))) {
            return earlier;
        }
        return later != null
                        && later.startsWith(name)
                        && holdsUntil(values, others.get(later).get("from"))
                ? later
                : "";
    }

    private static boolean holdsUntil(final NavigableMap<String, String> values, final String day) {
        return day != null && values.getOrDefault("to", "").compareTo(day) >= 0;
    }
}
