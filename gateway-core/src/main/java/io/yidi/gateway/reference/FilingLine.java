package io.yidi.gateway.reference;

import io.yidi.gateway.engine.state.FilingDraft;
import io.yidi.gateway.engine.state.FilingKind;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.policy.plane.ChronicRule;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.FilingBasis;
import io.yidi.protocol.code.FilingCategory;
import io.yidi.protocol.code.FilingChannel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * 备案行: reads a filing.
 *
 * <pre>
 * {"record":"filing","psn_no":"P0000000001","insutype":"310","kind":"CHRONIC","category":"LONG_TERM_RESIDENT",
 *  "mdtrtarea_admvs":"130100","begndate":"2023-01-01","enddate":null,"dise_codg":"M03900",
 *  "hospitals":[{"fixmedins_code":"H13010000001","admdvs":"130102"}]}
 * </pre>
 */
final class FilingLine {

    private static final int DISEASE_LENGTH_MAX = 8;
    private static final Set<String> FIELDS = Set.of(
            "record",
            "psn_no",
            "insutype",
            "kind",
            "category",
            "basis",
            "docs_complete",
            "channel",
            "mdtrtarea_admvs",
            "begndate",
            "enddate",
            "regn_date",
            "care_types",
            "dise_codg",
            "hospitals");
    private static final Set<String> HOSPITAL_FIELDS = Set.of("fixmedins_code", "admdvs");

    private FilingLine() {}

    /** Reads a line; what is wrong is noted in it. */
    static FilingRow read(final ReferenceLine line) {
        line.allow(FIELDS);
        final FilingKind kind = line.oneOf("kind", FilingKind.class, FilingKind.GENERAL);
        final FilingBasis basis = line.oneOf("basis", FilingBasis.class, FilingBasis.PROOF);
        final int from = line.date("begndate");
        final FilingRow filing = new FilingRow(
                line.personNo("psn_no"),
                line.insuranceType("insutype"),
                kind,
                category(line),
                basis,
                isProven(line, basis),
                line.oneOf("channel", FilingChannel.class, FilingChannel.WINDOW),
                line.area("mdtrtarea_admvs"),
                from,
                line.dateOrOpen("enddate"),
                line.dateOr("regn_date", from),
                line.setOf("care_types", CareType.class, EnumSet.allOf(CareType.class)),
                kind == FilingKind.CHRONIC ? line.code("dise_codg", DISEASE_LENGTH_MAX) : "",
                hospitals(line));
        if (filing.toEpochDay() < filing.fromEpochDay()) {
            line.reject("enddate", "expected a day not before begndate");
        }
        if ((kind == FilingKind.CHRONIC || kind == FilingKind.CHOSEN_PROVIDER)
                && filing.hospitals().isEmpty()) {
            line.reject("hospitals", "expected at least one for " + kind);
        }
        return filing;
    }

    /** {@code LONG_TERM} is the one group of long-term people on Beijing's form (BJ-F1). */
    private static FilingCategory category(final ReferenceLine line) {
        return "LONG_TERM".equals(line.text("category"))
                ? FilingCategory.LONG_TERM_RESIDENT
                : line.oneOf("category", FilingCategory.class, null);
    }

    private static boolean isProven(final ReferenceLine line, final FilingBasis basis) {
        return line.text("docs_complete").isEmpty() ? basis == FilingBasis.PROOF : line.flag("docs_complete");
    }

    private static List<FilingRow.Hospital> hospitals(final ReferenceLine line) {
        return line.lines("hospitals", ChronicRule.HOSPITALS_MAX).stream()
                .map(hospital -> hospital(line, hospital))
                .toList();
    }

    private static FilingRow.Hospital hospital(final ReferenceLine line, final ReferenceLine hospital) {
        hospital.allow(HOSPITAL_FIELDS);
        final FilingRow.Hospital read = new FilingRow.Hospital(
                hospital.code("fixmedins_code", FilingDraft.HOSPITAL_CODE_BYTES), hospital.area("admdvs"));
        line.rejectAll("hospitals", hospital);
        return read;
    }
}
