package io.yidi.gateway.codec.check;

import static io.yidi.gateway.codec.check.SampleRequests.ADMISSION_DAY;
import static io.yidi.gateway.codec.check.SampleRequests.OFFSET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import io.yidi.protocol.money.LineArithmetic;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder.CategoryTotalsEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder.FeeLinesEncoder;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettleRequestCheckerTest {

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + FrameDescriptor.MESSAGE_LENGTH_MAX + 1]);
    private final SettleRequestChecker checker = new SettleRequestChecker();

    private void assertSound(final int length) {
        assertNull(checker.check(buffer, OFFSET, length));
    }

    private void assertFault(final ResultCode code, final String field, final int length) {
        final Fault fault = checker.check(buffer, OFFSET, length);
        assertNotNull(fault);
        assertEquals(code + " " + field, fault.code() + " " + fault.field());
    }

    static Arguments block(
            final String proves,
            final ResultCode code,
            final String field,
            final Consumer<SettleRequestEncoder> change) {
        return arguments(proves, code, field, change);
    }

    static Stream<Arguments> soundBlocks() {
        return Stream.of(
                block("quote", null, "", r -> r.transactionCode("2206")),
                block("chronic, INV-26", null, "", r -> r.medicalType("140104")),
                block("pharmacy", null, "", r -> r.transactionCode("2102").medicalType("41")),
                block("pharmacy quote", null, "", r -> r.transactionCode("2101").medicalType("41")),
                block("BJ-2: another insurance is a refusal", null, "", r -> r.insuranceType(340)),
                block("NAT-13: another voucher is a refusal", null, "", r -> r.voucherType((short) 4)),
                block(
                        "trauma without a third party",
                        null,
                        "",
                        r -> r.careFlags().trauma(true)),
                block(
                        "BJ-28b: (1,1) is a refusal",
                        null,
                        "",
                        r -> r.careFlags().trauma(true).thirdParty(true)),
                block(
                        "emergency and account",
                        null,
                        "",
                        r -> r.careFlags().emergency(true).useAccount(true)),
                block("no diagnosis", null, "", r -> r.diagnosisCode("").diseaseCode("")),
                block(
                        "upward referral",
                        null,
                        "",
                        r -> r.referralStep(ReferralStep.UPWARDS).referredFromLevel((short) 2)),
                block(
                        "dates outside a stay",
                        null,
                        "",
                        r -> r.admissionDate(ADMISSION_DAY).dischargeDate(ADMISSION_DAY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soundBlocks")
    void shouldPassASoundBill(
            final String proves,
            final ResultCode code,
            final String field,
            final Consumer<SettleRequestEncoder> change) {
        assertSound(SampleRequests.outpatient(buffer, change));
    }

    static Stream<Arguments> unsoundBlocks() {
        return Stream.of(
                block("no year 1969", ResultCode.DATE_INVALID, "inf_time", r -> r.sentAtMs(-1)),
                block("no year 2200", ResultCode.DATE_INVALID, "inf_time", r -> r.sentAtMs(7_258_118_400_001L)),
                block("key", ResultCode.FIELD_MISSING, "fixmedins_code", r -> r.institutionCode("")),
                block("key", ResultCode.FIELD_CHARACTERS, "fixmedins_code", r -> r.institutionCode("H1101/001")),
                block("key", ResultCode.FIELD_MISSING, "infno", r -> r.transactionCode("")),
                block("key", ResultCode.CODE_UNKNOWN, "infno", r -> r.transactionCode("2209")),
                block("not a bill", ResultCode.CODE_UNKNOWN, "infno", r -> r.transactionCode("2601")),
                block("not a bill", ResultCode.CODE_UNKNOWN, "infno", r -> r.transactionCode("2208")),
                block("BJ-23", ResultCode.TRANSACTION_CODE_WRONG, "infno", r -> r.transactionCode("2304")),
                block("BJ-24", ResultCode.TRANSACTION_CODE_WRONG, "infno", r -> r.transactionCode("2102")),
                block("BJ-23", ResultCode.TRANSACTION_CODE_WRONG, "infno", r -> r.medicalType("21")),
                block("key", ResultCode.FIELD_MISSING, "msgid", r -> r.msgId("")),
                block("key", ResultCode.FIELD_CHARACTERS, "msgid", r -> r.msgId("a b")),
                block(
                        "key",
                        ResultCode.FIELD_CHARACTERS,
                        "msgid",
                        r -> r.msgId("a").msgId(5, (byte) 'x')),
                block("BJ-13a", ResultCode.FIELD_MISSING, "psn_no", r -> r.personNo("")),
                block("BJ-13a", ResultCode.FIELD_CHARACTERS, "psn_no", r -> r.personNo("P'1")),
                block("BJ-2", ResultCode.CODE_UNKNOWN, "insutype", r -> r.insuranceType(299)),
                block("BJ-2", ResultCode.CODE_UNKNOWN, "insutype", r -> r.insuranceType(600)),
                block("place", ResultCode.FIELD_MISSING, "insuplc_admdvs", r -> r.insuredPlace("")),
                block("place", ResultCode.FIELD_CHARACTERS, "insuplc_admdvs", r -> r.insuredPlace("41080")),
                block("place", ResultCode.FIELD_MISSING, "mdtrtarea_admvs", r -> r.carePlace("")),
                block("place", ResultCode.FIELD_CHARACTERS, "mdtrtarea_admvs", r -> r.carePlace("11O100")),
                block("level", ResultCode.CODE_UNKNOWN, "hosp_lv", r -> r.hospitalLevel((short) 0)),
                block("level", ResultCode.CODE_UNKNOWN, "hosp_lv", r -> r.hospitalLevel((short) 4)),
                block("care", ResultCode.FIELD_MISSING, "med_type", r -> r.medicalType("")),
                block("care", ResultCode.CODE_UNKNOWN, "med_type", r -> r.medicalType("99")),
                block("care", ResultCode.FIELD_CHARACTERS, "med_type", r -> r.medicalType("11 ")),
                block("NAT-13", ResultCode.CODE_UNKNOWN, "mdtrt_cert_type", r -> r.voucherType((short) 0)),
                block("NAT-13", ResultCode.CODE_UNKNOWN, "mdtrt_cert_type", r -> r.voucherType((short) 100)),
                block("NAT-13", ResultCode.FIELD_MISSING, "mdtrt_cert_no", r -> r.voucherNo("")),
                block("NAT-13", ResultCode.FIELD_CHARACTERS, "mdtrt_cert_no", r -> r.voucherNo("a b")),
                block(
                        "BJ-28b (0,1)",
                        ResultCode.FLAGS_INCONSISTENT,
                        "rel_ttp_flag",
                        r -> r.careFlags().thirdParty(true)),
                block(
                        "BJ-28a: a declaration without trauma",
                        ResultCode.FLAGS_INCONSISTENT,
                        "trum_decl_flag",
                        r -> r.careFlags().declared(true)),
                block(
                        "BJ-28a: a declaration against the statement",
                        ResultCode.FLAGS_INCONSISTENT,
                        "trum_decl_flag",
                        r -> r.careFlags().trauma(true).thirdParty(true).declared(true)),
                block(
                        "reserved flag",
                        ResultCode.FLAGS_INCONSISTENT,
                        "er_flag",
                        r -> r.buffer()
                                .putByte(r.offset() + SettleRequestEncoder.careFlagsEncodingOffset(), (byte) 0x20)),
                block(
                        "referral",
                        ResultCode.CODE_UNKNOWN,
                        "refl_step",
                        r -> r.buffer()
                                .putByte(r.offset() + SettleRequestEncoder.referralStepEncodingOffset(), (byte) 3)),
                block(
                        "referral",
                        ResultCode.FLAGS_INCONSISTENT,
                        "refl_from_hosp_lv",
                        r -> r.referredFromLevel((short) 2)),
                block(
                        "referral",
                        ResultCode.FIELD_MISSING,
                        "refl_from_hosp_lv",
                        r -> r.referralStep(ReferralStep.DOWNWARDS)),
                block(
                        "referral",
                        ResultCode.CODE_UNKNOWN,
                        "refl_from_hosp_lv",
                        r -> r.referralStep(ReferralStep.UPWARDS).referredFromLevel((short) 4)),
                block("date", ResultCode.DATE_INVALID, "begndate", r -> r.admissionDate(-25_568)),
                block("date", ResultCode.DATE_INVALID, "enddate", r -> r.dischargeDate(84_006)),
                block("diagnosis", ResultCode.FIELD_CHARACTERS, "diag_code", r -> r.diagnosisCode("I 10")),
                block(
                        "INV-26",
                        ResultCode.FIELD_MISSING,
                        "dise_codg",
                        r -> r.medicalType("14").diseaseCode("")),
                block("disease", ResultCode.FIELD_CHARACTERS, "dise_codg", r -> r.diseaseCode("M\u007F")),
                block("amount", ResultCode.AMOUNT_OUT_OF_RANGE, "medfee_sumamt", r -> r.totalFen(-1)),
                block("amount", ResultCode.AMOUNT_OUT_OF_RANGE, "medfee_sumamt", r -> r.totalFen(Fen.BILL_MAX + 1)),
                block("INV-2", ResultCode.TOTAL_DIFFERS, "medfee_sumamt", r -> r.totalFen(26_840)));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("unsoundBlocks")
    void shouldNameTheUnsoundFieldOfABill(
            final String proves,
            final ResultCode code,
            final String field,
            final Consumer<SettleRequestEncoder> change) {
        assertFault(code, field, SampleRequests.outpatient(buffer, change));
    }

    static Arguments line(
            final String proves, final ResultCode code, final String field, final Consumer<FeeLinesEncoder> change) {
        return arguments(proves, code, field, change);
    }

    static Stream<Arguments> unsoundLines() {
        return Stream.of(
                line("BJ-24", ResultCode.FIELD_MISSING, "med_list_codg", l -> l.itemCode("")),
                line("BJ-24", ResultCode.FIELD_CHARACTERS, "med_list_codg", l -> l.itemCode("X\u0001")),
                line("category", ResultCode.CODE_UNKNOWN, "med_chrgitm_type", l -> l.feeCategory("15")),
                line("category", ResultCode.CODE_UNKNOWN, "med_chrgitm_type", l -> l.feeCategory("")),
                line("category", ResultCode.CODE_UNKNOWN, "med_chrgitm_type", l -> l.feeCategory("9")),
                line("class", ResultCode.CODE_UNKNOWN, "chrgitm_lv", l -> l.itemClass(ItemClass.NULL_VAL)),
                line("ratio", ResultCode.RATIO_OUT_OF_RANGE, "selfpay_prop", l -> l.firstSelfPayBp(10_001)),
                line(
                        "a class has its ratio",
                        ResultCode.FIELD_MISSING,
                        "selfpay_prop",
                        l -> l.firstSelfPayBp(FeeLinesEncoder.firstSelfPayBpNullValue())),
                line(
                        "the catalogue's ratio",
                        ResultCode.FIELD_NOT_EXPECTED,
                        "selfpay_prop",
                        l -> l.itemClass(ItemClass.CATALOGUE).firstSelfPayBp(1_000)),
                line(
                        "the catalogue's limit",
                        ResultCode.FIELD_NOT_EXPECTED,
                        "pric_uplmt_amt",
                        l -> l.itemClass(ItemClass.CATALOGUE).firstSelfPayBp(0).priceLimitMicro(1)),
                line("price", ResultCode.AMOUNT_OUT_OF_RANGE, "pric", l -> l.unitPriceMicro(-1)),
                line(
                        "price",
                        ResultCode.AMOUNT_OUT_OF_RANGE,
                        "pric",
                        l -> l.unitPriceMicro(LineArithmetic.UNIT_PRICE_MAX_MICRO + 1)),
                line("quantity", ResultCode.QUANTITY_OUT_OF_RANGE, "cnt", l -> l.quantityE4(0)),
                line("quantity", ResultCode.QUANTITY_OUT_OF_RANGE, "cnt", l -> l.quantityE4(-30_000)),
                line(
                        "quantity",
                        ResultCode.QUANTITY_OUT_OF_RANGE,
                        "cnt",
                        l -> l.quantityE4(LineArithmetic.QUANTITY_MAX_E4 + 1)),
                line("limit", ResultCode.AMOUNT_OUT_OF_RANGE, "pric_uplmt_amt", l -> l.priceLimitMicro(-1)),
                line("amount", ResultCode.AMOUNT_OUT_OF_RANGE, "det_item_fee_sumamt", l -> l.amountFen(-1)),
                line(
                        "amount",
                        ResultCode.AMOUNT_OUT_OF_RANGE,
                        "det_item_fee_sumamt",
                        l -> l.amountFen(Fen.LINE_MAX + 1)),
                line("INV-1", ResultCode.LINE_AMOUNT_DIFFERS, "det_item_fee_sumamt", l -> l.amountFen(1_338)),
                line("INV-1", ResultCode.LINE_AMOUNT_DIFFERS, "det_item_fee_sumamt", l -> l.amountFen(1_340)),
                line(
                        "overflow",
                        ResultCode.AMOUNT_OUT_OF_RANGE,
                        "det_item_fee_sumamt",
                        l -> l.unitPriceMicro(LineArithmetic.UNIT_PRICE_MAX_MICRO)
                                .quantityE4(LineArithmetic.QUANTITY_MAX_E4)));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("unsoundLines")
    void shouldNameTheUnsoundFieldOfALine(
            final String proves, final ResultCode code, final String field, final Consumer<FeeLinesEncoder> change) {
        assertFault(code, "feedetail[1]." + field, SampleRequests.outpatient(buffer, r -> {}, change));
    }

    static Stream<Arguments> unsoundStays() {
        return Stream.of(
                block(
                        "stay",
                        ResultCode.FIELD_MISSING,
                        "begndate",
                        r -> r.admissionDate(SettleRequestEncoder.admissionDateNullValue())),
                block(
                        "stay",
                        ResultCode.FIELD_MISSING,
                        "enddate",
                        r -> r.dischargeDate(SettleRequestEncoder.dischargeDateNullValue())),
                block("stay", ResultCode.DATE_ORDER, "enddate", r -> r.dischargeDate(ADMISSION_DAY - 1)),
                block(
                        "stay",
                        ResultCode.DATE_ORDER,
                        "enddate",
                        r -> r.dischargeDate(ADMISSION_DAY + SettleRequestChecker.STAY_DAYS_MAX + 1)),
                block("stay", ResultCode.FIELD_MISSING, "diag_code", r -> r.diagnosisCode("")),
                block("INV-2", ResultCode.TOTAL_DIFFERS, "medfee_sumamt", r -> r.totalFen(999_999)),
                block("BJ-23", ResultCode.TRANSACTION_CODE_WRONG, "infno", r -> r.transactionCode("2207")));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("unsoundStays")
    void shouldNameTheUnsoundFieldOfAStay(
            final String proves,
            final ResultCode code,
            final String field,
            final Consumer<SettleRequestEncoder> change) {
        assertFault(code, field, SampleRequests.inpatient(buffer, change));
    }

    @Test
    void shouldPassASoundStay() {
        assertSound(SampleRequests.inpatient(buffer, r -> {}));
        assertSound(
                SampleRequests.inpatient(buffer, r -> r.transactionCode("2303").dischargeDate(ADMISSION_DAY)));
        assertSound(SampleRequests.inpatient(
                buffer, r -> r.dischargeDate(ADMISSION_DAY + SettleRequestChecker.STAY_DAYS_MAX)));
    }

    static Arguments total(
            final String proves,
            final ResultCode code,
            final String field,
            final Consumer<CategoryTotalsEncoder> change) {
        return arguments(proves, code, field, change);
    }

    static Stream<Arguments> unsoundTotals() {
        return Stream.of(
                total("BJ-23", ResultCode.CODE_UNKNOWN, "med_chrgitm_type", t -> t.feeCategory("00")),
                total("INV-2", ResultCode.PARTS_DO_NOT_ADD_UP, "amt", t -> t.amountFen(100_001)),
                total("INV-2", ResultCode.PARTS_DO_NOT_ADD_UP, "amt", t -> t.inScopeFen(79_999)),
                total("INV-2", ResultCode.PARTS_DO_NOT_ADD_UP, "amt", t -> t.preSelfPayFen(1)),
                total("INV-2", ResultCode.PARTS_DO_NOT_ADD_UP, "amt", t -> t.overLimitFen(1)),
                total("INV-2", ResultCode.PARTS_DO_NOT_ADD_UP, "amt", t -> t.ownPayFen(0)),
                total("range", ResultCode.AMOUNT_OUT_OF_RANGE, "amt", t -> t.amountFen(-1)),
                total("range", ResultCode.AMOUNT_OUT_OF_RANGE, "amt", t -> t.amountFen(Fen.BILL_MAX + 1)),
                total("range", ResultCode.AMOUNT_OUT_OF_RANGE, "inscp_scp_amt", t -> t.inScopeFen(-1)),
                total("range", ResultCode.AMOUNT_OUT_OF_RANGE, "preselfpay_amt", t -> t.preSelfPayFen(-1)),
                total("range", ResultCode.AMOUNT_OUT_OF_RANGE, "overlmt_selfpay", t -> t.overLimitFen(-1)),
                total("range", ResultCode.AMOUNT_OUT_OF_RANGE, "fulamt_ownpay_amt", t -> t.ownPayFen(Long.MIN_VALUE)));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("unsoundTotals")
    void shouldNameTheUnsoundFieldOfACategoryTotal(
            final String proves,
            final ResultCode code,
            final String field,
            final Consumer<CategoryTotalsEncoder> change) {
        assertFault(code, "chrgitm[1]." + field, SampleRequests.inpatient(buffer, r -> {}, change));
    }

    @Test
    void shouldWantCategoryTotalsForAStayAndLinesOtherwise() {
        assertFault(
                ResultCode.DETAIL_KIND_WRONG,
                "feedetail",
                SampleRequests.outpatient(
                        buffer,
                        r -> r.transactionCode("2304")
                                .medicalType("21")
                                .admissionDate(ADMISSION_DAY)
                                .dischargeDate(ADMISSION_DAY)));
        assertFault(
                ResultCode.DETAIL_KIND_WRONG,
                "chrgitm",
                SampleRequests.inpatient(buffer, r -> r.transactionCode("2207").medicalType("11")));
    }

    @Test
    void shouldNeverTakeBothKindsOfDetail() {
        final SettleRequestEncoder request =
                SampleRequests.block(buffer, "2207", "11").totalFen(1_339);
        SampleRequests.putLine(request.feeLinesCount(1).next(), ItemClass.A, 0, 4_463_333, 30_000, 1_339);
        SampleRequests.putTotal(request.categoryTotalsCount(1).next(), "01", 0, 0, 0, 0, 0);
        request.declarationsCount(0);
        assertFault(ResultCode.DETAIL_KIND_WRONG, "chrgitm", 8 + request.encodedLength());
    }

    @ParameterizedTest
    @CsvSource({"2207, 11, feedetail", "2304, 21, chrgitm"})
    void shouldWantAtLeastOneEntry(final String infno, final String medicalType, final String group) {
        final SettleRequestEncoder request = SampleRequests.block(buffer, infno, medicalType)
                .admissionDate(ADMISSION_DAY)
                .dischargeDate(ADMISSION_DAY)
                .totalFen(0);
        request.feeLinesCount(0);
        request.categoryTotalsCount(0);
        request.declarationsCount(0);
        assertFault(ResultCode.NO_LINES, group, 8 + request.encodedLength());
    }

    @Test
    void shouldTakeFiveHundredLinesAndNotOneMore() {
        assertSound(lines(FrameDescriptor.LINE_COUNT_MAX));
        assertFault(ResultCode.TOO_MANY_LINES, "feedetail", lines(FrameDescriptor.LINE_COUNT_MAX + 1));
    }

    private int lines(final int count) {
        final SettleRequestEncoder request =
                SampleRequests.block(buffer, "2207", "11").totalFen(count * 1_339L);
        final FeeLinesEncoder line = request.feeLinesCount(count);
        for (int i = 0; i < count; i++) {
            SampleRequests.putLine(line.next(), ItemClass.A, 0, 4_463_333, 30_000, 1_339);
        }
        request.categoryTotalsCount(0);
        request.declarationsCount(0);
        return 8 + request.encodedLength();
    }

    @Test
    void shouldNoticeEveryByteThatIsMissingOrTooMany() {
        final int length = SampleRequests.outpatient(buffer, r -> {});
        for (int shorter = 0; shorter < 8; shorter++) {
            assertFault(ResultCode.FRAME_TOO_SHORT, "", shorter);
        }
        for (int shorter = 8; shorter < length; shorter++) {
            assertEquals(
                    ResultCode.MESSAGE_TRUNCATED,
                    checker.check(buffer, OFFSET, shorter).code(),
                    "cut to " + shorter);
        }
        assertFault(ResultCode.MESSAGE_TRAILING_BYTES, "", length + 1);
        assertFault(ResultCode.FRAME_TOO_LONG, "", FrameDescriptor.MESSAGE_LENGTH_MAX + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 211, MESSAGE_TRUNCATED, ''",
        "0, 213, MESSAGE_TRUNCATED, ''",
        "2, 2, TEMPLATE_UNKNOWN, ''",
        "4, 902, SCHEMA_UNKNOWN, ''",
        "6, 2, VERSION_UNKNOWN, ''",
        "6, 0, VERSION_UNKNOWN, ''",
        "220, 66, MESSAGE_TRUNCATED, feedetail",
        "222, 3, MESSAGE_TRUNCATED, feedetail",
        "222, 1, MESSAGE_TRUNCATED, chrgitm",
        "222, 65535, MESSAGE_TRUNCATED, feedetail",
        "358, 43, MESSAGE_TRUNCATED, chrgitm",
        "360, 1, MESSAGE_TRUNCATED, chrgitm",
    })
    void shouldTrustNoLengthOrCount(final int at, final int value, final ResultCode code, final String field) {
        final int length = SampleRequests.outpatient(buffer, r -> {});
        buffer.putShort(OFFSET + at, (short) value, ByteOrder.LITTLE_ENDIAN);
        assertFault(code, field, length);
    }

    @Test
    void shouldTellTheFirstFaultInTheOrderOfTheSchema() {
        assertFault(
                ResultCode.CODE_UNKNOWN,
                "hosp_lv",
                SampleRequests.outpatient(
                        buffer,
                        r -> r.totalFen(-1)
                                .voucherNo("")
                                .hospitalLevel((short) 9)
                                .diagnosisCode(" ")));
    }

    @Test
    void shouldTellWhatWasExpectedAndWhatWasFound() {
        final int length = SampleRequests.outpatient(buffer, r -> r.totalFen(26_840));
        assertEquals(
                "268.40 <> 268.39",
                checker.check(buffer, OFFSET, length).found().toString());
    }

    @Test
    void shouldNeverShowPersonOrVoucher() {
        final int person = SampleRequests.outpatient(buffer, r -> r.personNo("P 1"));
        assertEquals("", checker.check(buffer, OFFSET, person).found().toString());
        final int voucher = SampleRequests.outpatient(buffer, r -> r.voucherNo("V 1"));
        assertEquals("", checker.check(buffer, OFFSET, voucher).found().toString());
    }

    @Test
    void shouldForgetALineWhenTheNextMessageFails() {
        final int bill = SampleRequests.outpatient(buffer, r -> {}, l -> l.itemCode(""));
        assertFault(ResultCode.FIELD_MISSING, "feedetail[1].med_list_codg", bill);
        final int next = SampleRequests.outpatient(buffer, r -> r.personNo(""));
        assertFault(ResultCode.FIELD_MISSING, "psn_no", next);
    }
}
