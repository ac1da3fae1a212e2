package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Opening;
import io.yidi.gateway.policy.plane.CareOpenings;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Reads the files of the folder {@code care-places}: blocks {@code openings}. A file of terms alone may do without. */
final class OpeningReader {

    private final Set<String> keys = new HashSet<>();

    List<Opening> read(final PackFile file) {
        final List<Opening> openings = new ArrayList<>();
        if (file.root().has(CareTermsReader.BLOCK) && !file.root().has("openings")) {
            return openings;
        }
        for (final BlockReader row : file.root().blocks("openings")) {
            try (row) {
                openings.addAll(openings(row, file));
            }
        }
        return openings;
    }

    private List<Opening> openings(final BlockReader row, final PackFile file) {
        final LocalDate from = row.date("from");
        final LocalDate to = row.date("to", RegionReader.LAST_DAY);
        if (to.isBefore(from)) {
            row.wrong("to", "a day not before " + from);
        }
        final PlanScope scope = new PlanScope(file.sources(), List.of(), from, to, new IdentityHashMap<>());
        final CareType careType = row.choice("careType", CareType.class);
        final CareOpenings.Side side = row.choice("side", CareOpenings.Side.class, CareOpenings.Side.BOTH);
        final String source = scope.source(row, null);
        final List<Opening> openings = new ArrayList<>();
        for (final String area : RegionReader.areas(row, "areas")) {
            final Opening opening =
                    new Opening(careType, side, area, from.toString(), to.toString(), source, scope.cited());
            reportTwice(row, opening);
            openings.add(opening);
        }
        return openings;
    }

    private void reportTwice(final BlockReader row, final Opening opening) {
        if (!keys.add(opening.key())) {
            row.faults()
                    .add(
                            row.node(),
                            ResultCode.PACK_PERIODS_OVERLAP,
                            row.path(),
                            "one row for a kind of care, side, area and first day",
                            opening.key());
        }
    }
}
