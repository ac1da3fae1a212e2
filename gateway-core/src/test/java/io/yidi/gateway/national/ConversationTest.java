package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.protocol.money.Decimals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a hospital system that knows nothing but HTTP and {@code infno} sends, and every byte of what it is answered:
 * {@code NAME.requests.json} holds the steps, {@code NAME.answers.json} the documents. A text {@code {mdtrt_id}} in a
 * request stands for the last such value answered. {@code -Dyidi.golden.write=true} writes the answers anew.
 */
class ConversationTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "io", "yidi", "gateway", "national");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, String> remembered = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"outpatient-day", "stay", "filings"})
    void shouldAnswerAsRecorded(final String name) throws Exception {
        final ArrayNode answers = MAPPER.createArrayNode();
        try (DoorRun run = DoorRun.withCatalogue(new SimulatedJournalFiles());
                NationalHis his = new NationalHis(run.json())) {
            for (final JsonNode step : MAPPER.readTree(Files.readString(GOLDEN.resolve(name + ".requests.json")))) {
                his.patientsOf(step.path("insuplc_admdvs").asText("930100"));
                final JsonNode answer = his.call(
                        step.path("infno").asText(), filledIn(step.path("input").toString()));
                assertEquals(
                        step.path("infcode").asInt(0), answer.path("infcode").asInt(1), answer.toString());
                remember(answer, "mdtrt_id", "setl_id", "trt_dcla_detl_sn");
                checkAmounts(answer.at("/output/setlinfo"));
                answers.add(answer);
            }
            assertTrue(run.failures.isEmpty());
        }
        assertEquals(
                golden(name, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answers)),
                MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answers) + '\n');
    }

    private String filledIn(final String input) {
        String text = input;
        for (final Map.Entry<String, String> value : remembered.entrySet()) {
            text = text.replace('{' + value.getKey() + '}', value.getValue());
        }
        return text;
    }

    private void remember(final JsonNode answer, final String... names) {
        for (final String name : names) {
            final JsonNode value = answer.path("output").findValue(name);
            if (value != null && !value.isNull()) {
                remembered.put(name, value.asText());
            }
        }
    }

    /** The sums that hospital systems check: parts, payers, person, funds. */
    private static void checkAmounts(final JsonNode bill) {
        if (bill.has("psn_part_amt")) {
            final long total = fen(bill, "medfee_sumamt");
            assertEquals(total, fen(bill, "fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt"));
            assertEquals(total, fen(bill, "fund_pay_sumamt", "psn_part_amt", "hosp_part_amt"));
            assertEquals(fen(bill, "psn_part_amt"), fen(bill, "acct_pay", "psn_cash_pay"));
            assertEquals(
                    fen(bill, "fund_pay_sumamt"),
                    fen(bill, "hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "oth_pay"));
        }
    }

    private static long fen(final JsonNode bill, final String... names) {
        long sum = 0;
        for (final String name : names) {
            sum += Decimals.parseSigned(bill.path(name).asText(), Decimals.AMOUNT_SCALE);
        }
        return sum;
    }

    private static String golden(final String name, final String actual) throws IOException {
        final Path file = GOLDEN.resolve(name + ".answers.json");
        if (Boolean.getBoolean("yidi.golden.write")) {
            Files.writeString(file, actual + '\n');
        }
        return Files.readString(file);
    }
}
