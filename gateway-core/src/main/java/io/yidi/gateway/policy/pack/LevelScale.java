package io.yidi.gateway.policy.pack;

import io.yidi.gateway.policy.pack.PackModel.LevelMapping;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.plane.RegionPolicy;

/** A region's own scale of hospital levels. */
final class LevelScale {

    private LevelScale() {}

    static int levelOf(final Region region, final int nationalLevel, final int carePlace) {
        for (final LevelMapping row : region.levelMapping()) {
            if (new RegionPolicy.LevelRow(row.national(), row.careArea(), row.level())
                    .matches(nationalLevel, carePlace)) {
                return row.level();
            }
        }
        return RegionPolicy.NO_LEVEL;
    }
}
