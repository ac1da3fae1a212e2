package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.json.RequestJsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAT-12a, NAT-12b: a directory of providers, taken in at a start, at both doors and after a restart. */
class ProviderDirectoryTest {

    private static final String PROVIDER = "{\"record\":\"provider\",\"fixmedins_code\":\"%s\","
            + "\"fixmedins_name\":\"示例医院\",\"fixmedins_type\":\"1\",\"admdvs\":\"110105\",\"hosp_lv\":\"3\","
            + "\"care_types\":[\"INPATIENT\"],\"begndate\":\"2020-01-01\"}";
    private static final String SUSPENDED = "{\"record\":\"provider_change\",\"fixmedins_code\":\"%s\","
            + "\"status\":\"SUSPENDED\",\"efft_time\":\"2023-02-01 00:00:00\"}";

    private static final int JSON_LENGTH_MAX = 4 * 1024;

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseAtBothDoorsAndReproduceIt() throws Exception {
        final Path directory = Files.write(
                folder.resolve("providers.jsonl"),
                List.of(
                        String.format(Locale.ROOT, PROVIDER, SettleFrame.INSTITUTION),
                        String.format(Locale.ROOT, PROVIDER, "H11010500002"),
                        String.format(Locale.ROOT, SUSPENDED, "H11010500002")));
        final ServerRun run = new ServerRun(folder, directory);
        try (BinaryPeer binary = run.binary();
                HttpPeer json = run.json()) {
            assertEquals("PROVIDER_UNKNOWN fixmedins_code", binary.send(bill("M1", "H11010500003")));
            assertEquals("PROVIDER_SUSPENDED fixmedins_code", binary.send(bill("M1", "H11010500002")));
            assertTrue(binary.send(bill("M1", SettleFrame.INSTITUTION)).startsWith("LONG_TERM"));
            assertEquals("YD-4120", settle(json, bill("M2", "H11010500003")).text("code"));
            assertEquals("YD-4124", settle(json, bill("M2", "H11010500002")).text("code"));
            assertEquals(
                    "25000.00",
                    settle(json, bill("M2", SettleFrame.INSTITUTION)).text("medfee_sumamt"));
        }
        run.close();
        final ServerRun again = new ServerRun(folder, directory);
        again.close();
        assertEquals(run.server().stateHash(), again.server().stateHash());
    }

    /** NAT-N4.1c, AMB-29, NAT-12b, BJ-5b: whatever is wrong with a provider has a code of its own. */
    @Test
    void shouldTellWhatIsWrongWithAProvider() throws Exception {
        final String provider = String.format(Locale.ROOT, PROVIDER, SettleFrame.INSTITUTION);
        final Map<String, String> answers = new LinkedHashMap<>();
        answers.put(
                provider.replace("\"admdvs\":\"110105\"", "\"admdvs\":\"310101\""),
                "PROVIDER_OTHER_PLACE mdtrtarea_admvs");
        answers.put(provider.replace("\"hosp_lv\":\"3\"", "\"hosp_lv\":\"2\""), "PROVIDER_OTHER_LEVEL hosp_lv");
        answers.put(provider.replace("INPATIENT", "OUTPATIENT"), "PROVIDER_NOT_NETWORKED med_type");
        answers.put(provider.replace("}", ",\"enddate\":\"2022-12-31\"}"), "PROVIDER_NO_AGREEMENT fixmedins_code");
        final List<String> lines = new ArrayList<>();
        answers.keySet().forEach(line -> lines.add(line.replace(SettleFrame.INSTITUTION, "H" + lines.size())));
        lines.add(provider.replace(SettleFrame.INSTITUTION, "H4"));
        lines.add(String.format(Locale.ROOT, SUSPENDED, "H4").replace("SUSPENDED", "REMOVED"));
        answers.put("", "PROVIDER_REMOVED fixmedins_code");
        final List<String> found = new ArrayList<>();
        try (ServerRun run = new ServerRun(folder, Files.write(folder.resolve("providers.jsonl"), lines));
                BinaryPeer binary = run.binary()) {
            for (int i = 0; i < answers.size(); i++) {
                found.add(binary.send(bill("M1", "H" + i)));
            }
        }
        assertEquals(List.copyOf(answers.values()), found);
    }

    private static HttpPeer.Response settle(final HttpPeer peer, final UnsafeBuffer bill) throws IOException {
        final UnsafeBuffer json = new UnsafeBuffer(new byte[JSON_LENGTH_MAX]);
        final int length = new RequestJsonWriter().write(bill, 0, json, 0);
        return peer.send(HttpPeer.post("/v1/settlements", Arrays.copyOf(json.byteArray(), length)));
    }

    private static UnsafeBuffer bill(final String msgId, final String institution) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .institution(institution)
                .bill("25000.00", "23456.78")
                .encode();
    }
}
