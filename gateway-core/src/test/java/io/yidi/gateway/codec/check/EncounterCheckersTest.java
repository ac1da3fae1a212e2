package io.yidi.gateway.codec.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.yidi.gateway.fixture.EncounterFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.UploadFrame;
import io.yidi.protocol.Fault;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestEncoder;
import io.yidi.protocol.sbe.EncounterSettleRequestEncoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestEncoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What is malformed about requests about encounters, each fault with the field it names. */
class EncounterCheckersTest {

    private static final long NO_LIMIT = Long.MIN_VALUE;
    private static final int NO_DAY = EncounterFrames.NO_DAY;
    private static final int DAY = Keys.epochDay("2023-03-11");
    private static final String[] TOTAL = {"09", "10", "0", "0", "0"};

    private final RequestChecker checker = new RequestChecker();

    @Test
    void shouldTakeSoundRequests() {
        assertSound(EncounterFrames.register("2201", "M1", "P1", 910_100));
        assertSound(EncounterFrames.register("2401", "M1", "P1", 910_100));
        assertSound(EncounterFrames.register("2203", "M1", "P1", 910_100, 7, request -> {}));
        assertSound(EncounterFrames.register("2403", "M1", "P1", 910_100, 7, request -> {}));
        assertSound(EncounterFrames.act("2202", "M1", "P1", 7, NO_DAY));
        assertSound(EncounterFrames.act("2402", "M1", "P1", 7, DAY));
        assertSound(UploadFrame.visit("M1", "P1", 7, "B1")
                .line("L1", "1.00")
                .giveBack("R1", "L1", -1, 0)
                .encode());
        assertSound(EncounterFrames.withdraw("2205", "M1", "P1", 7, "0000"));
        assertSound(EncounterFrames.withdraw("2302", "M1", "P1", 7, "", "0000"));
        assertSound(EncounterFrames.settle("2206", "M1", "P1", 7, "B1", request -> {}));
        assertSound(EncounterFrames.settle("2304", "M1", "P1", 7, "", request -> {}, TOTAL));
    }

    @Test
    void shouldRefuseRegistrationsThatDoNotFitTheirCode() {
        assertEquals("CODE_UNKNOWN infno", fault(EncounterFrames.register("2207", "M1", "P1", 910_100)));
        assertEquals("TRANSACTION_CODE_WRONG infno", fault(registration("2201", request -> request.medicalType("21"))));
        assertEquals("TRANSACTION_CODE_WRONG infno", fault(registration("2201", request -> request.medicalType("41"))));
        assertEquals("TRANSACTION_CODE_WRONG infno", fault(registration("2401", request -> request.medicalType("11"))));
        assertEquals("FIELD_NOT_EXPECTED mdtrt_id", fault(registration("2201", request -> request.encounterId(7))));
        assertEquals("FIELD_MISSING mdtrt_id", fault(registration("2203", request -> {})));
        assertEquals("CODE_UNKNOWN mdtrt_id", fault(registration("2203", request -> request.encounterId(-7))));
        assertEquals("FIELD_NOT_EXPECTED enddate", fault(registration("2401", request -> request.dischargeDate(DAY))));
        assertEquals("FIELD_MISSING begndate", fault(registration("2401", request -> request.admissionDate(NO_DAY))));
        assertEquals("FIELD_MISSING diag_code", fault(registration("2401", request -> request.diagnosisCode(""))));
        assertEquals(
                "FLAGS_INCONSISTENT rel_ttp_flag",
                fault(registration("2401", request -> request.careFlags().thirdParty(true))),
                "BJ-28b");
    }

    @Test
    void shouldRefuseActsWithoutTheirDay() {
        assertEquals("CODE_UNKNOWN infno", fault(EncounterFrames.act("2401", "M1", "P1", 7, NO_DAY)));
        assertEquals("FIELD_MISSING mdtrt_id", fault(EncounterFrames.act("2402", "M1", "P1", 0, DAY)));
        assertEquals("FIELD_MISSING enddate", fault(EncounterFrames.act("2402", "M1", "P1", 7, NO_DAY)));
        assertEquals("FIELD_NOT_EXPECTED enddate", fault(EncounterFrames.act("2405", "M1", "P1", 7, DAY)));
        assertEquals("DATE_INVALID enddate", fault(EncounterFrames.act("2402", "M1", "P1", 7, 1_000_000)));
    }

