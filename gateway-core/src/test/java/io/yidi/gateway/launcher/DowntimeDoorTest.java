package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.json.RequestJsonWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BJ-50: a notice of downtime in a reference file, as hospitals hear of it. */
class DowntimeDoorTest {

    private static final int JSON_BYTES_MAX = 64 * 1024;
    private static final String NOTICE = "{\"record\":\"downtime\",\"notice_no\":\"N1\",\"admdvs\":\"910000\","
            + "\"begin_time\":\"2020-01-01 00:00:00\",\"end_time\":\"2099-12-31 00:00:00\",\"text\":\"系统升级\"}\n";

    private static final String REGISTRATION = """
            {"data":{"psn_no":"P1","insutype":"310","begntime":"2023-06-01 09:10:00","mdtrt_cert_type":"01",\
            "mdtrt_cert_no":"EV-TOKEN-0001","ipt_otp_no":"O0001","atddr_no":"D11000000001","dr_name":"王医师",\
            "dept_code":"K01","dept_name":"心内科","caty":"A03.04"}}
            """;

    @Test
    void shouldTellItAtBothDoorsAndAfterARestart(@TempDir final Path folder) throws Exception {
        final Path changes = Files.writeString(folder.resolve("changes.jsonl"), NOTICE);
        final long hash;
        try (ServerRun run = new ServerRun(folder, changes);
                BinaryPeer binary = run.binary();
                HttpPeer json = run.json();
                NationalHis his = new NationalHis(run.json())) {
            assertEquals("ERROR DOWNTIME insuplc_admdvs", binary.send(bill("B1").encode()));
            final Response told = settle(json, bill("J1"));
            assertEquals(503, told.status());
            assertEquals("YD-2005 系统升级", told.text("code") + " " + told.text("found"));
            assertTrue(binary.send(SettleFrame.outpatient()
                            .msgId("B2")
                            .person("P11", 310, "930100")
                            .lines("90.00", "90.00")
                            .encode())
                    .startsWith("LONG_TERM"));
            assertEquals("1: N1 910000 系统升级", binary.send(Requests.notices("Q1", "910100")));
            assertEquals("ERROR FIELD_CHARACTERS admdvs", binary.send(Requests.notices("Q2", "9101")));
            final Response list = post(json, "/v1/notice-queries", Requests.notices("Q3", ""));
            assertEquals("FOUND 1", list.text("result") + " " + list.text("total"));
            assertEquals("系统升级", list.json().at("/notices/0/text").asText());
            assertEquals(
                    "2099-12-31 00:00:00", list.json().at("/notices/0/end_time").asText());
            his.patientsOf("910100");
            final String message = his.refused("2201", REGISTRATION);
            assertTrue(message.startsWith("[YD-2005]") && message.contains("系统升级"), message);
            hash = run.server().stateHash();
        }
        try (ServerRun again = new ServerRun(folder, changes);
                BinaryPeer binary = again.binary()) {
            assertEquals(hash, again.server().stateHash());
            assertEquals("ERROR DOWNTIME insuplc_admdvs", binary.send(bill("B1").encode()));
        }
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("9000.00", "9000.00");
    }

    private static Response settle(final HttpPeer peer, final SettleFrame bill) throws Exception {
        return post(peer, "/v1/settlements", bill.encode());
    }

    private static Response post(final HttpPeer peer, final String path, final UnsafeBuffer request) throws Exception {
        final UnsafeBuffer json = new UnsafeBuffer(new byte[JSON_BYTES_MAX]);
        final int length = new RequestJsonWriter().write(request, 0, json, 0);
        return peer.send(HttpPeer.post(path, Arrays.copyOf(json.byteArray(), length)));
    }
}
