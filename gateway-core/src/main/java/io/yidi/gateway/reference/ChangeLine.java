package io.yidi.gateway.reference;

import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonChangeRow.Kind;
import java.util.Set;

/**
 * 参保变动行: reads what changes for a person.
 *
 * <pre>
 * {"record":"benefit_change","psn_no":"P1","insutype":"310","psn_insu_stas":"2","begndate":"2023-05-01"}
 * {"record":"suspension","psn_no":"P1","insutype":"310","begndate":"2023-05-01","enddate":null}
 * {"record":"enrolment_change","psn_no":"P1","insutype":"310","begndate":"2023-05-01"}
 * {"record":"number_change","psn_no":"P1","insutype":"310","new_psn_no":"P2"}
 * {"record":"filing_review","psn_no":"P1","insutype":"310","verdict":"CONFIRM"}
 * </pre>
 */
final class ChangeLine {

    private static final int NO_DAY = 0;
    private static final int OPEN = Integer.MAX_VALUE;

    private ChangeLine() {}

    /** Reads a line; what is wrong is noted in it. */
    static PersonChangeRow read(final String record, final ReferenceLine line) {
        return switch (record) {
            case "benefit_change" -> {
                line.allow(Set.of("record", "psn_no", "insutype", "psn_insu_stas", "begndate"));
                yield row(line, benefit(line), line.date("begndate"), OPEN, "");
            }
            case "suspension" -> {
                line.allow(Set.of("record", "psn_no", "insutype", "begndate", "enddate"));
                yield row(line, Kind.SUSPEND, line.date("begndate"), line.dateOrOpen("enddate"), "");
            }
            case "enrolment_change" -> {
                line.allow(Set.of("record", "psn_no", "insutype", "begndate"));
                yield row(line, Kind.ENROLMENT, line.date("begndate"), OPEN, "");
            }
            case "number_change" -> {
                line.allow(Set.of("record", "psn_no", "insutype", "new_psn_no"));
                yield row(line, Kind.NUMBER, NO_DAY, OPEN, line.personNo("new_psn_no"));
            }
            case "filing_review" -> {
                line.allow(Set.of("record", "psn_no", "insutype", "verdict"));
                yield row(line, verdict(line), NO_DAY, OPEN, "");
            }
            default -> {
                line.reject("record", "expected one of " + ReferenceReader.RECORDS);
                yield null;
            }
        };
    }

    private static PersonChangeRow row(
            final ReferenceLine line, final Kind kind, final int from, final int to, final String newPersonNo) {
        return new PersonChangeRow(
                kind, line.personNo("psn_no"), line.insuranceType("insutype"), from, to, newPersonNo);
    }

    private static Kind benefit(final ReferenceLine line) {
        return switch (line.text("psn_insu_stas")) {
            case "1" -> Kind.RESUME;
            case "2" -> Kind.PAUSE;
            case "4" -> Kind.TERMINATE;
            default -> {
                line.reject("psn_insu_stas", "expected 1 (resumed), 2 (paused) or 4 (ended)");
                yield Kind.TERMINATE;
            }
        };
    }

    private static Kind verdict(final ReferenceLine line) {
        return switch (line.text("verdict")) {
            case "CONFIRM" -> Kind.CONFIRM;
            case "REJECT" -> Kind.REJECT;
            default -> {
                line.reject("verdict", "expected CONFIRM or REJECT");
                yield Kind.REJECT;
            }
        };
    }
}
