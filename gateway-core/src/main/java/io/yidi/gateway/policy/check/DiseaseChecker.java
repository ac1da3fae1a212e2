package io.yidi.gateway.policy.check;

import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.Disease;
import io.yidi.gateway.policy.pack.PackModel.OpenDisease;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.protocol.ResultCode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 病种检查: every disease that a region or a plan names stands once in the national catalogue. */
final class DiseaseChecker {

    private final IdentityHashMap<Object, Place> places;
    private final Set<PackFault> faults;
    private final Map<String, Disease> catalogue = new HashMap<>();
    private final Map<String, String> nationalByLocal = new HashMap<>();

    DiseaseChecker(final IdentityHashMap<Object, Place> places, final Set<PackFault> faults) {
        this.places = places;
        this.faults = faults;
    }

    void check(final PackModel model) {
        for (final Disease disease : model.diseases()) {
            if (catalogue.putIfAbsent(disease.code(), disease) != null) {
                wrong(disease, "each disease once", disease.code() + " again");
            }
        }
        model.openDiseases().forEach(this::checkOpen);
        if (!catalogue.isEmpty()) {
            model.plans().forEach(this::checkPlan);
        }
    }

    private void checkOpen(final OpenDisease open) {
        final Disease disease = catalogue.get(open.code());
        if (disease == null) {
            wrong(open, "a disease of the national catalogue", open.code());
        } else if (open.from().compareTo(disease.from()) < 0) {
            wrong(open, "a day not before the national " + disease.from(), open.from());
        }
        open.local().forEach(local -> checkLocal(open, local));
    }

    private void checkLocal(final OpenDisease open, final String local) {
        final String national = nationalByLocal.putIfAbsent(open.region() + "/" + local, open.code());
        if (catalogue.containsKey(local)) {
            wrong(open, "a code of the region's own", local + " of the national catalogue");
        } else if (national != null && !national.equals(open.code())) {
            wrong(open, "each code for one disease", local + " for " + national + " too");
        }
    }

    private void checkPlan(final PlanRows plan) {
        final List<String> named = plan.deductible().waivedDiseases();
        if (!plan.disease().isEmpty() && !catalogue.containsKey(plan.disease())) {
            wrong(plan, "a disease of the national catalogue", plan.disease());
        }
        named.stream()
                .filter(code -> !catalogue.containsKey(code))
                .forEach(code -> wrong(plan, "a disease of the national catalogue", code));
    }

    private void wrong(final Object row, final String expected, final String found) {
        faults.add(new PackFault(places.get(row), ResultCode.PACK_VALUE_WRONG, "disease", expected, found));
    }
}