    @Test
    void shouldRefuseUnsoundLines() {
        assertEquals(
                "FIELD_MISSING chrg_bchno",
                fault(UploadFrame.visit("M1", "P1", 7, "").line("L1", "1.00")));
        assertEquals(
                "CODE_UNKNOWN chrg_bchno",
                fault(UploadFrame.visit("M1", "P1", 7, "0000").line("L1", "1.00")));
        assertEquals(
                "FIELD_NOT_EXPECTED chrg_bchno",
                fault(UploadFrame.stay("M1", "P1", 7).batch("B1").line("L1", "1.00")));
        assertEquals("NO_LINES feedetail", fault(visit()));
        assertEquals("FIELD_MISSING feedetail[0].feedetl_sn", fault(visit().line("", "1.00")));
        assertEquals(
                "CODE_UNKNOWN feedetail[1].feedetl_sn",
                fault(visit().line("L1", "1.00").line("0000", "1.00")));
        assertEquals(
                "CODE_UNKNOWN feedetail[0].hosp_appr_flag",
                fault(visit().line("L1", ItemClass.A, 0, 1_000_000, 10_000, NO_LIMIT, 3)));
        assertEquals(
                "QUANTITY_OUT_OF_RANGE feedetail[0].cnt",
                fault(visit().line("L1", ItemClass.A, 0, 1_000_000, -10_000, NO_LIMIT, 0)));
        assertEquals(
                "LINE_AMOUNT_DIFFERS feedetail[0].det_item_fee_sumamt",
                fault(visit().line(line -> line.itemCode("X")
                        .feeCategory("09")
                        .itemClass(ItemClass.A)
                        .unitPriceMicro(1_000_000)
                        .quantityE4(10_000)
                        .priceLimitMicro(NO_LIMIT)
                        .amountFen(101)
                        .lineNo("L1")
                        .feeDate(NO_DAY))));
        final UploadFrame tooMany = visit();
        for (int i = 0; i <= 500; i++) {
            tooMany.giveBack("R" + i, "L1", -1, 0);
        }
        assertEquals("TOO_MANY_LINES feedetail", fault(tooMany));
    }

    @Test
    void shouldRefuseReturnsThatAreNotNegative() {
        assertEquals("RETURN_NOT_NEGATIVE retn_feedetail[0].cnt", fault(visit().giveBack("R1", "L1", 0, 0)));
        assertEquals(
                "RETURN_NOT_NEGATIVE retn_feedetail[0].det_item_fee_sumamt",
                fault(visit().giveBack("R1", "L1", -1, 1)));
        assertEquals("FIELD_MISSING retn_feedetail[0].init_feedetl_sn", fault(visit().giveBack("R1", "", -1, 0)));
    }

    /** BJ-29, BJ-F12. */
    @Test
    void shouldRefuseAReferenceToAnOrderThatIsNotThere() {
        final Consumer<FeeUploadRequestEncoder.FeeLinesEncoder> external = line -> line.itemCode("X")
                .feeCategory("03")
                .itemClass(ItemClass.A)
                .unitPriceMicro(1_000_000)
                .quantityE4(10_000)
                .priceLimitMicro(NO_LIMIT)
                .amountFen(100)
                .lineNo("L1")
                .feeDate(NO_DAY)
                .externalOrder((short) 1);
        assertEquals(
                "EXTERNAL_ORDER_MISSING feedetail[0].etip_order",
                fault(UploadFrame.stay("M1", "P1", 7).line(external)));
        assertSound(UploadFrame.stay("M1", "P1", 7)
                .line(external)
                .order("W-2023-001", "H11010500002")
                .encode());
        assertEquals(
                "EXTERNAL_ORDER_MISSING etip_orders",
                fault(visit().line(external).order("W-2023-001", "H11010500002")));
        assertEquals(
                "FIELD_MISSING etip_orders[0].etip_order_no",
                fault(UploadFrame.stay("M1", "P1", 7).line(external).order("", "H11010500002")));
    }

    @Test
    void shouldRefuseWithdrawalsOfNothing() {
        assertEquals("FIELD_MISSING chrg_bchno", fault(EncounterFrames.withdraw("2205", "M1", "P1", 7, "")));
        assertEquals("NO_LINES feedetl_sns", fault(EncounterFrames.withdraw("2302", "M1", "P1", 7, "")));
        assertEquals(
                "CODE_UNKNOWN feedetl_sns[1].feedetl_sn",
                fault(EncounterFrames.withdraw("2302", "M1", "P1", 7, "", "L1", "0000")));
    }

