package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.pack.PackModel.Disease;
import io.yidi.gateway.policy.pack.PackModel.OpenDisease;
import io.yidi.gateway.policy.pack.Place;
import io.yidi.gateway.policy.yaml.BlockReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads blocks {@code diseases}: the national catalogue, and the diseases that a region has opened. */
final class DiseaseReader {

    static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,7}");
    static final String CODE_FORM = "a disease code such as M03900";

    private static final String DISEASES = "diseases";

    private final IdentityHashMap<Object, Place> places;

    DiseaseReader(final IdentityHashMap<Object, Place> places) {
        this.places = places;
    }

    List<Disease> catalogue(final PackFile file) {
        final List<Disease> diseases = new ArrayList<>();
        for (final BlockReader row : file.root().blocks(DISEASES)) {
            try (row) {
                diseases.add(remember(row, disease(row, scope(row, file))));
            }
        }
        return diseases;
    }

    List<OpenDisease> open(final PackFile file, final String region) {
        final List<OpenDisease> diseases = new ArrayList<>();
        if (file.root().has(DISEASES)) {
            for (final BlockReader row : file.root().blocks(DISEASES)) {
                try (row) {
                    diseases.add(remember(row, openDisease(row, scope(row, file), region)));
                }
            }
        }
        return diseases;
    }

    private <T> T remember(final BlockReader row, final T read) {
        places.put(read, row.faults().placeOf(row.node()));
        return read;
    }

    private PlanScope scope(final BlockReader row, final PackFile file) {
        final LocalDate from = row.date("from");
        final LocalDate to = row.date("to", RegionReader.LAST_DAY);
        if (to.isBefore(from)) {
            row.wrong("to", "a day not before " + from);
        }
        return new PlanScope(file.sources(), List.of(), from, to, places);
    }

    private static Disease disease(final BlockReader row, final PlanScope scope) {
        final RegionReader.Names names = RegionReader.names(row);
        return new Disease(
                row.text("code", CODE, CODE_FORM),
                names.zh(),
                names.en(),
                scope.from().toString(),
                scope.to().toString(),
                scope.source(row, null),
                scope.cited());
    }

    private static OpenDisease openDisease(final BlockReader row, final PlanScope scope, final String region) {
        return new OpenDisease(
                region,
                row.text("code", CODE, CODE_FORM),
                localCodes(row),
                scope.from().toString(),
                scope.to().toString(),
                scope.source(row, null),
                scope.cited());
    }

    private static List<String> localCodes(final BlockReader row) {
        final List<String> codes = new ArrayList<>();
        for (final Node item : row.optionalList("local")) {
            final String code = row.textOf(item, row.pathOf("local"));
            if (!CODE.matcher(code).matches()) {
                row.wrong(item, row.pathOf("local"), CODE_FORM);
            }
            codes.add(code);
        }
        return codes.stream().sorted().toList();
    }
}
