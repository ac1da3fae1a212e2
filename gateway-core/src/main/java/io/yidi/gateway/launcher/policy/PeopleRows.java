package io.yidi.gateway.launcher.policy;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.reference.ReferenceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 参保人员核对: which people of a reference file no plan is for, by place and insurance. */
final class PeopleRows implements ReferenceRows {

    private final PolicyPlane plane;
    private final Map<String, Integer> without = new TreeMap<>();

    private PeopleRows(final PolicyPlane plane) {
        this.plane = plane;
    }

    /**
     * Reads a file.
     *
     * @param plane of the packs
     * @param file JSON lines
     * @return a warning for each place and insurance without a plan
     * @throws io.yidi.gateway.reference.ReferenceException if the file is not sound
     */
    static List<String> withoutPlan(final PolicyPlane plane, final Path file) {
        final PeopleRows rows = new PeopleRows(plane);
        ReferenceReader.read(file, rows);
        return rows.without.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + " persons")
                .toList();
    }

    @Override
    public void onPerson(final PersonRow person) {
        final String place = "insuplc_admdvs " + person.insuredPlace();
        final RegionPolicy region = plane.regionOf(person.insuredPlace());
        if (region == null) {
            warn(place + " 无参保地政策包 no pack");
        } else if (region.plans().stream().noneMatch(plan -> plan.insuranceType() == person.insuranceType())) {
            warn(place + ", insutype " + person.insuranceType() + " 无待遇方案 no plan in " + region.code());
        }
    }

    private void warn(final String what) {
        without.merge(what, 1, Integer::sum);
    }

    @Override
    public void onFiling(final int line, final FilingRow filing) {}

    @Override
    public void onChange(final int line, final PersonChangeRow change) {}
}