    @Test
    void shouldRefuseSettlementsThatDoNotAddUp() {
        assertEquals("CODE_UNKNOWN infno", fault(EncounterFrames.settle("2102", "M1", "P1", 7, "B1", request -> {})));
        assertEquals("FIELD_MISSING chrg_bchno", fault(settlement("2207", "", request -> {})));
        assertEquals("FIELD_NOT_EXPECTED chrg_bchno", fault(settlement("2304", "B1", request -> {})));
        assertEquals(
                "PARTS_DO_NOT_ADD_UP medfee_sumamt",
                fault(settlement("2207", "B1", request -> request.totalFen(2).inScopeFen(1))));
        assertEquals(
                "AMOUNT_OUT_OF_RANGE medfee_sumamt", fault(settlement("2207", "B1", request -> request.totalFen(-1))));
        assertEquals(
                "TRANSACTION_CODE_WRONG infno", fault(settlement("2207", "B1", request -> request.medicalType("21"))));
        assertEquals(
                "FIELD_NOT_EXPECTED enddate", fault(settlement("2207", "B1", request -> request.dischargeDate(DAY))));
        assertEquals(
                "DETAIL_KIND_WRONG chrgitm",
                fault(EncounterFrames.settle("2207", "M1", "P1", 7, "B1", request -> {}, TOTAL)));
        assertEquals(
                "TOTAL_DIFFERS medfee_sumamt",
                fault(EncounterFrames.settle("2304", "M1", "P1", 7, "", request -> request.totalFen(1), TOTAL)));
    }

    @Test
    void shouldTellWhatIsCutShort() {
        final UnsafeBuffer whole =
                visit().line("L1", "1.00").giveBack("R1", "L1", -1, 0).encode();
        for (int length = 8; length < whole.capacity(); length++) {
            assertNotNull(checker.check(whole, 0, length), "cut to " + length + " bytes");
        }
    }

    /** The settle request's checks and offsets are used for what registrations and lines begin with. */
    @Test
    void shouldBeginLikeASettleRequest() {
        assertEquals(SettleRequestDecoder.personNoEncodingOffset(), EncounterRequestDecoder.personNoEncodingOffset());
        assertEquals(SettleRequestDecoder.voucherNoEncodingOffset(), EncounterRequestDecoder.voucherNoEncodingOffset());
        assertEquals(
                SettleRequestDecoder.admissionDateEncodingOffset(),
                EncounterRequestDecoder.admissionDateEncodingOffset());
        assertEquals(
                SettleRequestDecoder.totalFenEncodingOffset(), EncounterRequestDecoder.encounterIdEncodingOffset());
        assertEquals(SettleRequestDecoder.BLOCK_LENGTH, EncounterRequestDecoder.BLOCK_LENGTH);
        assertEquals(
                SettleRequestDecoder.FeeLinesDecoder.sbeBlockLength(),
                FeeUploadRequestDecoder.FeeLinesDecoder.lineNoEncodingOffset());
        assertEquals(
                SettleRequestDecoder.FeeLinesDecoder.amountFenEncodingOffset(),
                FeeUploadRequestDecoder.FeeLinesDecoder.amountFenEncodingOffset());
    }

    private static UploadFrame visit() {
        return UploadFrame.visit("M1", "P1", 7, "B1");
    }

    private static UnsafeBuffer registration(final String code, final Consumer<EncounterRequestEncoder> change) {
        return EncounterFrames.register(code, "M1", "P1", 910_100, 0, change);
    }

    private static UnsafeBuffer settlement(
            final String code, final String batchNo, final Consumer<EncounterSettleRequestEncoder> change) {
        return EncounterFrames.settle(code, "M1", "P1", 7, batchNo, change);
    }

    private void assertSound(final UnsafeBuffer request) {
        final Fault fault = checker.check(request, 0, request.capacity());
        assertNull(fault, () -> fault.code() + " " + fault.field());
    }

    private String fault(final UploadFrame frame) {
        return fault(frame.encode());
    }

    private String fault(final UnsafeBuffer request) {
        final Fault fault = checker.check(request, 0, request.capacity());
        assertNotNull(fault, "expected a fault");
        return fault.code() + " " + fault.field();
    }
}
