package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.launcher.journal.JournalCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with deductions and clearing, taken in by a gateway that has settlements; what its journal shows of it. */
class SettlementChangesTest {

    @TempDir
    private Path folder;

    /** BJ-46a, BJ-46b, INV-22: taken once, line by line, and reproduced by every start. */
    @Test
    void shouldTakeALineOrRefuseItAndReproduceBoth() throws Exception {
        final long settlementId = settle();
        final Path changes = changes(settlementId);
        final ServerRun run = new ServerRun(folder, changes);
        try (BinaryPeer peer = run.binary()) {
            assertEquals("SETTLEMENT_DEDUCTED setl_id", peer.send(Requests.refund("2305", "F1", "P1", settlementId)));
        }
        run.close();
        final ServerRun again = new ServerRun(folder, changes);
        again.close();
        assertEquals(run.server().stateHash(), again.server().stateHash(), "the file is not taken in again");

        final List<JsonNode> reports = reports();
        assertEquals(1, reports.size());
        assertEquals(
                "{\"lines_taken\":\"4\",\"deductions\":["
                        + deducted(1, "D1", settlementId, 10_050)
                        + ","
                        + deducted(3, "D3", settlementId, 100)
                        + ","
                        + deducted(4, "D3", settlementId, -100)
                        + "],\"refusals\":["
                        + "{\"line\":\"2\",\"code\":\"YD-7155\",\"field\":\"amount\"},"
                        + "{\"line\":\"6\",\"code\":\"YD-7151\",\"field\":\"month\"}]}",
                reports.get(0).toString());
    }

    private static String deducted(final int line, final String number, final long settlementId, final long amountFen) {
        return "{\"line\":\"" + line + "\",\"deduction_no\":\"" + number + "\",\"setl_id\":\"" + settlementId
                + "\",\"insuplc_admdvs\":\"910100\",\"insutype\":\"310\",\"fund_pay_type\":\"310100\","
                + "\"amount_fen\":\"" + amountFen + "\"}";
    }

    private long settle() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            peer.sendBytes(BinaryPeer.frame(SettleFrame.inpatient()
                    .msgId("S1")
                    .bill("25000.00", "23456.78")
                    .encode()));
            return Answers.split(peer.receive()).settlementId();
        }
    }

    private Path changes(final long settlementId) throws Exception {
        return Files.write(
                folder.resolve("changes.jsonl"),
                List.of(
                        deduction("D1", settlementId, "100.50"),
                        deduction("D2", settlementId, "18297.77"),
                        deduction("D3", settlementId, "1.00"),
                        deduction("D3", settlementId, "1.00").replace("deduction\",", "deduction_withdrawn\","),
                        "{\"record\":\"clearing_applied\",\"insuplc_admdvs\":\"910000\",\"month\":\"2020-01\"}",
                        "{\"record\":\"clearing_applied\",\"insuplc_admdvs\":\"910000\",\"month\":\"2099-12\"}"));
    }

    private static String deduction(final String number, final long settlementId, final String amount) {
        return "{\"record\":\"deduction\",\"deduction_no\":\"" + number + "\",\"setl_id\":\"" + settlementId
                + "\",\"reason\":\"OUT_OF_SCOPE\",\"fund_pay_type\":\"310100\",\"amount\":\"" + amount + "\"}";
    }

    private List<JsonNode> reports() throws Exception {
        final StringWriter out = new StringWriter();
        final int exitCode = JournalCommand.commandLine(configuration -> folder.resolve("data"), DataReplay::run)
                .setOut(new PrintWriter(out))
                .execute("dump", "--dir", folder.resolve("data/journal").toString());
        assertEquals(ExitCode.OK, exitCode);
        final ObjectMapper mapper = new ObjectMapper();
        final List<String> lines = out.toString().lines().toList();
        assertTrue(lines.size() > 4, out.toString());
        return lines.stream()
                .map(line -> read(mapper, line))
                .filter(record -> "CONTROL".equals(record.path("type").asText()) && record.has("reply"))
                .map(record -> record.path("reply"))
                .toList();
    }

    private static JsonNode read(final ObjectMapper mapper, final String line) {
        try {
            return mapper.readTree(line);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
