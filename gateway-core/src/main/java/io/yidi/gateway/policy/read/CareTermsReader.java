package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.CareTerms;
import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.VoucherType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Reads the files of the folder {@code care-places}: blocks {@code terms}. A file may do without. */
final class CareTermsReader {

    /** Name of the block. */
    static final String BLOCK = "terms";

    private final List<CareTerms> taken = new ArrayList<>();

    List<CareTerms> read(final PackFile file) {
        final List<CareTerms> terms = new ArrayList<>();
        if (!file.root().has(BLOCK)) {
            return terms;
        }
        for (final BlockReader row : file.root().blocks(BLOCK)) {
            try (row) {
                terms.addAll(terms(row, file));
            }
        }
        return terms;
    }

    private List<CareTerms> terms(final BlockReader row, final PackFile file) {
        final LocalDate from = row.date("from");
        final LocalDate to = row.date("to", RegionReader.LAST_DAY);
        if (to.isBefore(from)) {
            row.wrong("to", "a day not before " + from);
        }
        final PlanScope scope = new PlanScope(file.sources(), List.of(), from, to, new IdentityHashMap<>());
        final List<VoucherType> vouchers = row.has("vouchers")
                ? row.choices("vouchers", VoucherType.class).stream()
                        .distinct()
                        .sorted()
                        .toList()
                : List.of(VoucherType.values());
        final CareRule.Trauma trauma = row.choice("trauma", CareRule.Trauma.class, CareRule.Trauma.MAY);
        final boolean declaration = row.flag("declaration", false);
        final String source = scope.source(row, null);
        final List<CareTerms> terms = new ArrayList<>();
        for (final String area : RegionReader.areas(row, "areas")) {
            final CareTerms one = new CareTerms(
                    area, from.toString(), to.toString(), vouchers, trauma, declaration, source, scope.cited());
            reportOverlap(row, one);
            terms.add(one);
            taken.add(one);
        }
        return terms;
    }

    /** Dates compare like the texts that they are written as. */
    private void reportOverlap(final BlockReader row, final CareTerms terms) {
        if (taken.stream()
                .anyMatch(other -> other.area().equals(terms.area())
                        && other.from().compareTo(terms.to()) <= 0
                        && terms.from().compareTo(other.to()) <= 0)) {
            row.faults()
                    .add(
                            row.node(),
                            ResultCode.PACK_PERIODS_OVERLAP,
                            row.path(),
                            "one row for an area and a day",
                            terms.key());
        }
    }
}
