package io.yidi.gateway.policy.plane;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 条件行表: values keyed by {@link Selector}s; the most specific matching row wins. Immutable; finding allocates nothing.
 *
 * @param <T> an immutable value
 */
public final class KeyedRows<T> {

    private final Row<T>[] rows;
    private final ContextGrid grid;
    private final T[] cells;

    /**
     * One row.
     *
     * @param selector who it is for
     * @param value what holds for them
     * @param <T> type of the value
     */
    public record Row<T>(Selector selector, T value) {}

    private KeyedRows(final Row<T>[] rows, final ContextGrid grid) {
        this.rows = rows;
        this.grid = grid;
        this.cells = grid == null ? null : cells();
    }

    /**
     * A table that finds a row by the number of the case.
     *
     * @param rows in any order
     * @param <T> type of the values
     * @return the table
     */
    public static <T> KeyedRows<T> of(final List<Row<T>> rows) {
        final Row<T>[] ordered = ordered(rows);
        return new KeyedRows<>(ordered, new ContextGrid(ordered));
    }

    /**
     * A table for a look or two, each of which goes through the rows.
     *
     * @param rows in any order
     * @param <T> type of the values
     * @return the table
     */
    public static <T> KeyedRows<T> unnumbered(final List<Row<T>> rows) {
        return new KeyedRows<>(ordered(rows), null);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> Row<T>[] ordered(final List<Row<T>> rows) {
        final Row<T>[] ordered = rows.toArray(new Row[0]);
        Arrays.sort(
                ordered,
                Comparator.comparingInt((Row<T> row) -> row.selector().specificity())
                        .reversed());
        return ordered;
    }

    /**
     * A table with one value for everybody.
     *
     * @param value the value
     * @param <T> its type
     * @return the table
     */
    public static <T> KeyedRows<T> ofAll(final T value) {
        return of(List.of(new Row<>(Selector.ANY, value)));
    }

    /**
     * The value for a bill.
     *
     * @param context level, person and category of the bill
     * @return the most specific row's value, or {@code null} if no row matches
     */
    public T find(final BenefitContext context) {
        final int cell = grid == null ? ContextGrid.OUTSIDE : grid.cellOf(context);
        return cell == ContextGrid.OUTSIDE ? search(context) : cells[cell];
    }

    @SuppressWarnings("unchecked")
    private T[] cells() {
        final T[] values = (T[]) new Object[grid.cellCount()];
        final BenefitContext context = new BenefitContext();
        for (int cell = 0; cell < values.length; cell++) {
            grid.stand(cell, context);
            values[cell] = search(context);
        }
        return values;
    }

    private T search(final BenefitContext context) {
        for (final Row<T> row : rows) {
            if (row.selector.matches(context)) {
                return row.value;
            }
        }
        return null;
    }

    /**
     * Two rows of equal specificity that some bill could match both of: such a table has no single answer.
     *
     * @return the first such pair, first row first
     */
    public Optional<List<Row<T>>> tie() {
        for (int i = 0; i < rows.length; i++) {
            for (int j = i + 1; j < rows.length; j++) {
                if (rows[i].selector.specificity() == rows[j].selector.specificity()
                        && rows[i].selector.overlaps(rows[j].selector)) {
                    return Optional.of(List.of(rows[i], rows[j]));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * All rows, most specific first.
     *
     * @return an immutable list
     */
    public List<Row<T>> rows() {
        return List.of(rows);
    }
}
