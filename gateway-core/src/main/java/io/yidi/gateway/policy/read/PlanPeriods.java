package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.yaml.BlockReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The days of a plan, cut wherever one of its rows begins or ends, so that within each stretch every row holds all the
 * time or not at all.
 */
final class PlanPeriods {

    record Stretch(LocalDate from, LocalDate to) {}

    private final LocalDate from;
    private final LocalDate to;
    private final TreeSet<LocalDate> firstDays = new TreeSet<>();

    private PlanPeriods(final LocalDate from, final LocalDate to) {
        this.from = from;
        this.to = to;
        firstDays.add(from);
    }

    static List<Stretch> of(final BlockReader plan) {
        final LocalDate from = plan.date("from");
        final LocalDate to = plan.date("to", RegionReader.LAST_DAY);
        if (to.isBefore(from)) {
            plan.wrong("to", "a day not before " + from);
            return List.of();
        }
        final PlanPeriods periods = new PlanPeriods(from, to);
        if (plan.node() instanceof final MappingNode mapping) {
            for (final NodeTuple tuple : mapping.getValue()) {
                periods.visit(tuple.getValueNode(), plan);
            }
        }
        return periods.stretches();
    }

    private void visit(final Node node, final BlockReader plan) {
        if (node instanceof final SequenceNode sequence) {
            sequence.getValue().forEach(item -> visit(item, plan));
        } else if (node instanceof final MappingNode mapping) {
            cut(new BlockReader(node, plan.path(), plan.faults()));
            mapping.getValue().forEach(tuple -> visit(tuple.getValueNode(), plan));
        }
    }

    private void cut(final BlockReader row) {
        final LocalDate rowFrom = row.date("from", from);
        final LocalDate rowTo = row.date("to", to);
        if (rowTo.isBefore(rowFrom) || rowTo.isBefore(from) || rowFrom.isAfter(to)) {
            row.wrong(row.node(), row.path(), "a row in force on some day of the plan, " + from + " to " + to);
            return;
        }
        if (rowFrom.isAfter(from)) {
            firstDays.add(rowFrom);
        }
        if (rowTo.isBefore(to)) {
            firstDays.add(rowTo.plusDays(1));
        }
    }

    private List<Stretch> stretches() {
        final List<Stretch> stretches = new ArrayList<>();
        for (final LocalDate first : firstDays) {
            final LocalDate next = firstDays.higher(first);
            stretches.add(new Stretch(first, next == null ? to : next.minusDays(1)));
        }
        return stretches;
    }
}
