package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.HttpPeer.Response;
import io.yidi.gateway.fixture.NationalBills;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a day, as a hospital system closes it: totals (3201), a file (9101), details (3202), verdicts (9102). */
class ReconciliationTest {

    private final AtomicLong clock = new AtomicLong(PipelineRun.epochNs("2023-06-01T02:00:00Z"));
    private DoorRun run;
    private NationalHis his;
    private NationalBills bills;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles(), clock::get);
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
    void shouldSayWhetherTotalsAgreeByOfficeInsuranceAndKindOfClearing() throws Exception {
        assertEquals("0", verdict(NationalBills.totals("11", "0", "0", "0", "0")));
        final JsonNode first = bills.settledVisit("10.00");
        final JsonNode second = bills.settledVisit("5.00");
        final String sums = sum(first, second);
        assertEquals("0", verdict(totals("11", "2", sums)));
        assertEquals("1", verdict(totals("11", "1", sums)));
        assertEquals("2", verdict(totals("11", "3", sums)));
        assertEquals("3", verdict(NationalBills.totals("11", "2", "15.01", "0", "0")));
        assertEquals("2", verdict(totals("21", "2", sums)));
        assertEquals("2", verdict(totals("11", "2", sums).replace("310", "390")));
        assertEquals("2", verdict(totals("11", "2", sums).replace(NationalBills.OFFICE, "110106")));
        assertEquals("0", verdict(totals("11", "2", sums).replace(NationalBills.OFFICE, "110199")));
        assertEquals("2", verdict(totals("11", "2", sums).replace("2023-06-01", "2023-05-31")));
    }

    /** The tables have days, clients send the first and the last second of a day as well. */
    @ParameterizedTest
    @CsvSource({"2023-06-01, 2023-06-01", "2023-06-01 00:00:00, 2023-06-01", "2023-06-01, 2023-06-01 23:59:59"})
    void shouldTakeDaysWithAndWithoutTimes(final String from, final String to) throws Exception {
        final String asked = totals("11", "1", sum(bills.settledVisit("10.00")))
                .replace("2023-06-01 00:00:00", from)
                .replace("2023-06-01 23:59:59", to);
        assertEquals("0", verdict(asked));
        assertEquals("2", verdict(asked.replace("2023-06-01", "2023-05-31")));
    }

    @Test
    void shouldCountARefundBesideItsSettlementUnlessRefundsAreLeftOut() throws Exception {
        final JsonNode settled = bills.settledVisit("10.00");
        bills.refund(
                "2208",
                settled.path("mdtrt_id").asText(),
                settled.path("setl_id").asText());
        assertEquals("0", verdict(NationalBills.totals("11", "2", "0", "0", "0")));
        final String without = totals("11", "1", sum(settled));
        for (final String included : List.of("\"1\"", "\"\"", "null", "1")) {
            assertEquals("1", verdict(flagged(without, included)), included);
        }
        assertEquals("0", verdict(flagged(without, "\"0\"")));
    }

    @Test
    void shouldCountStaysByThemselves() throws Exception {
        his.patientsOf("910100");
        final NationalBills stays = new NationalBills(his, "P2");
        final String stay = stays.stay();
        his.done("2301", NationalBills.lines(stays.stayLine(stay, "1", "10", "100.00")));
        final JsonNode settled = his.done("2304", stays.staySettlement(stay, "1000.00", "2023-05-30"))
                .path("setlinfo");
        assertEquals("0", verdict(totals("21", "1", sum(settled))));
        assertEquals("0", verdict(NationalBills.totals("11", "0", "0", "0", "0")));
        stays.refund("2305", stay, settled.path("setl_id").asText());
        assertEquals("0", verdict(NationalBills.totals("21", "2", "0", "0", "0")));
    }

    @Test
    void shouldNotCountWhatWasReversed() throws Exception {
        final JsonNode settled = bills.settledVisit("10.00");
        assertEquals("0", verdict(totals("11", "1", sum(settled))));
        final String reversal = "{\"data\":{\"psn_no\":\"P11\",\"omsgid\":\"%s\",\"oinfno\":\"2207\"}}"
                .formatted(settled.path("medins_setl_id").asText());
        his.done("2601", reversal);
        his.done("2601", reversal);
        assertEquals("0", verdict(NationalBills.totals("11", "0", "0", "0", "0")));
    }

    @Test
    void shouldCountWhatARefundTookBackAgainOnceTheRefundIsReversed() throws Exception {
        final JsonNode settled = bills.settledVisit("10.00");
        final JsonNode refund = bills.refund(
                "2208",
                settled.path("mdtrt_id").asText(),
                settled.path("setl_id").asText());
        his.done(
                "2601",
                "{\"data\":{\"psn_no\":\"P11\",\"omsgid\":\"%s\",\"oinfno\":\"2208\"}}"
                        .formatted(refund.path("medins_setl_id").asText()));
        assertEquals("0", verdict(totals("11", "1", sum(settled))));
    }

    /** A hospital that lost its answers takes back, in reverse order, all it did to a visit. */
    @Test
    void shouldCountNothingOfAVisitWhoseStepsWereAllReversed() throws Exception {
        final Deque<String> steps = steps(1);
        for (final String step : steps) {
            his.done("2601", step);
        }
        assertEquals("0", verdict(NationalBills.totals("11", "0", "0", "0", "0")));
    }

    @Test
    void shouldCountARefundThatCannotBeReversedBesideItsSettlement() throws Exception {
        final Deque<String> steps = steps(2);
        for (int last = 0; last < 3; last++) {
            his.done("2601", steps.pop());
        }
        assertTrue(his.refused("2601", steps.pop()).startsWith("[YD-4227]"));
        assertTrue(his.refused("2601", steps.pop()).startsWith("[YD-6105]"));
        assertEquals("0", verdict(NationalBills.totals("11", "2", "0", "0", "0")));
    }

    /** A visit that is settled and refunded some times, then settled; gives the reversals, the last step first. */
    private Deque<String> steps(final int rounds) throws Exception {
        final String visit = bills.visit();
        his.done("2204", NationalBills.lines(bills.line(visit, "1", "1", "10.00")));
        final Deque<String> reversals = new ArrayDeque<>();
        for (int round = 0; round < rounds; round++) {
            final JsonNode settled = bills.settleVisit(visit, "10.00");
            reversals.push(reversal("2207", settled));
            reversals.push(reversal(
                    "2208", bills.refund("2208", visit, settled.path("setl_id").asText())));
        }
        reversals.push(reversal("2207", bills.settleVisit(visit, "10.00")));
        return reversals;
    }

    private static String reversal(final String infno, final JsonNode answer) {
        return "{\"data\":{\"psn_no\":\"P11\",\"omsgid\":\"%s\",\"oinfno\":\"%s\"}}"
                .formatted(answer.path("medins_setl_id").asText(), infno);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void shouldGiveAVerdictForEveryRowOfAFile(final boolean isOwnNumber, final boolean isBase64) throws Exception {
        final JsonNode kept = bills.settledVisit("10.00");
        final JsonNode forgotten = bills.settledVisit("7.00");
        final JsonNode settled = bills.settledVisit("5.00");
        final JsonNode refund = bills.refund(
                "2208",
                settled.path("mdtrt_id").asText(),
                settled.path("setl_id").asText());
        final String settledId = settled.path("setl_id").asText();
        final String file = String.join(
                "\n",
                NationalBills.row(kept, kept.path("setl_id").asText(), "0").replace("\t10", "\t10.01"),
                NationalBills.row(settled, settledId, "0"),
                NationalBills.row(refund, isOwnNumber ? refund.path("setl_id").asText() : settledId, "1")
                        .replace("null", kept.path("mdtrt_id").asText()),
                "999999\tnull\tP11\t1.00\t0\t0\t0",
                "");
        final String number = upload(zip(file), isBase64);
        final JsonNode result = his.done("3202", details(number, file)).path("fileinfo");
        final List<String> rows = download(result.path("file_qury_no").asText());
        assertEquals(
                List.of("3", "0", "0", "2", "1"),
                rows.stream().map(row -> row.split("\t", -1)[4]).toList());
        final String[] missing = rows.get(4).split("\t", -1);
        assertEquals(forgotten.path("setl_id").asText(), missing[2]);
        assertEquals(forgotten.path("medins_setl_id").asText(), missing[3], "what a 2601 would name");
        assertEquals(forgotten.path("mdtrt_id").asText(), missing[1]);
        assertEquals(
                List.of("P11", "1", "0", "7.00"), List.of(missing[0], missing[4], missing[5], missing[7]), "in order");
        assertEquals(forgotten.path("fund_pay_sumamt").decimalValue().setScale(2), new BigDecimal(missing[8]));
        assertEquals(forgotten.path("acct_pay").decimalValue().setScale(2), new BigDecimal(missing[9]));
        assertEquals(10, missing.length);
    }

    /** BJ-35d: what a hospital does not know of a day it undoes the day after, and then the day agrees. */
    @Test
    void shouldCloseADayTheDayAfter() throws Exception {
        final JsonNode known = bills.settledVisit("10.00");
        final JsonNode lost = bills.settledVisit("7.00");
        final String sums = totals("11", "1", sum(known));
        assertEquals("1", verdict(sums));

        clock.set(PipelineRun.epochNs("2023-06-02T02:00:00Z"));
        final List<String> compared = compare(known);
        assertEquals(2, compared.size());
        final String[] missing = compared.get(1).split("\t", -1);
        assertEquals("1", missing[4]);
        assertEquals(lost.path("setl_id").asText(), missing[2]);
        his.done("2601", "{\"data\":{\"psn_no\":\"P11\",\"omsgid\":\"%s\",\"oinfno\":\"2207\"}}".formatted(missing[3]));

        assertEquals("0", verdict(sums));
        final List<String> again = compare(known);
        assertEquals(1, again.size());
        assertEquals("0", again.get(0).split("\t", -1)[4]);
    }

    /** The verdicts on a file that knows one settlement. */
    private List<String> compare(final JsonNode known) throws Exception {
        final String file = NationalBills.row(known, known.path("setl_id").asText(), "0") + '\n';
        return download(his.done("3202", details(upload(zip(file), true), file))
                .at("/fileinfo/file_qury_no")
                .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"medfee_sumamt", "fund_pay_sumamt", "fixmedins_setl_cnt"})
    void shouldSayWhichTotalIsNotThatOfTheFile(final String name) throws Exception {
        final String file =
                "17\tnull\tP11\t10.00\t0\t0\t0\n17\tnull\tP11\t-10.00\t0\t0\t1\n18\tnull\tP11\t2\t1\t0\t0\n";
        final String number = upload(zip(file), true);
        final String sound = details(number, file);
        his.done("3202", sound);
        final String wrong = sound.replaceFirst("\"" + name + "\":[0-9.]+", "\"" + name + "\":9");
        final String message = his.refused("3202", wrong);
        assertTrue(message.startsWith("[YD-1213]"), message);
        assertTrue(message.contains(name), message);
    }

    /** What is broken on the way is told as that, not as totals that differ. */
    @ParameterizedTest
    @ValueSource(strings = {"end", "middle", "head"})
    void shouldSayThatAZipIsBroken(final String where) throws Exception {
        final String file = manyRows(500);
        final byte[] whole = zip(file);
        final byte[] broken = switch (where) {
            case "end" -> Arrays.copyOf(whole, whole.length / 2);
            case "middle" -> damaged(whole, whole.length / 2);
            default -> damaged(whole, 2);
        };
        final String number = upload(broken, true);
        final String message = his.refused("3202", details(number, file));
        assertTrue(message.startsWith("[YD-1309]"), message);
        assertTrue(message.contains("file_qury_no") && message.contains("压缩文件"), message);
    }

    private static byte[] damaged(final byte[] whole, final int from) {
        final byte[] damaged = whole.clone();
        Arrays.fill(damaged, from, from + 40, (byte) 0xFF);
        return damaged;
    }

    /** An answer has 120 KiB; what is compared is fetched as a file, and may be larger. */
    @Test
    void shouldGiveVerdictsThatNoAnswerCouldHold() throws Exception {
        final String file = manyRows(18_000);
        final String number = his.done("3202", details(upload(zip(file), true), file))
                .at("/fileinfo/file_qury_no")
                .asText();
        try (HttpPeer peer = run.json()) {
            final Response response = peer.send(HttpPeer.post(
                    NationalHis.PATH + "9102",
                    NationalHis.envelope("9102", "D1", fetch(number)).toString().getBytes(StandardCharsets.UTF_8)));
            assertTrue(response.body().length > 120 * 1024, () -> "found " + response.body().length);
        }
        final List<String> verdicts = download(number);
        assertEquals(
                file.lines().map(row -> row.split("\t", -1)[0]).toList(),
                verdicts.stream().map(row -> row.split("\t", -1)[2]).toList());
        assertTrue(verdicts.stream().allMatch(row -> row.split("\t", -1)[4].equals("2")));
    }

    /** Rows of settlements that nobody knows; their numbers do not become much shorter in a zip. */
    private static String manyRows(final int count) {
        final Random random = new Random(1);
        final StringBuilder rows = new StringBuilder();
        for (int row = 0; row < count; row++) {
            rows.append(100_000_000_000_000_000L + random.nextLong(100_000_000_000_000_000L))
                    .append("\tnull\tP11\t1.00\t0\t0\t0\n");
        }
        return rows.toString();
    }

    /** In some provinces a verdict has six digits. */
    @Test
    void shouldSpeakTheVocabularyOfTheArea() throws Exception {
        final String institution = "H44030000001";
        final String sound = NationalBills.totals("11", "0", "0", "0", "0");
        assertEquals(
                "000000",
                elsewhere(institution, "3201", sound).at("/stmtinfo/stmt_rslt").asText());
        assertEquals(
                "000102",
                elsewhere(institution, "3201", sound.replace("\"fixmedins_setl_cnt\":0", "\"fixmedins_setl_cnt\":1"))
                        .at("/stmtinfo/stmt_rslt")
                        .asText());
        assertEquals("0", verdict(sound));
    }

    private JsonNode elsewhere(final String institution, final String infno, final String input) throws Exception {
        final ObjectNode envelope = NationalHis.envelope(infno, "E1", input).put("fixmedins_code", institution);
        return his.post("/", envelope.toString().getBytes(StandardCharsets.UTF_8))
                .path("output");
    }

    @Test
    void shouldKeepFilesForTheirInstitutionAndSayWhatIsNotThere() throws Exception {
        final String number = upload("nothing of the kind".getBytes(StandardCharsets.UTF_8), true);
        assertTrue(his.refused("3202", details(number, "")).startsWith("[YD-1309]"));
        assertTrue(his.refused("3202", details("17", "")).startsWith("[YD-1308]"));
        assertTrue(his.refused("9102", fetch("17")).startsWith("[YD-1308]"));
        assertTrue(his.refused("9101", "{\"fsUploadIn\":{\"filename\":\"a\",\"fixmedins_code\":\"H\"}}")
                .startsWith("[YD-1201]"));
        assertTrue(his.refused("9101", "{\"fsUploadIn\":{\"in\":[1,999],\"filename\":\"a\",\"fixmedins_code\":\"H\"}}")
                .startsWith("[YD-1309]"));
    }

    @Test
    void shouldRefusePeriodsThatMakeNoSense() throws Exception {
        final String sound = NationalBills.totals("11", "0", "0", "0", "0");
        assertTrue(his.refused("3201", sound.replace("2023-06-01 00", "2023-06-02 00"))
                .startsWith("[YD-1208]"));
        assertTrue(his.refused("3201", sound.replace("2023-06-01 00", "2022-06-01 00"))
                .startsWith("[YD-1310]"));
        assertTrue(his.refused("3201", sound.replace("2023-06-01 23", "今天")).startsWith("[YD-1207]"));
    }

    private String verdict(final String input) throws Exception {
        final JsonNode answer = his.done("3201", input).path("stmtinfo");
        assertTrue(answer.path("stmt_rslt_dscr").asText().contains("笔"), answer.toString());
        return answer.path("stmt_rslt").asText();
    }

    private static String totals(final String kind, final String count, final String sums) {
        final String[] amounts = sums.split(" ", -1);
        return NationalBills.totals(kind, count, amounts[0], amounts[1], amounts[2]);
    }

    private static String flagged(final String totals, final String flag) {
        return totals.replace("\"data\":{", "\"data\":{\"REFD_SETL_FLAG\":" + flag + ",");
    }

    private static String sum(final JsonNode... settlements) {
        final StringBuilder sums = new StringBuilder();
        for (final String name : List.of("medfee_sumamt", "fund_pay_sumamt", "acct_pay")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (final JsonNode settlement : settlements) {
                sum = sum.add(settlement.path(name).decimalValue());
            }
            sums.append(sum.toPlainString()).append(' ');
        }
        return sums.toString().strip();
    }

    private String upload(final byte[] content, final boolean isBase64) throws Exception {
        final StringBuilder numbers = new StringBuilder("[");
        for (final byte value : content) {
            numbers.append(numbers.length() == 1 ? "" : ",").append(value);
        }
        final String in = isBase64
                ? '"' + Base64.getEncoder().encodeToString(content) + '"'
                : numbers.append(']').toString();
        return his.done(
                        "9101",
                        "{\"fsUploadIn\":{\"in\":%s,\"filename\":\"rows.zip\",\"fixmedins_code\":\"H\"}}".formatted(in))
                .path("file_qury_no")
                .asText();
    }

    /** Input of a 3202 with the totals of its file. */
    private static String details(final String number, final String file) {
        final String form = """
            {"data":{"setl_optins":"%s","file_qury_no":"%s","stmt_begndate":"2023-06-01",
             "stmt_enddate":"2023-06-01","medfee_sumamt":%s,"fund_pay_sumamt":%s,"cash_payamt":0,
             "fixmedins_setl_cnt":%d}}\
            """;
        return form.formatted(
                NationalBills.OFFICE,
                number,
                sumOf(file, 3),
                sumOf(file, 4),
                file.lines().count());
    }

    private static String sumOf(final String file, final int column) {
        return file.lines()
                .map(row -> new BigDecimal(row.split("\t", -1)[column]))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static String fetch(final String number) {
        return "{\"fsDownloadIn\":{\"file_qury_no\":\"%s\",\"filename\":\"plc\",\"fixmedins_code\":\"H\"}}"
                .formatted(number);
    }

    private List<String> download(final String number) throws Exception {
        try (HttpPeer peer = run.json()) {
            final Response response = peer.send(HttpPeer.post(
                    NationalHis.PATH + "9102",
                    NationalHis.envelope("9102", "D1", fetch(number)).toString().getBytes(StandardCharsets.UTF_8)));
            assertEquals("application/octet-stream", response.headers().get("content-type"));
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
                zip.getNextEntry();
                return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        }
    }

    private static byte[] zip(final String text) throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("rows.txt"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
