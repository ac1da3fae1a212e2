package io.yidi.gateway.reference;

import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.code.PersonStatus;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * 基础数据读入: reads a file of JSON lines, one person, filing, provider or change a line; a person comes before its filing.
 *
 * <pre>
 * {"record":"person","psn_no":"P0000000001","insutype":"310","insuplc_admdvs":"110000","psn_type":"1201",
 *  "brdy":"1955-06-01","assistance":"NONE","grade":"NONE","cvlserv_flag":"0","psn_insu_stas":"1","balc":"2000.00"}
 * {"record":"filing","psn_no":"P0000000001","insutype":"310","category":"LONG_TERM","mdtrtarea_admvs":"130000",
 *  "begndate":"2023-01-01","enddate":null,"care_types":["INPATIENT","OUTPATIENT"]}
 * </pre>
 *
 * <p>All faults of a file are found at once, up to {@link #FAULTS_MAX}.
 */
public final class ReferenceReader {

    /** Most faults told at once. */
    public static final int FAULTS_MAX = 100;

    /** Kinds of lines. */
    static final List<String> RECORDS = List.of(
            "person",
            "filing",
            "provider",
            "provider_change",
            "benefit_change",
            "suspension",
            "enrolment_change",
            "number_change",
            "filing_review",
            "clearing_applied",
            "deduction",
            "deduction_withdrawn",
            "downtime");

    private static final Set<String> PERSON_FIELDS = Set.of(
            "record",
            "psn_no",
            "insutype",
            "insuplc_admdvs",
            "psn_type",
            "brdy",
            "assistance",
            "grade",
            "cvlserv_flag",
            "psn_insu_stas",
            "balc");
    private static final ReferenceRows ROWS_NOWHERE = new ReferenceRows() {
        @Override
        public void onPerson(final PersonRow person) {
            // Checking only.
        }

        @Override
        public void onFiling(final int line, final FilingRow filing) {
            // Checking only.
        }

        @Override
        public void onChange(final int line, final PersonChangeRow change) {
            // Checking only.
        }
    };

    private final Set<String> persons = new HashSet<>();
    private final LineFile lines;
    private final ReferenceRows rows;

    private ReferenceReader(final String fileName, final ReferenceRows rows) {
        this.lines = new LineFile(fileName);
        this.rows = rows;
    }

    /**
     * Checks a file.
     *
     * @param file JSON lines, UTF-8
     * @param name what to call it in faults
     * @throws ReferenceException naming every fault, up to {@link #FAULTS_MAX}
     */
    public static void check(final Path file, final String name) {
        new ReferenceReader(name, ROWS_NOWHERE).read(file);
    }

    /**
     * Hands the rows of a checked file out.
     *
     * @param file JSON lines, UTF-8
     * @param rows receives them in order
     * @throws ReferenceException if the file is no longer sound
     */
    public static void read(final Path file, final ReferenceRows rows) {
        new ReferenceReader(String.valueOf(file.getFileName()), rows).read(file);
    }

    private void read(final Path file) {
        lines.read(file, this::onLine);
        lines.requireSound();
    }

    private void onLine(final int number, final ReferenceLine fields) {
        final String record = fields.text("record");
        switch (record) {
            case "person" -> person(number, fields);
            case "filing" -> filing(number, fields);
            case "provider" -> provider(fields);
            case "provider_change" -> providerChange(number, fields);
            case "clearing_applied" -> clearing(number, fields);
            case "deduction" -> deduction(number, fields);
            case "downtime" -> downtime(number, fields);
            case "deduction_withdrawn" -> deductionWithdrawn(number, fields);
            default -> change(number, record, fields);
        }
    }

    private void person(final int number, final ReferenceLine line) {
        line.allow(PERSON_FIELDS);
        final PersonStatus status = line.personStatus("psn_type");
        final PersonRow person = new PersonRow(
                line.personNo("psn_no"),
                line.insuranceType("insutype"),
                line.area("insuplc_admdvs"),
                status,
                line.date("brdy"),
                line.oneOf("assistance", AssistanceClass.class, AssistanceClass.NONE),
                line.oneOf("grade", ContributionGrade.class, ContributionGrade.NONE),
                line.flag("cvlserv_flag") ? BenefitContext.CIVIL_SERVANT : 0,
                benefit(line),
                line.amount("balc"));
        if (line.isSound()) {
            persons.add(person.personNo() + '/' + person.insuranceType());
            rows.onPerson(person);
        }
    }

    private static BenefitStatus benefit(final ReferenceLine line) {
        return switch (line.text("psn_insu_stas")) {
            case "1" -> BenefitStatus.NORMAL;
            case "2" -> BenefitStatus.PAUSED;
            case "4" -> BenefitStatus.TERMINATED;
            default -> {
                line.reject("psn_insu_stas", "expected 1 (normal), 2 (paused) or 4 (ended)");
                yield BenefitStatus.TERMINATED;
            }
        };
    }

    private void filing(final int number, final ReferenceLine line) {
        final FilingRow filing = FilingLine.read(line);
        if (!line.isSound()) {
            return;
        }
        if (!persons.contains(filing.personNo() + '/' + filing.insuranceType())) {
            lines.fault(
                    ResultCode.REFERENCE_PERSON_UNKNOWN,
                    number,
                    "psn_no",
                    "expected a person of an earlier line of this file, of insurance "
                            + InsuranceType.of(filing.insuranceType()));
            return;
        }
        rows.onFiling(number, filing);
    }

    private void provider(final ReferenceLine line) {
        final ProviderRow provider = ProviderLine.read(line);
        if (line.isSound()) {
            rows.onProvider(provider);
        }
    }

    private void providerChange(final int number, final ReferenceLine line) {
        final ProviderChangeRow change = ProviderLine.change(line);
        if (line.isSound()) {
            rows.onProviderChange(number, change);
        }
    }

    private void clearing(final int number, final ReferenceLine line) {
        final ClearingRow clearing = SettlementLine.clearing(line);
        if (line.isSound()) {
            rows.onClearing(number, clearing);
        }
    }

    private void deduction(final int number, final ReferenceLine line) {
        final DeductionRow deduction = SettlementLine.deduction(line);
        if (line.isSound()) {
            rows.onDeduction(number, deduction);
        }
    }

    private void deductionWithdrawn(final int number, final ReferenceLine line) {
        final DeductionRow deduction = SettlementLine.deduction(line);
        if (line.isSound()) {
            rows.onDeductionWithdrawn(number, deduction);
        }
    }

    private void downtime(final int number, final ReferenceLine line) {
        final DowntimeRow downtime = DowntimeLine.read(line);
        if (line.isSound()) {
            rows.onDowntime(number, downtime);
        }
    }

    private void change(final int number, final String record, final ReferenceLine line) {
        final PersonChangeRow change = ChangeLine.read(record, line);
        if (line.isSound()) {
            rows.onChange(number, change);
        }
    }
}
