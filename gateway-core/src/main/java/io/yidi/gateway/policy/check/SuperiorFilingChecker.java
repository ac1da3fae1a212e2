package io.yidi.gateway.policy.check;

import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.pack.PackModel.Region;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.pack.SuperiorNotice;
import io.yidi.gateway.policy.pack.SuperiorNotice.FilingLimit;
import io.yidi.gateway.policy.plane.FilingRules;
import io.yidi.gateway.policy.plane.ValidityRule;
import io.yidi.protocol.ResultCode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** 上级文件备案检查: holds validity and lock of a region's filings to the notice above it (TJ-4.2b, XJ-2.3a, XJ-2.3b). */
public final class SuperiorFilingChecker {

    private final List<SuperiorNotice> notices;
    private final IdentityHashMap<Object, Place> places;
    private final Set<PackFault> faults;

    public SuperiorFilingChecker(
            final List<SuperiorNotice> notices,
            final IdentityHashMap<Object, Place> places,
            final Set<PackFault> faults) {
        this.notices = notices;
        this.places = places;
        this.faults = faults;
    }

    public void check(final Region region) {
        if (region.filing() == null) {
            return;
        }
        for (final SuperiorNotice notice : notices) {
            if (notice.binds(region.areas(), region.from(), region.to())) {
                notice.filing().forEach(limit -> check(region, limit));
            }
        }
    }

    private void check(final Region region, final FilingLimit limit) {
        final FilingRules filing = region.filing();
        switch (limit.rule()) {
            case TEMPORARY_AT_MOST -> {
                final int most = filing.temporary().maxMonths();
                if (most == ValidityRule.UNBOUNDED || most > limit.months()) {
                    add(region, "temporary.maxMonths", "at most ", limit, most);
                }
            }
            case TEMPORARY_AT_LEAST -> {
                final int least = filing.temporary().minMonths();
                if (least < limit.months()) {
                    add(region, "temporary.minMonths", "at least ", limit, least);
                }
            }
            default -> {
                final int locked = filing.changeLock().months();
                if (locked > limit.months()) {
                    add(region, "changeLock.months", "at most ", limit, locked);
                }
            }
        }
    }

    private void add(
            final Region region, final String key, final String bound, final FilingLimit limit, final int found) {
        faults.add(new PackFault(
                places.get(region),
                ResultCode.PACK_SUPERIOR_BROKEN,
                "region.filing." + key,
                bound + limit.months() + " months (" + limit.citation() + ")",
                found == ValidityRule.UNBOUNDED ? "open" : Integer.toString(found)));
    }
}
