package io.yidi.gateway.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ProviderStatus;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.code.CareType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NAT-12a, NAT-12b, BJ-5b: lines of a reference file about providers. */
class ProviderLineTest {

    private static final String HOSPITAL =
            "{\"record\":\"provider\",\"fixmedins_code\":\"H13010000001\",\"fixmedins_name\":\"示例医院\","
                    + "\"fixmedins_type\":\"1\",\"admdvs\":\"130102\",\"hosp_lv\":\"3\",\"hosp_rank\":\"PROVINCE\","
                    + "\"care_types\":[\"INPATIENT\",\"OUTPATIENT\"],\"begndate\":\"2023-01-01\",\"enddate\":null}";
    private static final String CHANGE = "{\"record\":\"provider_change\",\"fixmedins_code\":\"H13010000001\","
            + "\"status\":\"SUSPENDED\",\"efft_time\":\"2023-05-01 12:00:00\"}";

    private final List<Object> rows = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void shouldReadAHospitalAPharmacyAndAChange() throws Exception {
        read(
                HOSPITAL,
                HOSPITAL.replace("\"fixmedins_type\":\"1\"", "\"fixmedins_type\":\"2\"")
                        .replace("\"hosp_lv\":\"3\",\"hosp_rank\":\"PROVINCE\",", "")
                        .replace("\"INPATIENT\",\"OUTPATIENT\"", "\"PHARMACY\""),
                CHANGE);

        final int from = (int) LocalDate.of(2023, 1, 1).toEpochDay();
        assertEquals(
                List.of(
                        new ProviderRow(
                                "H13010000001",
                                130_102,
                                3,
                                HospitalRank.PROVINCE,
                                Set.of(CareType.INPATIENT, CareType.OUTPATIENT),
                                from,
                                Integer.MAX_VALUE),
                        new ProviderRow(
                                "H13010000001",
                                130_102,
                                0,
                                HospitalRank.NONE,
                                Set.of(CareType.PHARMACY),
                                from,
                                Integer.MAX_VALUE),
                        new ProviderChangeRow(
                                "H13010000001",
                                ProviderStatus.SUSPENDED,
                                OffsetDateTime.parse("2023-05-01T12:00:00+08:00")
                                        .toInstant()
                                        .toEpochMilli())),
                rows);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "H13010000001          | H130100000012         | fixmedins_code",
                "H13010000001          | H 1                   | fixmedins_code",
                "示例医院              | `  `                  | fixmedins_name",
                "\"fixmedins_type\":\"1\"  | \"fixmedins_type\":\"3\" | fixmedins_type",
                "\"fixmedins_type\":\"1\"  | \"fixmedins_type\":\"2\" | care_types",
                "130102                | 13010                 | admdvs",
                "\"hosp_lv\":\"3\"         | \"hosp_lv\":\"4\"        | hosp_lv",
                "\"hosp_lv\":\"3\",        | ``                    | hosp_lv",
                "PROVINCE              | COUNTRY               | hosp_rank",
                "\"OUTPATIENT\"        | \"PHARMACY\"          | care_types",
                "2023-01-01            | 2023-13-01            | begndate",
                "null                  | \"2022-12-31\"        | enddate",
                "SUSPENDED             | PAUSED                | status",
                "2023-05-01 12:00:00   | 2023-05-01            | efft_time",
                "2023-05-01 12:00:00   | 2023-02-30 12:00:00   | efft_time",
                "2023-05-01 12:00:00   | 1999-12-31 12:00:00   | efft_time"
            })
    void shouldNameTheFieldThatIsWrong(final String what, final String into, final String field) {
        final String line = CHANGE.contains(what) && !HOSPITAL.contains(what) ? CHANGE : HOSPITAL;

        final ReferenceException refused = assertThrows(ReferenceException.class, () -> read(line.replace(what, into)));
        assertTrue(refused.faults().stream().anyMatch(fault -> fault.field().equals(field)), refused::getMessage);
    }

    private void read(final String... lines) throws IOException {
        ReferenceReader.read(Files.write(folder.resolve("providers.jsonl"), List.of(lines)), new ReferenceRows() {
            @Override
            public void onPerson(final PersonRow person) {
                rows.add(person);
            }

            @Override
            public void onFiling(final int line, final FilingRow filing) {
                rows.add(filing);
            }

            @Override
            public void onChange(final int line, final PersonChangeRow change) {
                rows.add(change);
            }

            @Override
            public void onProvider(final ProviderRow provider) {
                rows.add(provider);
            }

            @Override
            public void onProviderChange(final int line, final ProviderChangeRow change) {
                rows.add(change);
            }
        });
    }
}
