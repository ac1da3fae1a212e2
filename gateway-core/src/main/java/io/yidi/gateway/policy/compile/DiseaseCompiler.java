package io.yidi.gateway.policy.compile;

import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.Disease;
import io.yidi.gateway.policy.pack.PackModel.OpenDisease;
import io.yidi.gateway.policy.plane.DiseaseCatalogue;
import io.yidi.gateway.policy.plane.DiseaseCatalogue.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles the catalogue of diseases as one region sees it. */
final class DiseaseCompiler {

    private DiseaseCompiler() {}

    static DiseaseCatalogue compile(final PackModel model, final String region) {
        final Map<String, Disease> byCode = new HashMap<>();
        final List<Entry> known = new ArrayList<>();
        for (final Disease disease : model.diseases()) {
            byCode.put(disease.code(), disease);
            known.add(known(disease, disease.code()));
        }
        final List<Entry> open = new ArrayList<>();
        for (final OpenDisease row : model.openDiseases()) {
            if (row.region().equals(region)) {
                final Disease disease = byCode.get(row.code());
                row.local().forEach(local -> known.add(known(disease, local)));
                open.add(open(row));
            }
        }
        return new DiseaseCatalogue(known, open);
    }

    private static Entry known(final Disease disease, final String code) {
        return new Entry(
                DiseaseKey.of(code),
                DiseaseKey.of(disease.code()),
                PlanCompiler.epochDay(disease.from()),
                PlanCompiler.epochDay(disease.to()));
    }

    private static Entry open(final OpenDisease row) {
        final long key = DiseaseKey.of(row.code());
        return new Entry(key, key, PlanCompiler.epochDay(row.from()), PlanCompiler.epochDay(row.to()));
    }
}
