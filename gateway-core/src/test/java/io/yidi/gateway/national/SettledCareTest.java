package io.yidi.gateway.national;

import static io.yidi.gateway.fixture.NationalBills.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.gateway.national.person.SettledCare;
import io.yidi.gateway.national.person.SettledCareSource;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.ResultCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 5203 says who was treated and when, as it was recorded with the settlement. */
class SettledCareTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SHOWN = "{\"state\":\"SETTLED\",\"answer\":{\"result\":\"SETTLED\",\"setl_id\":\"7\"}}";

    private DoorRun run;
    private NationalHis his;
    private NationalBills bills;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles());
        his = new NationalHis(run.json());
        bills = new NationalBills(his, "P11");
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    @Test
    void shouldTellTheVisitOfASettlementAndOfItsRefund() throws Exception {
        final String visit = his.done("2201", bills.visitInput().replace("2023-06-01 09:10:00", "2023-05-31 23:10:00"))
                .at("/data/mdtrt_id")
                .asText();
        his.done("2204", lines(bills.line(visit, "1", "1", "22.50")));
        final String settlementId =
                bills.settleVisit(visit, "22.50").path("setl_id").asText();
        final String expected = visit + " 310 11 0 53 11 from 2023-05-31 to 2023-06-01";
        assertEquals(expected, care(asked("P11", visit, settlementId)));
        assertEquals(expected, care(asked("P11", visit, "")));

        final String refundId =
                bills.refund("2208", visit, settlementId).path("setl_id").asText();
        assertEquals(expected, care(asked("P11", visit, settlementId)));
        assertEquals(expected, care(asked("P11", visit, refundId)));
    }

    @Test
    void shouldTellTheStayOfASettlementAndOfItsRefund() throws Exception {
        his.patientsOf("910100");
        final NationalBills stays = new NationalBills(his, "P2");
        final String stay = stays.stay();
        his.done("2301", lines(stays.stayLine(stay, "1", "10", "100.00")));
        final String settlementId = his.done("2304", stays.staySettlement(stay, "1000.00", "2023-05-30"))
                .at("/setlinfo/setl_id")
                .asText();
        final String expected = stay + " 310 11 0 53 21 from 2023-05-20 to 2023-05-30";
        assertEquals(expected, care(asked("P2", stay, settlementId)));
        final String refundId =
                stays.refund("2305", stay, settlementId).path("setl_id").asText();
        assertEquals(expected, care(asked("P2", stay, refundId)));
    }

    /** A visit that is not named is told all the same, of a refund by the settlement it took back. */
    @Test
    void shouldTellTheTrueVisitWhereNoneIsNamed() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final String visit = settled.path("mdtrt_id").asText();
        final String settlementId = settled.path("setl_id").asText();
        assertEquals(
                visit, shown(asked("P11", "0", settlementId)).path("mdtrt_id").asText());
        assertEquals(
                visit,
                shown(asked("P11", "00" + visit, settlementId)).path("mdtrt_id").asText());
        final String refundId =
                bills.refund("2208", visit, settlementId).path("setl_id").asText();
        assertEquals(visit, shown(asked("P11", "0", refundId)).path("mdtrt_id").asText());
    }

    /** What every platform has to say is there, but for the ratio of the pool, of which a bill may have several. */
    @Test
    void shouldLeaveNoRequiredFieldOpenButOne() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final JsonNode shown = shown(asked(
                "P11",
                settled.path("mdtrt_id").asText(),
                settled.path("setl_id").asText()));
        assertEquals(
                List.of("pool_prop_selfpay"),
                TransactionTable.load().find("5203").outputs().get(0).fields().stream()
                        .filter(FieldRow::isRequired)
                        .map(FieldRow::name)
                        .filter(name -> shown.path(name).isNull())
                        .toList());
    }

    @Test
    void shouldTellOthersNothing() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final String asked = asked("P12", "0", settled.path("setl_id").asText());
        assertTrue(his.refused("5203", asked).startsWith("[YD-6103]"), his.refused("5203", asked));
        assertTrue(his.refused("5203", asked("P11", "0", "4711")).startsWith("[YD-6101]"));
    }

    /** What comes meanwhile on the same connection waits. */
    @Test
    void shouldAnswerInOrderWhatCameBehindAQuery() throws Exception {
        final JsonNode settled = bills.settledVisit("22.50");
        final String visit = settled.path("mdtrt_id").asText();
        final ByteArrayOutputStream requests = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            requests.writeBytes(post("5203", "Q" + i, asked("P11", visit, "")));
            requests.writeBytes(post("9001", "S" + i, "{\"signIn\":{\"opter_no\":\"1\",\"mac\":\"m\",\"ip\":\"i\"}}"));
        }
        try (HttpPeer peer = run.json()) {
            peer.sendBytes(requests.toByteArray());
            for (int i = 0; i < 20; i++) {
                assertEquals(
                        visit,
                        peer.receive().json().at("/output/setlinfo/mdtrt_id").asText());
                assertFalse(
                        peer.receive().json().at("/output/signinoutb/sign_no").isMissingNode());
            }
        }
    }

    /** Half an answer would be taken for a whole one; a query may be sent again. */
    @Test
    void shouldRefuseAsBusyWhatCannotBeAnsweredAsAWhole() throws Exception {
        final NationalDoor door = door((institution, settlementId) ->
                CompletableFuture.failedFuture(new IllegalStateException("the ring is full")));
        final NationalExchange exchange = opened(door);
        assertTrue(isForCare(door, exchange, SHOWN));
        assertTrue(door.askCare(exchange).isCompletedExceptionally());
        final JsonNode answer = document(door, door.closeWithCare(exchange));
        assertEquals(Optional.of(ResultCode.BUSY), exchange.refusal());
        assertEquals(-1, answer.path("infcode").asInt());
        assertTrue(answer.path("output").isNull());
    }

    @Test
    void shouldAskForTheInstitutionOfTheRequestAndTheSettlementOfTheReply() throws Exception {
        final NationalDoor door = door((institution, settlementId) -> CompletableFuture.completedFuture(
                new SettledCare("", "390", "", "", "", "41" + institution, settlementId, "")));
        final NationalExchange exchange = opened(door);
        assertTrue(isForCare(door, exchange, SHOWN));
        door.askCare(exchange);
        final JsonNode shown = document(door, door.closeWithCare(exchange)).at("/output/setlinfo");
        assertEquals("7", shown.path("begndate").asText());
        assertEquals("41H11010500001", shown.path("med_type").asText());
        assertEquals("390", shown.path("insutype").asText());
        for (final String name : List.of("mdtrt_id", "psn_type", "cvlserv_flag", "age", "enddate")) {
            assertTrue(shown.path(name).isNull(), name);
        }
    }

    @Test
    void shouldAskNothingWhereNoSettlementIsShown() throws Exception {
        final NationalDoor door = door((institution, settlementId) -> {
            throw new IllegalStateException("asked for " + settlementId);
        });
        final NationalExchange exchange = opened(door);
        assertFalse(isForCare(door, exchange, "{\"code\":\"YD-6101\",\"field\":\"setl_id\"}"));
        assertFalse(isForCare(door(null), exchange, SHOWN), "nobody to be asked");
    }

    private static NationalDoor door(final SettledCareSource cares) {
        final NationalDoor door = new NationalDoor(NationalHis.PLACES, () -> 0);
        door.attach(null, null, cares, Catalogues.NONE, () -> 0);
        return door;
    }

    private static NationalExchange opened(final NationalDoor door) throws IOException {
        final byte[] body = body("5203", "Q", asked("P11", "0", "7"));
        final NationalExchange exchange =
                door.open(NationalArrival.of(CallerIdentity.ANYONE, NationalHis.PATH, name -> "", body));
        assertTrue(exchange.isToBeAsked());
        return exchange;
    }

    private static boolean isForCare(final NationalDoor door, final NationalExchange exchange, final String reply) {
        final byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
        return door.isForCare(exchange, bytes, bytes.length);
    }

    private static JsonNode document(final NationalDoor door, final int length) throws IOException {
        return MAPPER.readTree(door.answer(), 0, length);
    }

    private static byte[] post(final String infno, final String msgId, final String input) throws IOException {
        return HttpPeer.post(NationalHis.PATH + infno, body(infno, msgId, input));
    }

    private static byte[] body(final String infno, final String msgId, final String input) throws IOException {
        return NationalHis.envelope(infno, msgId, input).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String asked(final String personNo, final String encounter, final String settlementId) {
        return "{\"data\":{\"psn_no\":\"%s\",\"mdtrt_id\":\"%s\",\"setl_id\":\"%s\"}}"
                .formatted(personNo, encounter, settlementId);
    }

    private JsonNode shown(final String asked) throws IOException {
        return his.done("5203", asked).path("setlinfo");
    }

    private String care(final String asked) throws IOException {
        final JsonNode shown = shown(asked);
        final List<String> texts =
                List.of("mdtrt_id", "insutype", "psn_type", "cvlserv_flag", "age", "med_type").stream()
                        .map(name -> shown.path(name).asText())
                        .toList();
        return String.join(" ", texts) + " from " + shown.path("begndate").asText() + " to "
                + shown.path("enddate").asText();
    }
}
