package io.yidi.gateway.codec.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.Keys;
import io.yidi.gateway.fixture.Requests;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.FilingAction;
import io.yidi.protocol.sbe.FilingBasis;
import io.yidi.protocol.sbe.FilingCategory;
import io.yidi.protocol.sbe.FilingChannel;
import io.yidi.protocol.sbe.FilingQueryEncoder;
import io.yidi.protocol.sbe.FilingRequestEncoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is malformed about requests about filings, each fault with the field it names. */
class FilingCheckersTest {

    private static final int PLACE = 410_802;

    private final RequestChecker checker = new RequestChecker();

    @Test
    void shouldTakeSoundRequests() {
        assertSound(filing(request -> {}));
        assertSound(filing(request -> {}, "H1"));
        assertSound(FilingFrames.act("2501", FilingAction.CHANGE, "M1", "P1", PLACE));
        assertSound(FilingFrames.act("2501", FilingAction.COMPLETE_DOCUMENTS, "M1", "P1", PLACE));
        assertSound(filing(request -> request.action(FilingAction.EXTEND).diagnosisCode("C34.900")));
        assertSound(FilingFrames.act("2502", FilingAction.CANCEL, "M1", "P1", PLACE));
        assertSound(chronic(request -> {}, "H1", "H2", "H3", "H4"));
        assertSound(FilingFrames.act("2505", FilingAction.NEW, "M1", "P1", PLACE, "H1"));
        assertSound(FilingFrames.act("2506", FilingAction.CANCEL, "M1", "P1", PLACE, "H1"));
        assertSound(FilingFrames.query("M1", "P1", PLACE, query -> {}));
    }

    static Stream<Arguments> unsoundFilings() {
        return Stream.of(
                Arguments.of("DATE_INVALID inf_time", of(r -> r.sentAtMs(Long.MIN_VALUE))),
                Arguments.of("FIELD_MISSING fixmedins_code", of(r -> r.institutionCode(""))),
                Arguments.of("CODE_UNKNOWN infno", of(r -> r.transactionCode("5304"))),
                Arguments.of("FIELD_MISSING msgid", of(r -> r.msgId(""))),
                Arguments.of("FIELD_CHARACTERS psn_no", of(r -> r.personNo("P 1"))),
                Arguments.of("CODE_UNKNOWN insutype", of(r -> r.insuranceType(99))),
                Arguments.of("FIELD_CHARACTERS insuplc_admdvs", of(r -> r.insuredPlace("4108"))),
                Arguments.of("CODE_UNKNOWN filing_action", of(r -> r.action(FilingAction.NULL_VAL))),
                Arguments.of("FILING_ACTION_WRONG filing_action", of(r -> r.action(FilingAction.CANCEL))),
                Arguments.of("FILING_ACTION_WRONG filing_action", of(r -> r.transactionCode("2502"))),
                Arguments.of(
                        "FILING_ACTION_WRONG filing_action",
                        of(r -> r.transactionCode("2503").action(FilingAction.EXTEND))),
                Arguments.of(
                        "FILING_ACTION_WRONG filing_action",
                        of(r -> r.transactionCode("2505").action(FilingAction.CHANGE))),
                Arguments.of("FIELD_MISSING filing_category", of(r -> r.category(FilingCategory.NONE))),
                Arguments.of("CODE_UNKNOWN filing_category", of(r -> r.category(FilingCategory.NULL_VAL))),
                Arguments.of("FIELD_MISSING filing_basis", of(r -> r.basis(FilingBasis.NONE))),
                Arguments.of("FIELD_MISSING filing_channel", of(r -> setByte(r, channelOffset(), 0))),
                Arguments.of("CODE_UNKNOWN filing_channel", of(r -> r.channel(FilingChannel.NULL_VAL))),
                Arguments.of("FIELD_CHARACTERS mdtrtarea_admvs", of(r -> r.place("SHIJIA"))),
                Arguments.of("FIELD_MISSING begndate", of(r -> r.fromDate(FilingFrames.NO_DAY))),
                Arguments.of("DATE_INVALID enddate", of(r -> r.toDate(1_000_000))),
                Arguments.of("DATE_ORDER enddate", of(r -> r.toDate(Keys.epochDay("2023-01-01")))),
                Arguments.of("FILING_CARE_WRONG ipt_flag", of(r -> setByte(r, careOffset(), 8))),
                Arguments.of("FLAGS_INCONSISTENT fees_open_flag", of(r -> setByte(r, flagsOffset(), 2))),
                Arguments.of("FIELD_MISSING diag_code", of(r -> r.action(FilingAction.EXTEND))),
                Arguments.of("FIELD_CHARACTERS refl_from_admdvs", of(r -> r.referringPlace("4"))),
                Arguments.of("DATE_INVALID dscg_date", of(r -> r.dischargedOn(1_000_000))),
                Arguments.of("SETTLEMENT_ID_INVALID filing_no", of(r -> r.filingNumber(-1))),
                Arguments.of("FIELD_NOT_EXPECTED filing_no", of(r -> r.filingNumber(1))));
    }

