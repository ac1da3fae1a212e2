package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Source;
import io.yidi.gateway.policy.pack.SuperiorNotice;
import io.yidi.gateway.policy.pack.SuperiorNotice.FilingLimit;
import io.yidi.gateway.policy.pack.SuperiorNotice.ReductionLimit;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.yaml.BlockReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Reads the files of the folder {@code superior}: one block {@code superior} each. */
final class SuperiorReader {

    private SuperiorReader() {}

    static List<SuperiorNotice> read(final List<PackFile> files) {
        final List<SuperiorNotice> notices = new ArrayList<>();
        for (final PackFile file : files) {
            file.root().block("superior").ifPresent(block -> notices.add(notice(block, file)));
            file.root().close();
        }
        return notices;
    }

    private static SuperiorNotice notice(final BlockReader block, final PackFile file) {
        try (block) {
            final LocalDate from = block.date("from");
            final LocalDate to = block.date("to", RegionReader.LAST_DAY);
            final PlanScope scope = new PlanScope(file.sources(), List.of(), from, to, new IdentityHashMap<>());
            final String source = scope.sourceOr(block, null);
            return new SuperiorNotice(
                    block.text("code", PlanReader.NAME, PlanReader.NAME_FORM),
                    RegionReader.areas(block, "areas"),
                    from.toString(),
                    to.toString(),
                    reductions(block, scope, source),
                    filing(block, scope, source));
        }
    }

    private static List<ReductionLimit> reductions(
            final BlockReader block, final PlanScope scope, final String inherited) {
        final List<ReductionLimit> limits = new ArrayList<>();
        if (block.has("reductions")) {
            for (final BlockReader row : block.blocks("reductions")) {
                try (row) {
                    limits.add(new ReductionLimit(
                            row.choice("category", BenefitCategory.class),
                            row.pointsBp("atMost"),
                            citation(scope, scope.source(row, inherited))));
                }
            }
        }
        return limits;
    }

    private static List<FilingLimit> filing(final BlockReader block, final PlanScope scope, final String inherited) {
        final List<FilingLimit> limits = new ArrayList<>();
        if (block.has("filing")) {
            for (final BlockReader row : block.blocks("filing")) {
                try (row) {
                    row.required("months");
                    limits.add(new FilingLimit(
                            row.choice("rule", SuperiorNotice.FilingRule.class),
                            new MonthsReader(inherited, scope).of(row, "months"),
                            citation(scope, scope.source(row, inherited))));
                }
            }
        }
        return limits;
    }

    private static String citation(final PlanScope scope, final String id) {
        final Source source = scope.cited().get(id);
        return source == null ? id : (source.document() + " " + source.article()).strip();
    }
}
