package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.sbe.ItemClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bill with everything wrong, mended step by step: each answer names what comes first of what is still wrong. */
class RefusalOrderTest {

    /**
     * What is answered, and how that is mended.
     *
     * @param requirement it rests on
     * @param answer as long as it is not mended
     * @param mend takes that away; before what only chronic care is refused for, the purchase becomes chronic care
     */
    private record Row(String requirement, String answer, Consumer<SettleFrame> mend) {}

    private static final String FAR_AHEAD = "H11010500001209901010000000001";
    private static final List<Row> ROWS = List.of(
            new Row(
                    "BJ-F13c",
                    "ERROR TOTAL_DIFFERS medfee_sumamt",
                    bill -> bill.totalFen(10_000).msgId(FAR_AHEAD)),
            new Row("", "ERROR KEY_DATE_AHEAD msgid", bill -> bill.msgId("BLOCKED")),
            new Row("", "BLOCKED_BY_REVERSAL msgid", bill -> {}),
            new Row("BJ-22a", "REGION_UNKNOWN insuplc_admdvs", bill -> bill.insuredPlace("940100")),
            new Row("BJ-2", "INSURANCE_TYPE_UNSUPPORTED insutype", bill -> bill.insuranceType(310)),
            new Row("NAT-13", "VOUCHER_NOT_ACCEPTED mdtrt_cert_type", bill -> bill.voucher(1, "EV-TOKEN-0001")),
            new Row("NAT-N3a", "CARE_PLACE_NOT_OPENED mdtrtarea_admvs", bill -> bill.carePlace("110105")),
            new Row("NAT-2b", "INSURED_PLACE_NOT_OPENED insuplc_admdvs", bill -> bill.insuredPlace("930102")),
            new Row("BJ-13a", "PERSON_UNKNOWN psn_no", bill -> bill.personNo("SUSPENDED")),
            new Row("BJ-10b", "INSURED_PLACE_DIFFERS insuplc_admdvs", bill -> bill.insuredPlace("930100")),
            new Row("NAT-28", "PERSON_SUSPENDED psn_no", bill -> bill.personNo("PAUSED")),
            new Row("NAT-10b", "BENEFIT_PAUSED psn_no", bill -> chronic(bill.personNo("UNFILED"))),
            new Row("BJ-28b", "THIRD_PARTY_LIABLE rel_ttp_flag", SettleFrame::noThirdParty),
            new Row("BJ-28a", "TRAUMA_NOT_DECLARED trum_decl_flag", SettleFrame::declared),
            new Row("NAT-15", "CHRONIC_DISEASE_UNKNOWN dise_codg", bill -> bill.disease("M03900")),
            new Row("NAT-N4.3a", "CHRONIC_DISEASE_NOT_OPEN dise_codg", RefusalOrderTest::purchase),
            new Row("BJ-13c", "NOT_FILED psn_no", bill -> bill.personNo("P11")),
            new Row("BJ-22a", "PLAN_MISSING med_type", bill -> bill.code("2207").medicalType("11")));

    @Test
    @DisplayName("BJ-13a, BJ-22a, NAT-28: what is refused first, through the door")
    void shouldNameWhatComesFirstOfWhatIsWrong(@TempDir final Path folder) throws Exception {
        final Path changes = Files.writeString(
                folder.resolve("changes.jsonl"),
                person("SUSPENDED", 2) + suspension() + person("PAUSED", 2) + person("UNFILED", 1));
        final SettleFrame bill = SettleFrame.outpatient()
                .code("2102")
                .medicalType("41")
                .msgId(FAR_AHEAD)
                .person("NOBODY", 340, "990000")
                .carePlace("710000")
                .voucher(4, "EV-TOKEN-0001")
                .trauma()
                .thirdParty()
                .line(ItemClass.A, "100.00")
                .totalFen(9_999);
        final List<String> expected = new ArrayList<>();
        final List<String> found = new ArrayList<>();
        try (ServerRun run = new ServerRun(folder, changes);
                BinaryPeer peer = run.binary()) {
            assertEquals("BLOCKED", peer.send(Requests.reversal("R1", "P11", "2102", "BLOCKED")));
            for (final Row row : ROWS) {
                expected.add(row.answer);
                found.add(peer.send(bill.encode()));
                bill.msgId("M" + found.size());
                row.mend.accept(bill);
            }
            assertEquals(expected, found);
            assertTrue(peer.send(bill.encode()).startsWith("LONG_TERM"), "nothing is wrong any more");
        }
    }

    private static void chronic(final SettleFrame bill) {
        bill.code("2207").medicalType("140104").disease("M03999");
    }

    private static void purchase(final SettleFrame bill) {
        bill.code("2102").medicalType("41").disease("");
    }

    private static String person(final String number, final int benefit) {
        return "{\"record\":\"person\",\"psn_no\":\"" + number + "\",\"insutype\":\"310\","
                + "\"insuplc_admdvs\":\"930100\",\"psn_type\":\"1101\",\"brdy\":\"1980-06-01\",\"cvlserv_flag\":\"0\","
                + "\"psn_insu_stas\":\"" + benefit + "\",\"balc\":\"0.00\"}\n";
    }

    private static String suspension() {
        return "{\"record\":\"suspension\",\"psn_no\":\"SUSPENDED\",\"insutype\":\"310\","
                + "\"begndate\":\"2020-01-01\"}\n";
    }
}
