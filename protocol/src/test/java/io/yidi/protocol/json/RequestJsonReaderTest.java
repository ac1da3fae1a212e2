package io.yidi.protocol.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonReaderTest {

    private static final String LINE = "{\"med_list_codg\":\"X1\",\"med_chrgitm_type\":\"09\",\"chrgitm_lv\":\"02\","
            + "\"selfpay_prop\":\"0.1\",\"pric\":\"25.5\",\"cnt\":\"10\",\"det_item_fee_sumamt\":\"255.00\"}";

    private static final String BILL = "{\"inf_time\":\"2026-11-21 08:30:00\",\"fixmedins_code\":\"H11010000001\","
            + "\"infno\":\"2207\",\"msgid\":\"M1\",\"psn_no\":\"P0000000001\",\"insutype\":\"310\","
            + "\"insuplc_admdvs\":\"410800\",\"mdtrtarea_admvs\":\"110100\",\"hosp_lv\":\"3\",\"med_type\":\"11\","
            + "\"mdtrt_cert_type\":\"01\",\"mdtrt_cert_no\":\"EV1\",\"er_flag\":\"1\",\"begndate\":\"2026-11-21\","
            + "\"medfee_sumamt\":\"255.00\",\"feedetail\":[" + LINE + "]}";

    private final RequestJsonReader reader = RequestJsonReader.ofSettle();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[FrameDescriptor.MESSAGE_LENGTH_MAX]);

    private Fault read(final String json) {
        final byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return reader.read(utf8, 0, utf8.length, 1, message, 0);
    }

    private SettleRequestDecoder request() {
        return new SettleRequestDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    }

    private void assertFault(final ResultCode code, final String field, final String json) {
        final Fault fault = read(json);
        assertNotNull(fault, json);
        assertEquals(code.label() + " " + field, fault.code().label() + " " + fault.field(), json);
        assertEquals(0, reader.encodedLength());
    }

    private static String replace(final String from, final String to) {
        assertTrue(BILL.contains(from), from);
        return BILL.replace(from, to);
    }

    @Test
    void shouldReadABill() {
        assertNull(read(BILL));
        final SettleRequestDecoder request = request();
        assertEquals(1, request.correlationId());
        assertEquals("P0000000001", request.personNo());
        assertEquals(310, request.insuranceType());
        assertTrue(request.careFlags().emergency());
        assertEquals(ReferralStep.NONE, request.referralStep());
        assertEquals(SettleRequestDecoder.dischargeDateNullValue(), request.dischargeDate());
        assertEquals(25_500, request.totalFen());
        final SettleRequestDecoder.FeeLinesDecoder line = request.feeLines().next();
        assertEquals(ItemClass.B, line.itemClass());
        assertEquals(1_000, line.firstSelfPayBp());
        assertEquals(25_500_000, line.unitPriceMicro());
        assertEquals(100_000, line.quantityE4());
        assertEquals(SettleRequestDecoder.FeeLinesDecoder.priceLimitMicroNullValue(), line.priceLimitMicro());
        assertEquals(25_500, line.amountFen());
        assertEquals(0, request.categoryTotals().count());
        assertEquals(0, request.declarations().count());
        assertEquals(reader.encodedLength(), MessageHeaderDecoder.ENCODED_LENGTH + request.encodedLength());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"255.00\",\"feedetail\" | 255.00,\"feedetail\"",
                "\"255.00\",\"feedetail\" | 255.0,\"feedetail\"",
                "\"255.00\",\"feedetail\" | 255,\"feedetail\"",
                "\"2207\" | 2207",
                "\"310\" | 310",
                "\"01\" | 1",
                "\"hosp_lv\":\"3\" | \"hosp_lv\":\"03\"",
                "\"410800\" | 410800",
                "\"25.5\" | 25.500000",
                "\"er_flag\":\"1\" | \"er_flag\":1",
                "{ | { \"dise_codg\":\"\",",
                "{ | { \"enddate\":null,\"refl_step\":\"NONE\",\"refl_from_hosp_lv\":\"0\",",
                "\"P0000000001\" | \"P000000000\\u0031\"",
            })
    void shouldReadTheSameBillFromOtherSpellings(final String from, final String to) {
        assertNull(read(BILL));
        final byte[] expected = new byte[reader.encodedLength()];
        message.getBytes(0, expected);
        final int first = BILL.indexOf(from);
        assertTrue(first >= 0, from);
        assertNull(read(BILL.substring(0, first) + to + BILL.substring(first + from.length())));
        final byte[] actual = new byte[reader.encodedLength()];
        message.getBytes(0, actual);
        assertArrayEquals(expected, actual);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON_FIELD_UNKNOWN | psn_name | {  | {\"psn_name\":\"x\",",
                "JSON_FIELD_UNKNOWN | feedetail[0].memo | \"selfpay_prop\" | \"memo\":1,\"selfpay_prop\"",
                "JSON_FIELD_TWICE | infno | { | {\"infno\":\"2207\",",
                "JSON_FIELD_TWICE | dise_codg | { | {\"dise_codg\":null,\"dise_codg\":null,",
                "JSON_FIELD_TWICE | feedetail[0].cnt | \"cnt\":\"10\" | \"cnt\":\"10\",\"cnt\":\"10\"",
                "JSON_TYPE_WRONG | psn_no | \"P0000000001\" | {\"a\":1}",
                "JSON_TYPE_WRONG | psn_no | \"P0000000001\" | [[[[[[[[[[[[1]]]]]]]]]]]]",
                "JSON_TYPE_WRONG | er_flag | \"er_flag\":\"1\" | \"er_flag\":true",
                "JSON_TYPE_WRONG | psn_no | \"P0000000001\" | 1.5",
                "JSON_TYPE_WRONG | feedetail | \"feedetail\":[ | \"feedetail\":1,\"chrgitm\":[",
                "JSON_TYPE_WRONG | feedetail[0] | \"feedetail\":[ | \"feedetail\":[1,",
                "FIELD_TOO_LONG | med_type | \"med_type\":\"11\" | \"med_type\":\"1101010\"",
                "FIELD_CHARACTERS | mdtrt_cert_no | \"EV1\" | \"EV 1\"",
                "FIELD_CHARACTERS | mdtrt_cert_no | \"EV1\" | \"证\"",
                "FIELD_CHARACTERS | msgid | \"M1\" | \"M1\\u0000\"",
                "CODE_UNKNOWN | insutype | \"310\" | \"3l0\"",
                "CODE_UNKNOWN | insutype | \"310\" | \"-310\"",
                "CODE_UNKNOWN | insutype | \"310\" | \"65535\"",
                "CODE_UNKNOWN | insutype | \"310\" | \"000310\"",
                "CODE_UNKNOWN | hosp_lv | \"hosp_lv\":\"3\" | \"hosp_lv\":\"256\"",
                "CODE_UNKNOWN | hosp_lv | \"hosp_lv\":\"3\" | \"hosp_lv\":\"10\"",
                "CODE_UNKNOWN | insutype | \"310\" | \"1000\"",
                "CODE_UNKNOWN | mdtrt_cert_type | \"01\" | \"100\"",
                "CODE_UNKNOWN | er_flag | \"er_flag\":\"1\" | \"er_flag\":\"2\"",
                "CODE_UNKNOWN | refl_step | { | {\"refl_step\":\"SIDEWAYS\",",
                "AMOUNT_SYNTAX | medfee_sumamt | \"255.00\",\"feedetail\" | \"-255.00\",\"feedetail\"",
                "AMOUNT_SYNTAX | medfee_sumamt | \"255.00\",\"feedetail\" | 2.55e2,\"feedetail\"",
                "AMOUNT_SYNTAX | medfee_sumamt | \"255.00\",\"feedetail\" | \"255,00\",\"feedetail\"",
                "AMOUNT_OUT_OF_RANGE | medfee_sumamt | \"255.00\",\"feedetail\" | 123456789012345.00,\"feedetail\"",
                "DECIMALS_TOO_MANY | medfee_sumamt | \"255.00\",\"feedetail\" | 1.005,\"feedetail\"",
                "DECIMALS_TOO_MANY | feedetail[0].cnt | \"10\" | \"10.00001\"",
                "DECIMALS_TOO_MANY | feedetail[0].selfpay_prop | \"0.1\" | \"0.12345\"",
                "RATIO_OUT_OF_RANGE | feedetail[0].selfpay_prop | \"0.1\" | \"1.0001\"",
                "RATIO_OUT_OF_RANGE | feedetail[0].selfpay_prop | \"0.1\" | \"100000000000000\"",
                "AMOUNT_SYNTAX | feedetail[0].selfpay_prop | \"0.1\" | \"10%\"",
                "DATE_INVALID | begndate | \"2026-11-21\" | \"2026-02-29\"",
                "DATE_INVALID | begndate | \"2026-11-21\" | \"2026/11/21\"",
                "DATE_INVALID | begndate | \"2026-11-21\" | \"2026-13-01\"",
                "DATE_INVALID | begndate | \"2026-11-21\" | \"2026-11-2\"",
                "DATE_INVALID | begndate | \"2026-11-21\" | 20261121",
                "DATE_INVALID | inf_time | 08:30:00 | 24:00:00",
                "DATE_INVALID | inf_time | 08:30:00 | 08:60:00",
                "DATE_INVALID | inf_time | 08:30:00 | 08:30:60",
                "DATE_INVALID | inf_time | \"2026-11-21 08:30:00\" | \"2026-11-21T08:30:00\"",
            })
    void shouldNameTheFieldThatIsWrong(final ResultCode code, final String field, final String from, final String to) {
        final int first = BILL.indexOf(from);
        assertTrue(first >= 0, from);
        assertFault(code, field, BILL.substring(0, first) + to + BILL.substring(first + from.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"psn_no\"",
                "{\"psn_no\":",
                "{'psn_no':1}",
                "{psn_no:1}",
                "nul",
                "{} {}",
                "{,}",
                "{\"psn_no\":\"a\nb\"}",
                "{\"psn_no\":\"\\x\"}",
                "{\"insutype\":01}",
                "{\"insutype\":+1}",
                "// c",
                "}"
            })
    void shouldTellWhereTheSyntaxIsWrong(final String json) {
        final Fault fault = read(json.startsWith("{} ") ? BILL + "{}" : json);
        assertNotNull(fault);
        assertEquals(ResultCode.JSON_SYNTAX, fault.code());
        assertTrue(fault.found().toString().startsWith("line 1, column "), fault.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "null", "true"})
    void shouldExpectAnObject(final String json) {
        assertFault(ResultCode.JSON_TYPE_WRONG, "", json);
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() {
        final byte[] gbk = BILL.getBytes(StandardCharsets.UTF_8);
        gbk[BILL.indexOf("EV1")] = (byte) 0xD6;
        assertEquals(
                ResultCode.JSON_SYNTAX,
                reader.read(gbk, 0, gbk.length, 1, message, 0).code());
        final byte[] unsupported = {0, 0, (byte) 0xFF, (byte) 0xFE, 0, 0, 0, 0};
        assertEquals(
                ResultCode.JSON_SYNTAX,
                reader.read(unsupported, 0, unsupported.length, 1, message, 0).code());
    }

    static Stream<String> requiredFields() {
        return RequestDescriptors.SETTLE.fields().stream()
                .filter(FieldDescriptor::isRequired)
                .map(FieldDescriptor::name);
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void shouldNameAMissingField(final String name) {
        for (final String empty : List.of("\"\"", "null")) {
            final String json = BILL.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":" + empty);
            assertFault(ResultCode.FIELD_MISSING, name, json);
            assertEquals(name, read(json).found().toString());
        }
    }

    static Stream<String> requiredFieldsOfALine() {
        return RequestDescriptors.SETTLE.groups().get(0).fields().stream()
                .filter(FieldDescriptor::isRequired)
                .map(FieldDescriptor::name);
    }

    @ParameterizedTest
    @MethodSource("requiredFieldsOfALine")
    void shouldNameAMissingFieldOfALine(final String name) {
        final String json = BILL.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":null");
        assertFault(ResultCode.FIELD_MISSING, "feedetail[0]." + name, json);
    }

    @Test
    void shouldListAllMissingFields() {
        final byte[] json = "{\"infno\":\"2601\",\"omsgid\":\"M1\"}".getBytes(StandardCharsets.UTF_8);
        final Fault fault = RequestJsonReader.ofReversal().read(json, 0, json.length, 1, message, 0);
        assertEquals("YD-1201 inf_time (inf_time fixmedins_code msgid psn_no oinfno)", fault.toString());
    }

    @Test
    void shouldKeepWhatItReadOfTheKeyForTheAnswer() {
        assertNotNull(read(replace("\"255.00\",\"feedetail\"", "\"x\",\"feedetail\"")));
        final int key = KeyDescriptor.offsetIn(SettleRequestDecoder.TEMPLATE_ID);
        assertTrue(AsciiField.equals(message, key + KeyDescriptor.MSGID_OFFSET, KeyDescriptor.MSGID_LENGTH, "M1"));
        assertNotNull(read("{}"));
        assertTrue(AsciiField.isEmpty(message, key + KeyDescriptor.MSGID_OFFSET));
    }

    @Test
    void shouldNeverShowPersonOrVoucher() {
        assertEquals("", read(replace("\"EV1\"", "\"EV 1\"")).found().toString());
        assertEquals("", read(replace("\"P0000000001\"", "\"P 1\"")).found().toString());
        assertEquals("3l0", read(replace("\"310\"", "\"3l0\"")).found().toString());
    }

    @Test
    void shouldTakeFiveHundredLinesAndNotOneMore() {
        final String lines = (LINE + ",").repeat(FrameDescriptor.LINE_COUNT_MAX - 1) + LINE;
        assertNull(read(replace(LINE, lines)));
        assertEquals(FrameDescriptor.LINE_COUNT_MAX, request().feeLines().count());
        assertTrue(reader.encodedLength() <= FrameDescriptor.MESSAGE_LENGTH_MAX);
        assertFault(ResultCode.TOO_MANY_LINES, "feedetail", replace(LINE, lines + "," + LINE));
        assertNull(read(BILL), "nothing may be left of the earlier document");
        assertEquals(1, request().feeLines().count());
    }

    @Test
    void shouldReadBothKindsOfDetailInAnyOrder() {
        final String totals = "\"chrgitm\":[{\"med_chrgitm_type\":\"01\",\"amt\":\"1\",\"inscp_scp_amt\":\"1\","
                + "\"preselfpay_amt\":\"0\",\"overlmt_selfpay\":\"0\",\"fulamt_ownpay_amt\":\"0\"}]";
        assertNull(read("{" + totals + "," + BILL.substring(1)));
        final SettleRequestDecoder request = request();
        assertEquals(25_500, request.feeLines().next().amountFen());
        assertEquals(100, request.categoryTotals().next().amountFen());
    }

    @Test
    void shouldHoldItsLimits() {
        assertFault(ResultCode.HTTP_BODY_TOO_LARGE, "", BILL + " ".repeat(RequestJsonReader.DOCUMENT_LENGTH_MAX));
        assertFault(ResultCode.FIELD_TOO_LONG, "psn_no", replace("P0000000001", "P".repeat(2_000)));
        assertFault(ResultCode.FIELD_TOO_LONG, "insutype", replace("\"310\"", "3".repeat(21)));
        assertFault(ResultCode.FIELD_TOO_LONG, "", "{\"" + "n".repeat(65) + "\":1}");
        assertTrue(read("{\"" + "n".repeat(65) + "\":1}").found().toString().startsWith("line 1, column "));
        assertFault(ResultCode.JSON_FIELD_UNKNOWN, "n".repeat(40), "{\"" + "n".repeat(64) + "\":1}");
    }

    @Test
    void shouldWriteWhatItReads() {
        assertNull(read(BILL));
        final byte[] expected = new byte[reader.encodedLength()];
        message.getBytes(0, expected);
        final ExpandableArrayBuffer json = new ExpandableArrayBuffer();
        final int length = new RequestJsonWriter().write(message, 0, json, 0);
        assertNull(reader.read(json.byteArray(), 0, length, 1, message, 0));
        final byte[] actual = new byte[reader.encodedLength()];
        message.getBytes(0, actual);
        assertArrayEquals(expected, actual);
    }
}
