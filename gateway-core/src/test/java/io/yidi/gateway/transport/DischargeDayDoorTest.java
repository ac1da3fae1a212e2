package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.protocol.json.RequestJsonWriter;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("BJ-31a, AMB-22: midnight in Shanghai decides whether a day of discharge has come, at every door")
class DischargeDayDoorTest {

    private static final long LAST_SECOND = PipelineRun.epochNs("2023-12-31T15:59:59Z");
    private static final long MIDNIGHT = PipelineRun.epochNs("2023-12-31T16:00:00Z");
    private static final String NEW_YEAR = "2024-01-01";

    private final AtomicLong clock = new AtomicLong(LAST_SECOND);
    private DoorRun run;
    private NationalHis his;
    private BinaryPeer binary;
    private HttpPeer json;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles(), clock::get);
        his = new NationalHis(run.json());
        his.patientsOf("910100");
        binary = run.binary();
        json = run.json();
    }

    @AfterEach
    void close() throws Exception {
        json.close();
        binary.close();
        his.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    @Test
    void shouldRefuseTheDayThatIsToComeAtTheBinaryDoor() throws Exception {
        assertEquals("DISCHARGE_AHEAD enddate", binary.send(bill("B1", NEW_YEAR).encode()));
        assertTrue(binary.send(bill("B2", NEW_YEAR).code("2303").encode()).startsWith("LONG_TERM"));

        clock.set(MIDNIGHT);
        assertTrue(binary.send(bill("B3", NEW_YEAR).encode()).startsWith("LONG_TERM"));
        assertTrue(binary.send(bill("B4", "2023-12-31").encode()).startsWith("LONG_TERM"));
        assertEquals(
                "DISCHARGE_AHEAD enddate", binary.send(bill("B5", "2024-01-02").encode()));
    }

    @Test
    void shouldSayAtTheJsonDoorWhatToMend() throws Exception {
        final HttpPeer.Response refused =
                post("/v1/settlements", bill("J1", NEW_YEAR).encode());

        assertEquals(200, refused.status());
        assertEquals("REFUSED", refused.text("result"));
        assertEquals("YD-4228", refused.text("code"));
        assertEquals("enddate", refused.text("field"));
        assertEquals("20240101", refused.text("found"));
        assertTrue(refused.text("cure_en").startsWith("Correct the date"), refused.text("cure_en"));
        clock.set(MIDNIGHT);
        assertEquals("1", post("/v1/settlements", bill("J1", NEW_YEAR).encode()).text("repeat"));
        assertEquals(
                "SETTLED",
                post("/v1/settlements", bill("J2", NEW_YEAR).encode()).text("result"));
    }

    /** JZ-2.5c: a filing is made up after a discharge that has been. */
    @Test
    void shouldRefuseAFilingMadeUpAfterADischargeThatIsToCome() throws Exception {
        assertEquals("DISCHARGE_AHEAD dscg_date", binary.send(lateFiling("F1")));
        final HttpPeer.Response refused = post("/v1/filings", lateFiling("F2"));
        assertEquals("YD-4228", refused.text("code"));
        assertEquals("dscg_date", refused.text("field"));

        clock.set(MIDNIGHT);
        assertTrue(binary.send(lateFiling("F3")).startsWith("ACTIVE"));
    }

    @Test
    void shouldRefuseTheDayThatIsToComeAtTheNationalDoor() throws Exception {
        final NationalBills bills = new NationalBills(his, "P3");
        final String stay = bills.stay();
        his.done("2301", NationalBills.lines(bills.stayLine(stay, "1", "2", "1000.00")));
        final String ahead = bills.staySettlement(stay, "2000.00", NEW_YEAR);

        assertTrue(his.refused("2304", ahead).startsWith("[YD-4228]"));
        his.done("2303", ahead);
        clock.set(MIDNIGHT);
        his.done("2304", ahead);
    }

    private HttpPeer.Response post(final String path, final DirectBuffer request) throws Exception {
        final UnsafeBuffer body = new UnsafeBuffer(new byte[16 * 1024]);
        final int length = new RequestJsonWriter().write(request, 0, body, 0);
        return json.send(HttpPeer.post(path, Arrays.copyOf(body.byteArray(), length)));
    }

    private static DirectBuffer lateFiling(final String msgId) {
        return FilingFrames.file(
                msgId,
                "P4",
                910_100,
                order -> order.fromDate(Keys.epochDay("2023-12-20")).dischargedOn(Keys.epochDay(NEW_YEAR)));
    }

    private static SettleFrame bill(final String msgId, final String discharged) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .stay("2023-12-20", discharged)
                .bill("25000.00", "25000.00");
    }
}
