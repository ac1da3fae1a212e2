package io.yidi.gateway.policy.compile;

import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.Cap;
import io.yidi.gateway.policy.pack.PackModel.Layer;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Reduction;
import io.yidi.gateway.policy.pack.PackModel.Row;
import io.yidi.gateway.policy.pack.PackModel.Step;
import io.yidi.gateway.policy.pack.PackModel.Tilt;
import io.yidi.gateway.policy.pack.SelectorText;
import io.yidi.gateway.policy.plane.FigureSource;
import io.yidi.gateway.policy.plane.FigureTrust;
import io.yidi.gateway.policy.plane.KeyedRows;
import io.yidi.gateway.policy.plane.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 数字出处: the source of every figure of a plan by a readable path, and which rows are not verified. */
final class FigureSources {

    private final PlanRows plan;
    private final List<String> levels;
    private final Map<String, FigureSource> sources = new TreeMap<>();
    private final List<FigureTrust> trust = new ArrayList<>();

    FigureSources(final PlanRows plan, final List<String> levels) {
        this.plan = plan;
        this.levels = levels;
        cite("plan", plan.source());
        citeRows("deductible", plan.deductible().amounts(), FigureTrust.POOL);
        if (plan.deductible().yearMax() != null) {
            citeRows("deductible/yearMax", plan.deductible().yearMax(), FigureTrust.POOL);
        }
        citeBands("bands", plan.bands(), FigureTrust.POOL);
        plan.statusRules().forEach(this::citeTilt);
        plan.reductions().forEach(this::citeReduction);
        for (int i = 0; i < plan.caps().size(); i++) {
            final Cap cap = plan.caps().get(i);
            citeRows("cap/" + (i + 1), cap.amounts(), FigureTrust.cap(i));
        }
        for (int i = 0; i < plan.layers().size(); i++) {
            citeLayer(plan.layers().get(i), i);
        }
    }

    boolean isIllustrative() {
        return !trust.isEmpty();
    }

    Map<String, FigureSource> sources() {
        return Map.copyOf(sources);
    }

    List<FigureTrust> trust() {
        return List.copyOf(trust);
    }

    private void citeTilt(final Tilt tilt) {
        final boolean verified = cite("statusRule" + SelectorText.of(tilt.selector(), levels), tilt.source());
        addTrust(List.of(new KeyedRows.Row<>(tilt.selector(), verified)), FigureTrust.POOL);
    }

    private void citeReduction(final Reduction row) {
        final Selector selector =
                new Selector(Selector.ANY_LEVEL, null, 0, Selector.AGE_OPEN, null, null, row.category());
        final boolean verified = cite("reduction/" + row.category(), row.source());
        addTrust(List.of(new KeyedRows.Row<>(selector, verified)), FigureTrust.POOL);
    }

    private void citeLayer(final Layer layer, final int index) {
        if (!layer.enabled()) {
            return;
        }
        final String path = "layer/" + layer.id();
        citeRows(path + "/deductible", layer.deductible(), FigureTrust.layer(index));
        citeBands(path + "/bands", layer.bands(), FigureTrust.layer(index));
        if (layer.cap() != null) {
            citeRows(path + "/cap", layer.cap(), FigureTrust.layerCap(index));
        }
    }

    private <T> void citeRows(final String path, final List<Row<T>> rows, final long use) {
        final List<KeyedRows.Row<Boolean>> verified = new ArrayList<>();
        for (final Row<T> row : rows) {
            final boolean isVerified = cite(path + SelectorText.of(row.selector(), levels), row.source());
            verified.add(new KeyedRows.Row<>(row.selector(), isVerified));
        }
        addTrust(verified, use);
    }

    private void citeBands(final String path, final List<Row<List<Step>>> rows, final long use) {
        final List<KeyedRows.Row<Boolean>> verified = new ArrayList<>();
        for (final Row<List<Step>> row : rows) {
            boolean isVerified = true;
            for (int i = 0; i < row.value().size(); i++) {
                final String step = path + SelectorText.of(row.selector(), levels) + "/" + (i + 1);
                isVerified &= cite(step, row.value().get(i).source());
            }
            verified.add(new KeyedRows.Row<>(row.selector(), isVerified));
        }
        addTrust(verified, use);
    }

    private void addTrust(final List<KeyedRows.Row<Boolean>> verified, final long use) {
        if (!verified.stream().allMatch(KeyedRows.Row::value)) {
            trust.add(new FigureTrust(KeyedRows.of(verified), use));
        }
    }

    private boolean cite(final String path, final String sourceId) {
        final PackModel.Source source = plan.sources().get(sourceId);
        sources.put(path, source.figure());
        return source.confidence().isVerified();
    }
}
