package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Source;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/** What the rows of one plan are read against: sources of the file, levels of the region, and the days in question. */
final class PlanScope {

    private final Map<String, Source> sources;
    private final List<String> levels;
    private final LocalDate from;
    private final LocalDate to;
    private final IdentityHashMap<Object, Place> places;
    private final Map<String, Source> cited = new TreeMap<>();

    PlanScope(
            final Map<String, Source> sources,
            final List<String> levels,
            final LocalDate from,
            final LocalDate to,
            final IdentityHashMap<Object, Place> places) {
        this.sources = sources;
        this.levels = levels;
        this.from = from;
        this.to = to;
        this.places = places;
    }

    List<String> levels() {
        return levels;
    }

    LocalDate from() {
        return from;
    }

    LocalDate to() {
        return to;
    }

    Map<String, Source> cited() {
        return cited;
    }

    void remember(final Object row, final Place place) {
        places.put(row, place);
    }

    Place placeOf(final Object row) {
        return places.get(row);
    }

    /** Whether a row is in force in the days of this scope; its own days never begin or end inside of them. */
    boolean isInForce(final BlockReader row) {
        final LocalDate rowFrom = row.date("from", from);
        final LocalDate rowTo = row.date("to", to);
        return !rowFrom.isAfter(from) && !rowTo.isBefore(to);
    }

    /** The source a block cites itself, else that of the block around it, which may be {@code null}. */
    String sourceOr(final BlockReader block, final String inherited) {
        if (!block.has("source")) {
            return inherited;
        }
        final String id = block.text("source");
        if (!sources.containsKey(id)) {
            final Node node = block.required("source").orElseThrow();
            final String expected = "one of the file's sources " + sources.keySet();
            block.faults().add(node, ResultCode.PACK_SOURCE_MISSING, block.pathOf("source"), expected, id);
        } else {
            cited.put(id, sources.get(id));
        }
        return id;
    }

    /** As {@link #sourceOr}, for a block that holds figures and so must have a source. */
    String source(final BlockReader block, final String inherited) {
        final String id = sourceOr(block, inherited);
        if (id == null) {
            block.faults()
                    .add(
                            block.node(),
                            ResultCode.PACK_SOURCE_MISSING,
                            block.pathOf("source"),
                            "the id of a source for its figures, here or in the table around it (not the plan's)",
                            "none");
            return "";
        }
        return id;
    }
}
