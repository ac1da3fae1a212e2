package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Layer;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.PackModel.Row;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.LayerRule;
import io.yidi.gateway.policy.plane.Part;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.code.PersonStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one block of {@code layers}, and which parts of a bill the personal account may pay. */
final class LayerReader {

    private static final String REMAINING = "REMAINING";
    private static final String NONE = "NONE";

    private final PlanScope scope;
    private final TableRowsReader tables;
    private final Region region;

    LayerReader(final PlanScope scope, final TableRowsReader tables, final Region region) {
        this.scope = scope;
        this.tables = tables;
        this.region = region;
    }

    private record Eligible(List<PersonStatus> statuses, List<AssistanceClass> assistance, boolean civilServants) {

        static final Eligible ALL = new Eligible(List.of(), List.of(), false);
    }

    private enum AccountPart {
        IN_SCOPE(EnumSet.of(Part.ABOVE_POOL, Part.PROPORTION, Part.DEDUCTIBLE, Part.FIRST_SELF_PAY)),
        PRE_SELF_PAY(EnumSet.of(Part.PRE_SELF_PAY)),
        OVER_LIMIT(EnumSet.of(Part.OVER_LIMIT)),
        OWN_PAY(EnumSet.of(Part.OWN_PAY));

        private final Set<Part> parts;

        AccountPart(final Set<Part> parts) {
            this.parts = parts;
        }
    }

    Layer read(final BlockReader layer) {
        try (layer) {
            final String source = scope.sourceOr(layer, null);
            final Eligible eligible =
                    layer.optionalBlock("eligible").map(LayerReader::eligible).orElse(Eligible.ALL);
            return new Layer(
                    layer.text("id", PlanReader.NAME, PlanReader.NAME_FORM),
                    PlanReader.fund(layer, "fund", region),
                    layer.flag("enabled", true),
                    eligible.statuses(),
                    eligible.assistance(),
                    eligible.civilServants(),
                    base(layer),
                    table(layer, "deductible", source),
                    layer.block("bands")
                            .map(block -> PlanReader.closing(block, it -> tables.bands(it, source)))
                            .orElse(List.of()),
                    layer.choice("origin", LayerRule.Origin.class, LayerRule.Origin.ZERO),
                    isNone(layer, "cap") ? null : table(layer, "cap", source),
                    layer.choice("cumulate", LayerRule.Cumulation.class, LayerRule.Cumulation.YEAR),
                    layer.flag("reductionApplies", false));
        }
    }

    List<Part> accountParts(final BlockReader plan) {
        final EnumSet<Part> parts = EnumSet.noneOf(Part.class);
        plan.block("account").ifPresent(account -> {
            try (account) {
                account.required("pays");
                account.choices("pays", AccountPart.class).forEach(part -> parts.addAll(part.parts));
                scope.source(account, null);
            }
        });
        return List.copyOf(parts);
    }

    private static Eligible eligible(final BlockReader block) {
        try (block) {
            return new Eligible(
                    block.choices("statuses", PersonStatus.class),
                    block.choices("assistance", AssistanceClass.class),
                    block.flag("civilServants", false));
        }
    }

    private static List<Part> base(final BlockReader layer) {
        final Node node = layer.required("base").orElse(null);
        if (node instanceof final ScalarNode scalar && scalar.getValue().equals(REMAINING)) {
            return Part.REMAINING.stream().sorted().toList();
        }
        final List<Part> parts = layer.choices("base", Part.class);
        if (node instanceof SequenceNode && parts.isEmpty()) {
            layer.wrong("base", "REMAINING or a list of " + EnumSet.allOf(Part.class));
        }
        return parts;
    }

    private List<Row<Long>> table(final BlockReader layer, final String key, final String source) {
        return layer.block(key)
                .map(block -> PlanReader.closing(block, it -> tables.amounts(it, source)))
                .orElse(List.of());
    }

    private static boolean isNone(final BlockReader layer, final String key) {
        return layer.optional(key)
                .filter(node -> node instanceof final ScalarNode scalar
                        && scalar.getValue().equals(NONE))
                .isPresent();
    }
}
