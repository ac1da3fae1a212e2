package io.yidi.gateway.policy.compile;

import io.yidi.gateway.policy.pack.PackModel.LevelMapping;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.policy.plane.RegionPolicy.LevelRow;

/** 医院等级: a region's own scale of hospital levels. */
public final class LevelScale {

    private LevelScale() {}

    /** Level of a provider of which no rank is known. */
    public static int levelOf(
            final Region region, final int nationalLevel, final ProviderType type, final int carePlace) {
        for (final LevelMapping row : region.levelMapping()) {
            if (row(row).matches(nationalLevel, HospitalRank.NONE, type, carePlace)) {
                return row.level();
            }
        }
        return RegionPolicy.NO_LEVEL;
    }

    /** A row as the plane has it. */
    static LevelRow row(final LevelMapping row) {
        return new LevelRow(
                row.national(),
                row.rank() == null ? HospitalRank.NONE : row.rank(),
                row.type(),
                row.careArea(),
                row.level());
    }
}
