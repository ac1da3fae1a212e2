package io.yidi.gateway.policy.pack;

import io.yidi.gateway.policy.pack.PackModel.Cap;
import io.yidi.gateway.policy.pack.PackModel.Layer;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Row;
import io.yidi.gateway.policy.pack.PackModel.Step;
import io.yidi.gateway.policy.plane.Selector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 数字出处: the source of every figure of a plan, by a readable path. */
final class FigureSources {

    private final PlanRows plan;
    private final Map<String, String> texts = new TreeMap<>();
    private boolean illustrative;

    FigureSources(final PlanRows plan) {
        this.plan = plan;
        cite("plan", plan.source());
        citeRows("deductible", plan.deductible().amounts());
        if (plan.deductible().yearMax() != null) {
            citeRows("deductible/yearMax", plan.deductible().yearMax());
        }
        citeBands("bands", plan.bands());
        plan.statusRules().forEach(tilt -> cite("statusRule" + keys(tilt.selector()), tilt.source()));
        plan.reductions().forEach(row -> cite("reduction/" + row.category(), row.source()));
        for (final Cap cap : plan.caps()) {
            citeRows("cap/" + cap.group(), cap.amounts());
        }
        plan.layers().stream().filter(Layer::enabled).forEach(this::citeLayer);
    }

    boolean isIllustrative() {
        return illustrative;
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    private void citeLayer(final Layer layer) {
        final String path = "layer/" + layer.id();
        citeRows(path + "/deductible", layer.deductible());
        citeBands(path + "/bands", layer.bands());
        if (layer.cap() != null) {
            citeRows(path + "/cap", layer.cap());
        }
    }

    private <T> void citeRows(final String path, final List<Row<T>> rows) {
        rows.forEach(row -> cite(path + keys(row.selector()), row.source()));
    }

    private void citeBands(final String path, final List<Row<List<Step>>> rows) {
        for (final Row<List<Step>> row : rows) {
            for (int i = 0; i < row.value().size(); i++) {
                cite(
                        path + keys(row.selector()) + "/" + (i + 1),
                        row.value().get(i).source());
            }
        }
    }

    private void cite(final String path, final String sourceId) {
        final PackModel.Source source = plan.sources().get(sourceId);
        texts.put(path, source.text());
        illustrative |= !source.confidence().isVerified();
    }

    private static String keys(final Selector selector) {
        final StringBuilder text = new StringBuilder();
        append(text, selector.level() == Selector.ANY_LEVEL ? null : "level " + selector.level());
        append(text, selector.status());
        append(
                text,
                selector.ageFromYears() == 0 && selector.ageToYears() == Selector.AGE_OPEN
                        ? null
                        : "age " + selector.ageFromYears() + "-" + (selector.ageToYears() - 1));
        append(text, selector.assistanceClass());
        append(text, selector.grade());
        append(text, selector.category());
        return text.isEmpty() ? "" : "[" + text + "]";
    }

    private static void append(final StringBuilder text, final Object key) {
        if (key != null) {
            text.append(text.isEmpty() ? "" : ", ").append(key);
        }
    }
}
