package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Row;
import io.yidi.gateway.policy.pack.PackModel.Step;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.plane.BandTable;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads tables of keyed rows. A block with the key {@code rows} is a table of many rows, any other block is itself the
 * only row.
 */
final class TableRowsReader {

    private static final String OPEN = "open";
    private static final String SOURCE = "source";

    /** Stands for the source that a table lacks, once that has been told: one fault a table is enough. */
    private static final String REPORTED = "";

    private final PlanScope scope;
    private final SelectorReader selectors;

    TableRowsReader(final PlanScope scope) {
        this.scope = scope;
        this.selectors = new SelectorReader(scope.levels());
    }

    List<Row<Long>> amounts(final BlockReader table, final String inherited) {
        return read(table, inherited, (row, source) -> amount(row));
    }

    List<Row<List<Long>>> amountLists(final BlockReader table, final String inherited) {
        return read(table, inherited, (row, source) -> {
            final List<Node> items = row.list("amounts");
            if (row.has("amounts") && items.isEmpty()) {
                row.wrong("amounts", "at least one amount");
            }
            return items.stream()
                    .map(item -> row.fenOf(item, row.pathOf("amounts")))
                    .toList();
        });
    }

    List<Row<List<Step>>> bands(final BlockReader table, final String inherited) {
        return read(table, inherited, this::steps);
    }

    private static Long amount(final BlockReader row) {
        return row.has("amount") && row.text("amount").equals("none") ? BandTable.OPEN : row.fen("amount");
    }

    private List<Step> steps(final BlockReader row, final String source) {
        final List<Step> steps = new ArrayList<>();
        long edgeBefore = 0;
        for (final BlockReader block : row.blocks("steps")) {
            try (block) {
                final Step step = new Step(edge(block), block.ratioBp("ratio"), scope.sourceOr(block, source));
                scope.remember(step, row.faults().placeOf(block.node()));
                if (step.upToFen() <= edgeBefore) {
                    block.wrong("upTo", "an edge above the one before it");
                }
                edgeBefore = step.upToFen();
                steps.add(step);
            }
        }
        if (row.has("steps") && edgeBefore != BandTable.OPEN) {
            row.wrong("steps", "a last step with upTo: open");
        }
        return steps;
    }

    private static long edge(final BlockReader block) {
        return block.has("upTo") && block.text("upTo").equals(OPEN) ? BandTable.OPEN : block.fen("upTo");
    }

    private <T> List<Row<T>> read(
            final BlockReader table, final String inherited, final BiFunction<BlockReader, String, T> value) {
        final int faultsBefore = table.faults().count();
        final List<Row<T>> rows = new ArrayList<>();
        if (!table.has("rows")) {
            readRow(table, inherited, value).ifPresent(rows::add);
        } else {
            String source = scope.sourceOr(table, inherited);
            for (final BlockReader row : table.blocks("rows")) {
                try (row) {
                    readRow(row, source, value).ifPresent(rows::add);
                }
                source = source == null && !row.has(SOURCE) ? REPORTED : source;
            }
        }
        if (rows.isEmpty()) {
            table.wrong(
                    table.node(), table.path(), "at least one row in force from " + scope.from() + " to " + scope.to());
        }
        rows.sort(Comparator.comparing(row -> row.selector().toString()));
        if (table.faults().count() == faultsBefore) {
            reportTie(table, rows);
        }
        return rows;
    }

    private <T> Optional<Row<T>> readRow(
            final BlockReader block, final String inherited, final BiFunction<BlockReader, String, T> value) {
        final boolean inForce = scope.isInForce(block);
        final Selector selector = selectors.read(block);
        final String source = scope.source(block, inherited);
        final Row<T> row = new Row<>(selector, source, value.apply(block, source));
        scope.remember(row, block.faults().placeOf(block.node()));
        scope.remember(selector, block.faults().placeOf(block.node()));
        return inForce ? Optional.of(row) : Optional.empty();
    }

    private <T> void reportTie(final BlockReader table, final List<Row<T>> rows) {
        final List<KeyedRows.Row<T>> keyed = rows.stream()
                .map(row -> new KeyedRows.Row<>(row.selector(), row.value()))
                .toList();
        KeyedRows.unnumbered(keyed).tie().ifPresent(pair -> {
            final Place first = scope.placeOf(pair.get(0).selector());
            final Place second = scope.placeOf(pair.get(1).selector());
            final boolean inOrder = first.compareTo(second) < 0;
            table.faults()
                    .add(
                            inOrder ? second : first,
                            ResultCode.PACK_ROWS_TIE,
                            table.path(),
                            "one most specific row for every person",
                            "a row that ties with the one in line " + (inOrder ? first : second).line());
        });
    }
}
