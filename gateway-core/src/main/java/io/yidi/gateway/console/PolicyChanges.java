package io.yidi.gateway.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.plane.FigureSource;
import io.yidi.gateway.policy.view.CitedSource;
import io.yidi.gateway.policy.view.PolicyDifference;
import io.yidi.gateway.policy.view.PolicyDifference.Change;
import io.yidi.gateway.policy.view.PolicyView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * 政策变化: what two of the bundles that a gateway keeps say differently, region by region, with the source of each
 * figure.
 *
 * <pre>
 *   GET /console/api/policy-changes?before=&amp;after=
 * </pre>
 *
 * <p>One thread.
 */
public final class PolicyChanges {

    private static final int CHANGES_MAX = 2_000;
    private static final List<String> OF_REGIONS = List.of("region", "plan", "open-disease");
    private static final NavigableMap<String, String> NO_ROW = Collections.emptyNavigableMap();

    private final JsonMapper mapper = new JsonMapper();
    private final KeptBundles bundles;

    /**
     * Prepares.
     *
     * @param dataDirectory of the gateway
     */
    public PolicyChanges(final Path dataDirectory) {
        this.bundles = new KeptBundles(dataDirectory);
    }

    /** How they are asked for. */
    public AdminRoute route() {
        return BundleAnswers.route("policy-changes", List.of("before", "after"), this::changes);
    }

    /** 两包: the values of two bundles, by row and path. */
    private record Two(
            NavigableMap<String, NavigableMap<String, String>> before,
            NavigableMap<String, NavigableMap<String, String>> after) {

        /** What is cited for a changed value: for the new one, or for what is gone. */
        private Optional<FigureSource> source(final Change change) {
            final NavigableMap<String, NavigableMap<String, String>> values = change.after() == null ? before : after;
            final NavigableMap<String, String> row = values.getOrDefault(change.row(), NO_ROW);
            return CitedSource.of(
                    row.isEmpty() && change.against() != null ? values.getOrDefault(change.against(), NO_ROW) : row,
                    change.path());
        }

        private String name(final String region, final String path) {
            final String row = "region/" + region;
            return after.getOrDefault(row, before.getOrDefault(row, NO_ROW)).getOrDefault(path, region);
        }
    }

    private AdminAnswer changes(final AdminRequest asked) throws IOException, PackException {
        final PolicyView before = bundles.view(asked.parameter("before", ""));
        final PolicyView after = bundles.view(asked.parameter("after", ""));
        final Two two = new Two(before.values(), after.values());
        final List<Change> changes = PolicyDifference.between(two.before(), two.after());
        final long figures = changes.stream().filter(Change::isFigure).count();
        final ObjectNode json = mapper.createObjectNode()
                .put("figures", figures)
                .put("sources", changes.size() - figures)
                .put("is_all", changes.size() <= CHANGES_MAX);
        final ArrayNode regions = json.putArray("regions");
        byRegion(changes).forEach((region, ofRegion) -> put(regions.addObject(), two, region, ofRegion));
        return new AdminAnswer(BundleAnswers.OK, json.toString());
    }

    private static Map<String, List<Change>> byRegion(final List<Change> changes) {
        return changes.stream()
                .limit(CHANGES_MAX)
                .collect(Collectors.groupingBy(change -> regionOf(change.row()), TreeMap::new, Collectors.toList()));
    }

    /** Code of the region whose row it is; empty of what belongs to no region alone. */
    private static String regionOf(final String row) {
        final String[] parts = row.split("/", -1);
        return OF_REGIONS.contains(parts[0]) ? parts[1] : "";
    }

    private static void put(final ObjectNode json, final Two two, final String region, final List<Change> changes) {
        json.put("region", region).put("name", two.name(region, "name")).put("name_en", two.name(region, "nameEn"));
        final ArrayNode rows = json.putArray("changes");
        for (final Change change : changes) {
            final ObjectNode row = rows.addObject()
                    .put("row", change.row())
                    .put("path", change.path())
                    .put("before", change.before())
                    .put("after", change.after())
                    .put("figure", change.isFigure());
            if (change.against() != null) {
                row.put("against", change.against());
            }
            two.source(change)
                    .ifPresent(source -> row.put("source", source.text())
                            .put("verified", FigureSource.isVerified(source.confidence())));
        }
    }
}
