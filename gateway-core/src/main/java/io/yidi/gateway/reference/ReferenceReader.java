package io.yidi.gateway.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.reference.ReferenceException.LineFault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.InsuranceType;
import io.yidi.protocol.code.PersonStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final int LINE_LENGTH_MAX = 4_096;
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
        public void onFiling(final FilingRow filing) {
            // Checking only.
        }

        @Override
        public void onChange(final PersonChangeRow change) {
            // Checking only.
        }
    };

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(LINE_LENGTH_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final Set<String> persons = new HashSet<>();
    private final List<LineFault> faults = new ArrayList<>();
    private final String fileName;

    private ReferenceReader(final String fileName) {
        this.fileName = fileName;
    }

    /**
     * Checks a file.
     *
     * @param file JSON lines, UTF-8
     * @param name what to call it in faults
     * @throws ReferenceException naming every fault, up to {@link #FAULTS_MAX}
     */
    public static void check(final Path file, final String name) {
        new ReferenceReader(name).readChecked(file, ROWS_NOWHERE);
    }

    /**
     * Hands the rows of a checked file out.
     *
     * @param file JSON lines, UTF-8
     * @param rows receives them in order
     * @throws ReferenceException if the file is no longer sound
     */
    public static void read(final Path file, final ReferenceRows rows) {
        new ReferenceReader(String.valueOf(file.getFileName())).readChecked(file, rows);
    }

    private void readChecked(final Path file, final ReferenceRows rows) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = reader.readLine();
                    line != null && faults.size() < FAULTS_MAX;
                    line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    readLine(number, line, rows);
                }
            }
        } catch (final IOException unreadable) {
            faults.add(new LineFault(
                    ResultCode.REFERENCE_FILE_UNREADABLE, fileName, 0, "", String.valueOf(unreadable.getMessage())));
        }
        if (!faults.isEmpty()) {
            throw new ReferenceException(faults);
        }
    }

    private void readLine(final int number, final String line, final ReferenceRows rows) {
        if (line.length() > LINE_LENGTH_MAX) {
            fault(ResultCode.REFERENCE_SYNTAX, number, "", "expected at most " + LINE_LENGTH_MAX + " characters");
            return;
        }
        final JsonNode node;
        try {
            node = mapper.readTree(line);
        } catch (final JsonProcessingException broken) {
            fault(ResultCode.REFERENCE_SYNTAX, number, "", broken.getOriginalMessage());
            return;
        }
        final ReferenceLine fields = new ReferenceLine(node);
        final String record = fields.text("record");
        switch (record) {
            case "person" -> person(number, fields, rows);
            case "filing" -> filing(number, fields, rows);
            case "provider" -> provider(fields, rows);
            case "provider_change" -> providerChange(fields, rows);
            case "clearing_applied" -> clearing(number, fields, rows);
            case "deduction" -> deduction(number, fields, rows);
            default -> change(record, fields, rows);
        }
        for (final ReferenceLine.Rejection rejection : fields.rejections()) {
            fault(ResultCode.REFERENCE_VALUE_WRONG, number, rejection.field(), rejection.reason());
        }
    }

    private void person(final int number, final ReferenceLine line, final ReferenceRows rows) {
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

    private void filing(final int number, final ReferenceLine line, final ReferenceRows rows) {
        final FilingRow filing = FilingLine.read(line);
        if (!line.isSound()) {
            return;
        }
        if (!persons.contains(filing.personNo() + '/' + filing.insuranceType())) {
            fault(
                    ResultCode.REFERENCE_PERSON_UNKNOWN,
                    number,
                    "psn_no",
                    "expected a person of an earlier line of this file, of insurance "
                            + InsuranceType.of(filing.insuranceType()));
            return;
        }
        rows.onFiling(filing);
    }

    private static void provider(final ReferenceLine line, final ReferenceRows rows) {
        final ProviderRow provider = ProviderLine.read(line);
        if (line.isSound()) {
            rows.onProvider(provider);
        }
    }

    private static void providerChange(final ReferenceLine line, final ReferenceRows rows) {
        final ProviderChangeRow change = ProviderLine.change(line);
        if (line.isSound()) {
            rows.onProviderChange(change);
        }
    }

    private static void clearing(final int number, final ReferenceLine line, final ReferenceRows rows) {
        final ClearingRow clearing = SettlementLine.clearing(line);
        if (line.isSound()) {
            rows.onClearing(number, clearing);
        }
    }

    private static void deduction(final int number, final ReferenceLine line, final ReferenceRows rows) {
        final DeductionRow deduction = SettlementLine.deduction(line);
        if (line.isSound()) {
            rows.onDeduction(number, deduction);
        }
    }

    private static void change(final String record, final ReferenceLine line, final ReferenceRows rows) {
        final PersonChangeRow change = ChangeLine.read(record, line);
        if (line.isSound()) {
            rows.onChange(change);
        }
    }

    private void fault(final ResultCode code, final int line, final String field, final String found) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(new LineFault(code, fileName, line, field, found));
        }
    }
}
