package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.FilingAction;
import io.yidi.protocol.sbe.FilingCategory;
import io.yidi.protocol.sbe.FilingChannel;
import io.yidi.protocol.sbe.FilingRequestEncoder;
import io.yidi.protocol.sbe.SettlementMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * BJ-N4.3c, TJ-7.2c, XJ-5.3b: each refusal that the notices imply has a code and a field of its own, and is provoked at
 * the door. Which of several is told stands in {@link RefusalOrderTest}; refusals by the directory of providers need
 * one.
 */
class RefusalDoorTest {

    private static final int JIAOZUO = 410_802;
    private static final int URUMQI = 650_102;
    private static final int BEIJING = 110_105;
    private static final int WORKED = 930_100;
    private static final int WORKED_STAYS = 910_100;
    private static final String OTHER_HOSPITAL = "\"hospitals\":[{\"fixmedins_code\":\"H9\",\"admdvs\":\"110105\"}]";

    private static ServerRun run;
    private static BinaryPeer peer;
    private static int messages;

    @BeforeAll
    static void start(@TempDir final Path folder) throws Exception {
        run = new ServerRun(folder, Files.writeString(folder.resolve("people.jsonl"), people()));
        peer = run.binary();
    }

    @AfterAll
    static void stop() throws Exception {
        peer.close();
        run.close();
        assertTrue(run.failures().isEmpty());
    }

