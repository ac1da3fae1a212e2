package io.yidi.gateway.transport;

import static io.yidi.gateway.fixture.PersonLines.filed;
import static io.yidi.gateway.fixture.PersonLines.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.BothDoors;
import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder.FeeLinesDecoder;
import io.yidi.protocol.sbe.FilingAction;
import io.yidi.protocol.sbe.FilingBasis;
import io.yidi.protocol.sbe.FilingCategory;
import io.yidi.protocol.sbe.FilingChannel;
import io.yidi.protocol.sbe.FilingRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * BJ-N4.3c: which of several refusals is told. Each chain begins with everything wrong and mends one thing after the
 * other, at both doors; {@link RefusalOrderTest} does so for a purchase and chronic care.
 */
class RefusalChainDoorTest {

    private static final String OTHER_INSTITUTION = "H11010500002";
    private static final int URUMQI = 650_102;
    private static final int BEIJING = 110_105;
    private static final int NO_SELF_PAY = FeeLinesDecoder.firstSelfPayBpNullValue();
    private static final long NO_LIMIT = FeeLinesDecoder.priceLimitMicroNullValue();

    private static BothDoors doors;

    private final List<String> expected = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir final Path folder) throws Exception {
        final Path packs = Packs.copy(folder.resolve("packs"));
        final String urumqi = "xinjiang-urumqi/region.yaml";
        Packs.change(packs, urumqi, "      - {category: EMERGENCY}\n", "");
        Packs.change(packs, "beijing/region.yaml", "      - {category: EMERGENCY}\n", "");
        Packs.change(packs, urumqi, "[PROVIDER, WINDOW]}", "[PROVIDER, WINDOW], allDocuments: [DIAGNOSIS_PROOF]}");
        Packs.change(packs, urumqi, "{longTerm: false, claim: BY_CATEGORY", "{longTerm: false, claim: NONE");
        doors = new BothDoors(
                folder,
                PolicyBundles.planeOf(packs),
                filed("P1", 930_100, 110_000)
                        + filed("P2", 930_100, 110_000)
                        + filed("STAY", 910_100, 110_000)
                        + filed("URUMQI", URUMQI, 130_000)
                        + person("UNFILED", 910_100)
                        + ended("ENDED", 910_100)
                        + ended("GONE", URUMQI)
                        + ended("GONE-TOO", BEIJING)
                        + person("CHRONIC", BEIJING)
                        + chronicFiling("CHRONIC", "M03900")
                        + chronicFiling("CHRONIC", "M00500")
                        + directory()
                        + downtime("940000"));
    }

    @AfterAll
    static void stop() throws IOException {
        doors.close();
    }

    /** BJ-50, NAT-12b, BJ-1a, BJ-13c, TJ-9: a stay, at one hospital after the other. */
    @Test
    void shouldNameWhatComesFirstOfAStay() throws IOException {
        final SettleFrame bill = SettleFrame.inpatient()
                .person("NOBODY", 340, "990000")
                .institution("H0")
                .carePlace("910200")
                .voucher(4, "EV-TOKEN-0001")
                .trauma()
                .thirdParty()
                .stay("2021-12-20", "2021-12-31")
                .bill("25000.00", "23456.78");
        step("REGION_UNKNOWN insuplc_admdvs", bill, next -> next.insuredPlace("940100"));
        step("REGION_NOT_IN_FORCE insuplc_admdvs", bill, next -> next.stay("2023-03-01", "2023-03-11"));
        step("ERROR DOWNTIME insuplc_admdvs", bill, next -> next.insuredPlace("920100"));
        step("INSURANCE_TYPE_UNSUPPORTED insutype", bill, next -> next.insuranceType(310));
        step("VOUCHER_NOT_ACCEPTED mdtrt_cert_type", bill, next -> next.voucher(1, "EV-TOKEN-0001"));
        step("PROVIDER_UNKNOWN fixmedins_code", bill, next -> next.institution("H1"));
        step("PROVIDER_OTHER_PLACE mdtrtarea_admvs", bill, next -> next.institution("H2"));
        step("PROVIDER_OTHER_LEVEL hosp_lv", bill, next -> next.institution("H3"));
        step("PROVIDER_NOT_NETWORKED med_type", bill, next -> next.institution("H4"));
        step("PROVIDER_SUSPENDED fixmedins_code", bill, next -> next.institution("H5"));
        step("PROVIDER_NO_AGREEMENT fixmedins_code", bill, next -> next.institution("H6"));
        step("PERSON_UNKNOWN psn_no", bill, next -> next.personNo("ENDED"));
        step("INSURED_PLACE_DIFFERS insuplc_admdvs", bill, next -> next.insuredPlace("910100"));
        step("BENEFIT_TERMINATED psn_no", bill, next -> next.personNo("UNFILED"));
        step("THIRD_PARTY_LIABLE rel_ttp_flag", bill, SettleFrame::noThirdParty);
        step(
                "NOT_CROSS_PROVINCE mdtrtarea_admvs",
                bill,
                next -> next.carePlace("110105").institution("H7"));
        step("TRAUMA_NOT_DECLARED trum_decl_flag", bill, SettleFrame::declared);
        step("NOT_FILED psn_no", bill, next -> next.personNo("STAY"));

        assertEquals(expected, found);
        assertTrue(doors.send(bill.msgId(doors.next()).encode()).startsWith("LONG_TERM"), "nothing is wrong any more");
    }

    /** NAT-6, BJ-F2b, BJ-N2.1, BJ-9a, XJ-3.2a, XJ-2.4b, XJ-2.5d, XJ-2.3b: a transfer beside a long-term filing. */
    @Test
    void shouldNameWhatComesFirstOfAnOrderForAFiling() throws IOException {
        final Order order = new Order();
        order.change(request -> request.insuranceType(340)
                .category(FilingCategory.EMERGENCY)
                .basis(FilingBasis.COMMITMENT)
                .channel(FilingChannel.NATIONAL_APP)
                .place("650200")
                .fromDate(Keys.epochDay("2023-06-01"))
                .toDate(Keys.epochDay("2023-06-10"))
                .dischargedOn(Keys.epochDay("2023-05-31")));
        step("ERROR DOWNTIME insuplc_admdvs", order, () -> order.insuredPlace = 990_000);
        step("REGION_UNKNOWN insuplc_admdvs", order, () -> order.insuredPlace = 650_103);
        step("INSURANCE_TYPE_UNSUPPORTED insutype", order, request -> request.insuranceType(310));
        step("PERSON_UNKNOWN psn_no", order, () -> order.personNo = "GONE");
        step("INSURED_PLACE_DIFFERS insuplc_admdvs", order, () -> order.insuredPlace = URUMQI);
        step("BENEFIT_TERMINATED psn_no", order, () -> order.personNo = "URUMQI");
        step(
                "FILING_CATEGORY_NOT_ACCEPTED filing_category",
                order,
                request -> request.category(FilingCategory.TRANSFER));
        step("FILING_BASIS_NOT_ACCEPTED filing_basis", order, request -> request.basis(FilingBasis.PROOF));
        step("FILING_CHANNEL_NOT_ACCEPTED filing_channel", order, request -> request.channel(FilingChannel.WINDOW));
        step("FILING_PLACE_AT_HOME mdtrtarea_admvs", order, request -> request.place("440000"));
        step("FILING_PLACE_TOO_WIDE mdtrtarea_admvs", order, request -> request.place("440100"));
        step(
                "FILING_DOCUMENTS_MISSING filing_basis",
                order,
                request -> request.documents().diagnosisProof(true));
        step("LATE_FILING_NOT_ACCEPTED dscg_date", order, request -> request.dischargedOn(FilingFrames.NO_DAY));
        step("TRANSFER_NOT_FROM_FILED_PLACE refl_from_admdvs", order, request -> request.referringPlace("130100"));
        step("FILING_TOO_SHORT enddate", order, request -> request.toDate(FilingFrames.NO_DAY));

        assertEquals(expected, found);
        assertEquals("ACTIVE TRANSFER 440100", doors.send(order.encode()));
    }

    /** BJ-10d, BJ-8, BJ-F2b, BJ-9c, NAT-N4.3a: an order for chronic care of a disease that is filed already. */
    @Test
    void shouldNameWhatComesFirstOfAnOrderForChronicCare() throws IOException {
        final Order order = new Order();
        order.hospitals = new String[] {"H1", "H2", "H3"};
        order.change(request -> request.transactionCode("2503")
                .action(FilingAction.CHANGE)
                .insuranceType(340)
                .category(FilingCategory.EMERGENCY)
                .channel(FilingChannel.NATIONAL_APP)
                .toDate(Keys.epochDay("2023-05-31"))
                .fromDate(FilingFrames.NO_DAY)
                .diseaseCode("M03900")
                .filingNumber(999_999)
                .flags()
                .feesOpen(true));
        step("ERROR DOWNTIME insuplc_admdvs", order, () -> order.insuredPlace = 990_000);
        step("REGION_UNKNOWN insuplc_admdvs", order, () -> order.insuredPlace = BEIJING + 1);
        step("INSURANCE_TYPE_UNSUPPORTED insutype", order, request -> request.insuranceType(310));
        step("PERSON_UNKNOWN psn_no", order, () -> order.personNo = "GONE-TOO");
        step("INSURED_PLACE_DIFFERS insuplc_admdvs", order, () -> order.insuredPlace = BEIJING);
        step("BENEFIT_TERMINATED psn_no", order, () -> order.personNo = "CHRONIC");
        step("FILING_NONE_IN_FORCE filing_no", order, request -> request.filingNumber(0));
        step(
                "CHRONIC_FEES_UNSETTLED dise_codg",
                order,
                request -> request.flags().feesOpen(false));
        step("CHRONIC_DISEASE_NOT_OPEN dise_codg", order, request -> request.diseaseCode("M00500"));
        step("CHRONIC_WINDOW_ONLY filing_channel", order, request -> request.channel(FilingChannel.WINDOW));
        step("FILING_BASIS_NOT_ACCEPTED filing_basis", order, request -> request.basis(FilingBasis.PROOF));
        step(
                "CHRONIC_DOCUMENTS_MISSING filing_basis",
                order,
                request -> request.documents().diagnosisProof(true).chronicApplication(true));
        step(
                "FILING_CATEGORY_NOT_ACCEPTED filing_category",
                order,
                request -> request.category(FilingCategory.LONG_TERM_RESIDENT));
        step("FILING_TOO_SHORT enddate", order, request -> request.toDate(FilingFrames.NO_DAY));
        step("CHRONIC_TOO_MANY_HOSPITALS hospitals", order, () -> order.hospitals = new String[] {"H1", "H2"});

        assertEquals(expected, found);
        assertEquals("ACTIVE LONG_TERM_RESIDENT 130100", doors.send(order.encode()));
    }

    /** BJ-13a, BJ-13b, BJ-24: an upload of lines and a return, for one encounter after the other. */
    @Test
    void shouldNameWhatComesFirstOfAnUpload() throws IOException {
        final long elsewhere = Answers.encounter(
                        doors.ask(by("H7", EncounterFrames.register("2401", doors.next(), "STAY", 910_100))))
                .encounterId();
        final long stay = register("2401", "STAY", 910_100);
        final long visit = register("2201", "P1", 930_100);
        settledBatch(visit, "B0");
        doors.send(UploadFrame.visit(doors.next(), "P1", visit, "B1")
                .disease("M03900")
                .line("USED", "10.00")
                .encode());
        doors.send(UploadFrame.visit(doors.next(), "P1", visit, "B2")
                .line("OTHER", "10.00")
                .encode());
        final Upload upload = new Upload();

        step("ERROR RETURN_NOT_NEGATIVE retn_feedetail[0].cnt", upload, () -> upload.quantityE4 = -10_001);
        step("ENCOUNTER_UNKNOWN mdtrt_id", upload, () -> upload.encounter = elsewhere);
        step("ENCOUNTER_OTHER_INSTITUTION mdtrt_id", upload, () -> upload.encounter = stay);
        step("ENCOUNTER_OTHER_PERSON psn_no", upload, () -> upload.personNo = "STAY");
        step("ENCOUNTER_OTHER_KIND infno", upload, () -> {
            upload.personNo = "P1";
            upload.encounter = visit;
        });
        step("LINE_NUMBER_USED feedetail[0].feedetl_sn", upload, () -> upload.lineNo = "NEW");
        step("BATCH_SETTLED chrg_bchno", upload, () -> upload.batchNo = "B1");
        step("MIXED_DISEASES dise_codg", upload, () -> upload.disease = "M03900");
        step("ITEM_NOT_IN_CATALOGUE feedetail[0].med_list_codg", upload, () -> upload.itemClass = ItemClass.A);
        step("LINE_NUMBER_USED retn_feedetail[0].feedetl_sn", upload, () -> upload.returnNo = "R1");
        step("LINE_UNKNOWN retn_feedetail[0].init_feedetl_sn", upload, () -> upload.original = "OTHER");
        step("RETURN_OTHER_BATCH retn_feedetail[0].init_feedetl_sn", upload, () -> upload.original = "USED");
        step("RETURN_EXCEEDS_REST retn_feedetail[0].cnt", upload, () -> upload.quantityE4 = -10_000);
        step("RETURN_AMOUNT_DIFFERS retn_feedetail[0].det_item_fee_sumamt", upload, () -> upload.amountFen = -1_000);

        assertEquals(expected, found);
        assertEquals("NEW 7.00=7.00+0.00+0.00+0.00, R1 -10.00=-10.00+0.00+0.00+0.00", doors.send(upload.encode()));
    }

    /** BJ-34a, BJ-34b: a refund of a refund, and of what was refunded. */
    @Test
    void shouldNameWhatComesFirstOfARefund() throws IOException {
        final long settled = settleVisit();
        final long refunded = settleVisit();
        final long refund = Answers.refund(doors.ask(Requests.refund("2208", doors.next(), "P1", refunded)))
                .settlementId();

        assertEquals("SETTLEMENT_NOT_FOUND setl_id", refund(OTHER_INSTITUTION, "2305", "P2", 999_999_999));
        assertEquals("SETTLEMENT_OTHER_INSTITUTION fixmedins_code", refund(OTHER_INSTITUTION, "2305", "P2", refund));
        assertEquals("SETTLEMENT_OTHER_PERSON psn_no", refund(SettleFrame.INSTITUTION, "2305", "P2", refund));
        assertEquals("REFUND_OF_REFUND setl_id", refund(SettleFrame.INSTITUTION, "2305", "P1", refund));
        assertEquals("SETTLEMENT_OTHER_KIND infno", refund(SettleFrame.INSTITUTION, "2305", "P1", refunded));
        assertEquals("SETTLEMENT_REFUNDED setl_id", refund(SettleFrame.INSTITUTION, "2208", "P1", refunded));
        assertTrue(refund(SettleFrame.INSTITUTION, "2208", "P1", settled).startsWith("REFUNDED"));
    }

    /** BJ-13a, BJ-25, BJ-F13c: a settlement of uploaded lines. */
    @Test
    void shouldNameWhatComesFirstOfASettlementOfLines() throws IOException {
        final long stay = register("2401", "STAY", 910_100);
        final long visit = register("2201", "P2", 930_100);
        doors.send(UploadFrame.visit(doors.next(), "P2", visit, "B1")
                .line("L1", "10.00")
                .encode());

        assertEquals("ENCOUNTER_UNKNOWN mdtrt_id", settle("P1", stay + visit, "B9", 1));
        assertEquals("ENCOUNTER_OTHER_PERSON psn_no", settle("P1", stay, "B9", 1));
        assertEquals("ENCOUNTER_OTHER_KIND infno", settle("STAY", stay, "B9", 1));
        assertEquals("BATCH_EMPTY chrg_bchno", settle("P2", visit, "B9", 1));
        assertEquals("SETTLED_TOTALS_DIFFER medfee_sumamt", settle("P2", visit, "B1", 1));
        assertTrue(settle("P2", visit, "B1", 1_000).startsWith("LONG_TERM"));
        assertEquals("BATCH_SETTLED chrg_bchno", settle("P2", visit, "B1", 1));
    }

    private void step(final String answer, final SettleFrame bill, final Consumer<SettleFrame> mend)
            throws IOException {
        told(answer, bill.msgId(doors.next()).encode());
        mend.accept(bill);
    }

    private void step(final String answer, final Order order, final Runnable mend) throws IOException {
        told(answer, order.encode());
        mend.run();
    }

    private void step(final String answer, final Order order, final Consumer<FilingRequestEncoder> mend)
            throws IOException {
        told(answer, order.encode());
        order.change(mend);
    }

    private void step(final String answer, final Upload upload, final Runnable mend) throws IOException {
        told(answer, upload.encode());
        mend.run();
    }

    private static void settledBatch(final long visit, final String batchNo) throws IOException {
        doors.send(UploadFrame.visit(doors.next(), "P1", visit, batchNo)
                .line("SETTLED", "10.00")
                .encode());
        assertTrue(settle("P1", visit, batchNo, 1_000).startsWith("LONG_TERM"));
    }

    /** The same request of another institution. */
    private static DirectBuffer by(final String institution, final UnsafeBuffer request) {
        final int at = KeyDescriptor.offsetIn(EncounterRequestDecoder.TEMPLATE_ID) + KeyDescriptor.INSTITUTION_OFFSET;
        request.setMemory(at, KeyDescriptor.INSTITUTION_LENGTH, (byte) 0);
        request.putStringWithoutLengthAscii(at, institution);
        return request;
    }

    private void told(final String answer, final DirectBuffer message) throws IOException {
        expected.add(answer);
        found.add(doors.send(message));
    }

    private static String refund(
            final String institution, final String code, final String personNo, final long settlementId)
            throws IOException {
        return doors.send(Requests.refund(institution, code, doors.next(), personNo, settlementId));
    }

    private static long settleVisit() throws IOException {
        return Answers.split(doors.ask(SettleFrame.outpatient()
                        .msgId(doors.next())
                        .person("P1", 310, "930100")
                        .lines("90.00", "90.00")
                        .encode()))
                .settlementId();
    }

    private static long register(final String code, final String personNo, final int insuredPlace) throws IOException {
        return Answers.encounter(doors.ask(EncounterFrames.register(code, doors.next(), personNo, insuredPlace)))
                .encounterId();
    }

    private static String settle(final String personNo, final long encounter, final String batchNo, final long totalFen)
            throws IOException {
        return doors.send(EncounterFrames.settle(
                "2207", doors.next(), personNo, encounter, batchNo, request -> request.totalFen(totalFen)));
    }

    private static String ended(final String number, final int insuredPlace) {
        return person(number, insuredPlace).replace("\"psn_insu_stas\":\"1\"", "\"psn_insu_stas\":\"4\"");
    }

    private static String chronicFiling(final String number, final String disease) {
        return "{\"record\":\"filing\",\"psn_no\":\"" + number + "\",\"insutype\":\"310\",\"kind\":\"CHRONIC\","
                + "\"category\":\"LONG_TERM\",\"mdtrtarea_admvs\":\"130000\",\"begndate\":\"2021-01-01\","
                + "\"dise_codg\":\"" + disease
                + "\",\"hospitals\":[{\"fixmedins_code\":\"H9\",\"admdvs\":\"130102\"}]}\n";
    }

    private static String downtime(final String place) {
        return "{\"record\":\"downtime\",\"notice_no\":\"N1\",\"admdvs\":\"" + place
                + "\",\"begin_time\":\"2023-01-01 00:00:00\",\"end_time\":\"2024-01-01 00:00:00\",\"text\":\"down\"}\n";
    }

    /** Each hospital has one thing less wrong than the one before; the last two have nothing wrong. */
    private static String directory() {
        return provider("H1", "910300", 2, "OUTPATIENT", false)
                + change("H1")
                + provider("H2", "910200", 2, "OUTPATIENT", false)
                + change("H2")
                + provider("H3", "910200", 3, "OUTPATIENT", false)
                + change("H3")
                + provider("H4", "910200", 3, "INPATIENT", false)
                + change("H4")
                + provider("H5", "910200", 3, "INPATIENT", false)
                + provider("H6", "910200", 3, "INPATIENT", true)
                + provider("H7", "110105", 3, "INPATIENT", true)
                + provider(SettleFrame.INSTITUTION, "110105", 3, "INPATIENT\",\"OUTPATIENT", true);
    }

    private static String provider(
            final String code, final String place, final int level, final String care, final boolean hasAgreement) {
        return "{\"record\":\"provider\",\"fixmedins_code\":\"" + code
                + "\",\"fixmedins_name\":\"示例医院\",\"fixmedins_type\":\"1\",\"admdvs\":\"" + place
                + "\",\"hosp_lv\":\"" + level + "\",\"care_types\":[\"" + care + "\"],\"begndate\":\"2020-01-01\""
                + (hasAgreement ? "" : ",\"enddate\":\"2020-12-31\"") + "}\n";
    }

    private static String change(final String code) {
        return "{\"record\":\"provider_change\",\"fixmedins_code\":\"" + code
                + "\",\"status\":\"SUSPENDED\",\"efft_time\":\"2020-02-01 00:00:00\"}\n";
    }

    /** An order for a filing of somebody unknown, at a place that is down. */
    private static final class Order {

        private Consumer<FilingRequestEncoder> changes = request -> {};
        private String personNo = "NOBODY";
        private int insuredPlace = 940_100;
        private String[] hospitals = {};

        void change(final Consumer<FilingRequestEncoder> change) {
            changes = changes.andThen(change);
        }

        DirectBuffer encode() {
            return FilingFrames.file(doors.next(), personNo, insuredPlace, changes, hospitals);
        }
    }

    /** A line and a return, for an encounter that nobody knows. */
    private static final class Upload {

        private String personNo = "P1";
        private long encounter = 999_999;
        private String batchNo = "B0";
        private String disease = "M01600";
        private String lineNo = "USED";
        private ItemClass itemClass = ItemClass.CATALOGUE;
        private String returnNo = "USED";
        private String original = "NOBODY";
        private long quantityE4;
        private long amountFen = -999;

        DirectBuffer encode() {
            return UploadFrame.visit(doors.next(), personNo, encounter, batchNo)
                    .disease(disease)
                    .line(lineNo, itemClass, itemClass == ItemClass.A ? 0 : NO_SELF_PAY, 7_000_000, 10_000, NO_LIMIT, 0)
                    .giveBack(returnNo, original, quantityE4, amountFen)
                    .encode();
        }
    }
}
