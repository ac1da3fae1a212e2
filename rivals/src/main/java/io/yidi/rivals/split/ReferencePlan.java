package io.yidi.rivals.split;

import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.Plan;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.protocol.code.CareType;
import java.io.IOException;
import java.nio.file.Path;

/**
 * 参照方案: the inpatient plan of Beijing's employees, compiled from the shipped packs as the gateway compiles it.
 *
 * @param region Beijing
 * @param plan of the day of discharge
 * @param rows its figures
 */
public record ReferencePlan(RegionPolicy region, Plan plan, PolicyRows rows) {

    static final int EMPLOYEE = 310;
    static final int DISCHARGE_EPOCH_DAY = CivilDate.epochDay(2026, 6, 15);

    private static final int BEIJING = 110_000;

    /**
     * Compiles the packs.
     *
     * @param packs directory of all packs
     * @return the plan
     * @throws IOException if the packs cannot be read, or are not sound
     */
    public static ReferencePlan in(final Path packs) throws IOException {
        try {
            final RegionPolicy region = PolicyBundles.planeOf(packs).regionOf(BEIJING);
            final Plan plan = region.plan(EMPLOYEE, CareType.INPATIENT, 0, DISCHARGE_EPOCH_DAY);
            return new ReferencePlan(
                    region, plan, PolicyRows.of(plan, region.levelNames().size()));
        } catch (final PackException e) {
            throw new IOException("expected sound packs in " + packs, e);
        }
    }
}