    static Stream<Arguments> bills() {
        return Stream.of(
                row(
                        "NAT-2a",
                        "NOT_CROSS_PROVINCE mdtrtarea_admvs",
                        stay("P11", WORKED).carePlace("930200")),
                row("NAT-10b", "BENEFIT_TERMINATED psn_no", stay("ENDED", WORKED)),
                row("NAT-10b", "BENEFIT_PAUSED psn_no", stay("PAUSED", WORKED)),
                row("BJ-10a", "FILING_EXPIRED psn_no", stay("EXPIRED", WORKED)),
                row("BJ-10a", "FILING_NOT_YET_VALID psn_no", stay("LATER", WORKED)),
                row("BJ-9a", "FILING_OTHER_PLACE mdtrtarea_admvs", stay("ELSEWHERE", WORKED)),
                row("BJ-N1.3b", "FILING_SUPERSEDED psn_no", stay("SUPERSEDED", WORKED)),
                row("JZ-1.2a", "FILING_ENDED psn_no", stay("LEFT", WORKED)),
                row("BJ-9b", "FILING_OTHER_CARE_TYPE med_type", stay("VISITS", WORKED)),
                row("AMB-30", "FILING_OTHER_HOSPITAL fixmedins_code", stay("TRANSFER", WORKED)),
                row(
                        "XJ-2.5c",
                        "HOME_DOCUMENTS_MISSING psn_no",
                        stay("URUMQI", URUMQI).carePlace("650102")),
                row("XJ-3.1b", "PROVIDER_NOT_CHOSEN fixmedins_code", visit("URUMQI", URUMQI)),
                row("NAT-15", "CHRONIC_DISEASE_UNKNOWN dise_codg", chronic("P11", WORKED, "M03999")),
                row("NAT-N4.3a", "CHRONIC_DISEASE_NOT_OPEN dise_codg", chronic("P11", WORKED, "M03900")),
                row("NAT-8", "CHRONIC_NOT_FILED dise_codg", chronic("JIAOZUO", JIAOZUO, "M03900")),
                row("BJ-9c", "CHRONIC_OTHER_HOSPITAL fixmedins_code", chronic("CHRONIC", JIAOZUO, "M03900")),
                row(
                        "BJ-28b",
                        "ERROR FLAGS_INCONSISTENT rel_ttp_flag",
                        stay("P11", WORKED).thirdParty()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bills")
    void shouldRefuseABillWithACodeOfItsOwn(final String requirement, final String answer, final SettleFrame bill)
            throws Exception {
        assertEquals(answer, peer.send(bill.msgId(next()).encode()));
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                order(
                        "BJ-F2b",
                        "FILING_BASIS_NOT_ACCEPTED filing_basis",
                        order -> order.category(FilingCategory.TRANSFER)),
                order(
                        "BJ-6a",
                        "FILING_CHANNEL_NOT_ACCEPTED filing_channel",
                        order -> order.channel(FilingChannel.REGIONAL_APP)),
                order("BJ-1a", "FILING_PLACE_AT_HOME mdtrtarea_admvs", order -> order.place("110105")),
                order("BJ-9a", "FILING_PLACE_TOO_WIDE mdtrtarea_admvs", order -> order.place("130000")),
                order(
                        "BJ-F1",
                        "FILING_NONE_IN_FORCE filing_action",
                        order -> order.transactionCode("2502").action(FilingAction.CANCEL)),
                order(
                        "BJ-8",
                        "CHRONIC_WINDOW_ONLY filing_channel",
                        order -> chronic(order).channel(FilingChannel.NATIONAL_APP)),
                order("BJ-F2b", "FILING_BASIS_NOT_ACCEPTED filing_basis", RefusalDoorTest::chronic),
                order(
                        "NAT-15",
                        "CHRONIC_DISEASE_UNKNOWN dise_codg",
                        order -> chronic(order).diseaseCode("M99999")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("orders")
    void shouldRefuseAnOrderForAFilingWithACodeOfItsOwn(
            final String requirement, final String answer, final Consumer<FilingRequestEncoder> order)
            throws Exception {
        assertEquals(answer, peer.send(FilingFrames.file(next(), "BEIJING", BEIJING, order, "H1")));
    }

    /** JZ-1.2c: a commitment is locked for six months, unless the proofs are shown. */
    @Test
    void shouldRefuseToChangeALockedFiling() throws Exception {
        assertTrue(peer.send(FilingFrames.file(next(), "LOCKED", JIAOZUO, order -> {}))
                .startsWith("ACTIVE"));

        assertEquals(
                "FILING_LOCKED filing_action",
                peer.send(FilingFrames.act("2502", FilingAction.CANCEL, next(), "LOCKED", JIAOZUO)));
    }

    /** BJ-13b, BJ-F13c, TJ-3.2b: a batch has one disease, sums agree, trauma in Tianjin is settled. */
    @Test
    void shouldRefuseAVisitThatContradictsItself() throws Exception {
        final long visit = register(
                "2201",
                "TIANJIN",
                WORKED,
                request -> request.carePlace("120101").careFlags().trauma(true).declared(true));
        send(UploadFrame.visit(next(), "TIANJIN", visit, "B1").disease("M03900").line("L1", "10.00"));

        assertEquals(
                "MIXED_DISEASES dise_codg",
                send(UploadFrame.visit(next(), "TIANJIN", visit, "B1")
                        .disease("M01600")
                        .line("L2", "10.00")));
        assertEquals(
                "ERROR PARTS_DO_NOT_ADD_UP medfee_sumamt",
                settle("TIANJIN", visit, request -> request.totalFen(1_000).inScopeFen(999)));
        assertEquals(
                "SETTLED_TOTALS_DIFFER medfee_sumamt", settle("TIANJIN", visit, request -> request.totalFen(1_001)));
        assertEquals(
                "TRAUMA_TO_BE_SETTLED setl_mode",
                settle("TIANJIN", visit, request -> request.mode(SettlementMode.FULL_PAY)));
    }

    /** BJ-25: lines that come later come to what was settled. */
    @Test
    void shouldRefuseLinesThatExceedWhatWasSettled() throws Exception {
        final long stay =
                register("2401", "P2", WORKED_STAYS, request -> request.admissionDate(Keys.epochDay("2023-03-01")));
        assertTrue(peer.send(EncounterFrames.settle(
                        "2304",
                        next(),
                        "P2",
                        stay,
                        "",
                        request -> request.dischargeDate(Keys.epochDay("2023-03-11")),
                        new String[] {"09", "100.00", "0.00", "0.00", "0.00"}))
                .startsWith("LONG_TERM"));

        assertEquals(
                "LINES_EXCEED_SETTLED medfee_sumamt",
                send(UploadFrame.stay(next(), "P2", stay).line("L1", "100.01")));
    }

    /** BJ-34a, AMB-6: refunded once, as a whole, by the code that belongs to it. */
    @Test
    void shouldRefuseARefundWithACodeOfItsOwn() throws Exception {
        assertEquals("SETTLEMENT_NOT_FOUND setl_id", refund("2208", Long.MAX_VALUE));
        peer.sendBytes(BinaryPeer.frame(visit("P13", WORKED).msgId(next()).encode()));
        final long settlementId = Answers.split(peer.receive()).settlementId();

        assertEquals("SETTLEMENT_OTHER_KIND infno", refund("2305", settlementId));
        peer.sendBytes(BinaryPeer.frame(Requests.refund("2208", next(), "P13", settlementId)));
        final long refundId = Answers.refund(peer.receive()).settlementId();
        assertEquals("SETTLEMENT_REFUNDED setl_id", refund("2208", settlementId));
        assertEquals("REFUND_OF_REFUND setl_id", refund("2208", refundId));
    }

    private static String refund(final String code, final long settlementId) throws IOException {
        return peer.send(Requests.refund(code, next(), "P13", settlementId));
    }

    private static String send(final UploadFrame upload) throws IOException {
        return peer.send(upload.encode());
    }

    private static String settle(
            final String personNo, final long visit, final Consumer<EncounterSettleRequestEncoder> change)
            throws IOException {
        return peer.send(EncounterFrames.settle("2207", next(), personNo, visit, "B1", change));
    }

    private static long register(
            final String code,
            final String personNo,
            final int insuredPlace,
            final Consumer<EncounterRequestEncoder> change)
            throws IOException {
        final DirectBuffer request = EncounterFrames.register(code, next(), personNo, insuredPlace, 0, change);
        peer.sendBytes(BinaryPeer.frame(request));
        return Answers.encounter(peer.receive()).encounterId();
    }

    private static String next() {
        return "M" + ++messages;
    }

    private static Arguments row(final String requirement, final String answer, final SettleFrame bill) {
        return Arguments.of(requirement, answer, bill);
    }

    private static Arguments order(
            final String requirement, final String answer, final Consumer<FilingRequestEncoder> order) {
        return Arguments.of(requirement, answer, order);
    }

    private static FilingRequestEncoder chronic(final FilingRequestEncoder order) {
        return order.transactionCode("2503").diseaseCode("M00500");
    }

    private static SettleFrame stay(final String personNo, final int insuredPlace) {
        return SettleFrame.inpatient()
                .person(personNo, 310, Integer.toString(insuredPlace))
                .bill("25000.00", "23456.78");
    }

    private static SettleFrame visit(final String personNo, final int insuredPlace) {
        return SettleFrame.outpatient()
                .person(personNo, 310, Integer.toString(insuredPlace))
                .lines("90.00", "90.00");
    }

    private static SettleFrame chronic(final String personNo, final int insuredPlace, final String disease) {
        return visit(personNo, insuredPlace).medicalType("140104").disease(disease);
    }

    private static String people() {
        return person("ENDED", WORKED, 4)
                + person("PAUSED", WORKED, 1)
                + benefit("PAUSED", 2, "2022-01-01")
                + benefit("PAUSED", 1, "2021-06-01")
                + filed("EXPIRED", WORKED, "110000", "\"enddate\":\"2022-12-31\"")
                + filed("LATER", WORKED, "110000", "\"begndate\":\"2190-01-01\",\"regn_date\":\"2021-01-01\"")
                + filed("ELSEWHERE", WORKED, "310000", "")
                + filed("SUPERSEDED", WORKED, "110000", "")
                + filing("SUPERSEDED", "310000", "\"begndate\":\"2022-01-01\"")
                + filed("LEFT", WORKED, "110000", "")
                + "{\"record\":\"enrolment_change\",\"psn_no\":\"LEFT\",\"insutype\":\"310\","
                + "\"begndate\":\"2022-06-01\"}\n"
                + filed("VISITS", WORKED, "110000", "\"care_types\":[\"OUTPATIENT\"]")
                + filed("TRANSFER", WORKED, "110000", "\"category\":\"TRANSFER\"," + OTHER_HOSPITAL)
                + filed("TIANJIN", WORKED, "120000", "")
                + filed("URUMQI", URUMQI, "110000", "\"basis\":\"COMMITMENT\",\"docs_complete\":\"0\"")
                + person("BEIJING", BEIJING, 1)
                + person("LOCKED", JIAOZUO, 1)
                + filed("JIAOZUO", JIAOZUO, "110000", "")
                + filed("CHRONIC", JIAOZUO, "110000", "")
                + filing("CHRONIC", "110000", "\"kind\":\"CHRONIC\",\"dise_codg\":\"M03900\"," + OTHER_HOSPITAL);
    }

    private static String filed(final String number, final int insuredPlace, final String place, final String fields) {
        return person(number, insuredPlace, 1) + filing(number, place, fields);
    }

    private static String person(final String number, final int insuredPlace, final int benefit) {
        return "{\"record\":\"person\",\"psn_no\":\"" + number + "\",\"insutype\":\"310\",\"insuplc_admdvs\":\""
                + insuredPlace + "\",\"psn_type\":\"1101\",\"brdy\":\"1980-06-01\",\"cvlserv_flag\":\"0\","
                + "\"psn_insu_stas\":\"" + benefit + "\",\"balc\":\"0.00\"}\n";
    }

    private static String benefit(final String number, final int status, final String from) {
        return "{\"record\":\"benefit_change\",\"psn_no\":\"" + number + "\",\"insutype\":\"310\",\"psn_insu_stas\":\""
                + status + "\",\"begndate\":\"" + from + "\"}\n";
    }

    /** A long-term filing since 2021, but for what the fields say. */
    private static String filing(final String number, final String place, final String fields) {
        return "{\"record\":\"filing\",\"psn_no\":\"" + number + "\",\"insutype\":\"310\",\"mdtrtarea_admvs\":\""
                + place + "\""
                + (fields.contains("category") ? "" : ",\"category\":\"LONG_TERM\"")
                + (fields.contains("begndate") ? "" : ",\"begndate\":\"2021-01-01\"")
                + (fields.isEmpty() ? "" : "," + fields) + "}\n";
    }
}