    /** BJ-F1, BJ-F2a: form and commitment name the person, both places, the group, what it rests on, and the days. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unsoundFilings")
    void shouldRefuseUnsoundFilings(final String expected, final Consumer<FilingRequestEncoder> change) {
        assertEquals(expected, fault(filing(change)));
    }

    /** BJ-9c, TJ-4.3c: a chronic filing names its disease and one to four hospitals. */
    @Test
    void shouldRefuseHospitalsThatDoNotFitTheirCode() {
        assertEquals("FIELD_MISSING dise_codg", fault(chronic(r -> r.diseaseCode(""), "H1")));
        assertEquals("FIELD_MISSING hospitals", fault(chronic(r -> {})));
        assertEquals("HOSPITALS_TOO_MANY hospitals", fault(chronic(r -> {}, "H1", "H2", "H3", "H4", "H5")));
        assertEquals("HOSPITAL_TWICE hospitals[1].fixmedins_code", fault(chronic(r -> {}, "H1", "H1")));
        assertEquals("FIELD_MISSING hospitals[0].fixmedins_code", fault(chronic(r -> {}, "")));
        assertEquals("HOSPITALS_TOO_MANY hospitals", fault(filing(r -> {}, "H1", "H2")));
        assertEquals("FIELD_MISSING hospitals", fault(FilingFrames.act("2505", FilingAction.NEW, "M1", "P1", PLACE)));
    }

    @Test
    void shouldRefuseUnsoundQueries() {
        assertEquals("CODE_UNKNOWN infno", fault(query(q -> q.transactionCode("2501"))));
        assertEquals("FIELD_MISSING psn_no", fault(query(q -> q.personNo(""))));
        assertEquals("CODE_UNKNOWN insutype", fault(query(q -> q.insuranceType(1_000))));
        assertEquals("FIELD_MISSING insuplc_admdvs", fault(query(q -> q.insuredPlace(""))));
    }

    @Test
    void shouldRefuseMessagesThatEndTooEarlyOrTooLate() {
        final UnsafeBuffer sound = filing(request -> {}, "H1");
        for (int length = MessageHeaderEncoder.ENCODED_LENGTH; length < sound.capacity(); length++) {
            assertNotNull(checker.check(sound, 0, length), "length " + length);
        }
        final UnsafeBuffer longer = new UnsafeBuffer(new byte[sound.capacity() + 1]);
        longer.putBytes(0, sound, 0, sound.capacity());
        assertEquals("MESSAGE_TRAILING_BYTES ", fault(longer));
    }

    /** What was filed is cancelled, not reversed. */
    @Test
    void shouldRefuseAReversalThatNamesAFiling() {
        assertEquals("CODE_UNKNOWN oinfno", fault(Requests.reversal("R1", "P1", "2501", "F1")));
        assertEquals("CODE_UNKNOWN oinfno", fault(Requests.reversal("R1", "P1", "5304", "F1")));
    }

    private static Consumer<FilingRequestEncoder> of(final Consumer<FilingRequestEncoder> change) {
        return change;
    }

    private static UnsafeBuffer filing(final Consumer<FilingRequestEncoder> change, final String... hospitals) {
        return FilingFrames.file("M1", "P1", PLACE, change, hospitals);
    }

    private static UnsafeBuffer chronic(final Consumer<FilingRequestEncoder> change, final String... hospitals) {
        return filing(request -> change.accept(request.transactionCode("2503").diseaseCode("M03900")), hospitals);
    }

    private static UnsafeBuffer query(final Consumer<FilingQueryEncoder> change) {
        return FilingFrames.query("M1", "P1", PLACE, change);
    }

    private static int channelOffset() {
        return FilingRequestEncoder.channelEncodingOffset();
    }

    private static int careOffset() {
        return FilingRequestEncoder.careEncodingOffset();
    }

    private static int flagsOffset() {
        return FilingRequestEncoder.flagsEncodingOffset();
    }

    private static void setByte(final FilingRequestEncoder request, final int fieldOffset, final int value) {
        request.buffer().putByte(request.offset() + fieldOffset, (byte) value);
    }

    private void assertSound(final UnsafeBuffer message) {
        final Fault fault = checker.check(message, 0, message.capacity());
        assertNull(fault, () -> fault.code() + " " + fault.field());
    }

    private String fault(final UnsafeBuffer message) {
        final Fault fault = checker.check(message, 0, message.capacity());
        assertNotNull(fault);
        final ResultCode code = fault.code();
        return code + " " + fault.field();
    }
}
