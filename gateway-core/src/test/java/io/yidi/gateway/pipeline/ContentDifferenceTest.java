package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ReferralStep;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentDifferenceTest {

    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final List<Object> NAMES =
            changes().stream().map(row -> row.get()[0]).toList();

    private final ContentDifference difference = new ContentDifference();

    /** In the order of the schema. */
    static List<Arguments> changes() {
        return List.of(
                row("psn_no", bill -> bill.personNo("P2")),
                row("insutype", bill -> bill.insuranceType(390)),
                row("insuplc_admdvs", bill -> bill.insuredPlace("910200")),
                row("mdtrtarea_admvs", bill -> bill.carePlace("310115")),
                row("hosp_lv", bill -> bill.hospitalLevel(2)),
                row("med_type", bill -> bill.medicalType("24")),
                row("mdtrt_cert_type", bill -> bill.voucher(2, "EV-TOKEN-0001")),
                row("mdtrt_cert_no", bill -> bill.voucher(1, "EV-TOKEN-0002")),
                row("er_flag", SettleFrame::emergency),
                row("trum_flag", SettleFrame::trauma),
                row("rel_ttp_flag", SettleFrame::thirdParty),
                row("acct_used_flag", SettleFrame::useAccount),
                row("trum_decl_flag", SettleFrame::declared),
                row("refl_step", bill -> bill.referral(ReferralStep.UPWARDS, 0)),
                row("refl_from_hosp_lv", bill -> bill.referral(ReferralStep.NONE, 1)),
                row("begndate", bill -> bill.stay("2023-03-02", "2023-03-11")),
                row("enddate", bill -> bill.stay("2023-03-01", "2023-03-12")),
                row("diag_code", bill -> bill.diagnosis("I11")),
                row("dise_codg", bill -> bill.disease("M03900")),
                row("medfee_sumamt", bill -> bill.totalFen(1)),
                row("feedetail", bill -> bill.line(ItemClass.A, "0.00")),
                row("chrgitm", bill -> bill.parts("0.00", "0.00", "0.00", "0.00")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void shouldNameTheFieldThatDiffers(final String field, final UnaryOperator<SettleFrame> change) {
        assertEquals(field, between(bill().encode(), change.apply(bill()).encode()));
        assertEquals(field, between(change.apply(bill()).encode(), bill().encode()));
    }

    @Test
    void shouldNameTheFirstOfSeveralInTheOrderOfTheSchema() {
        final List<Arguments> changes = changes();
        for (int first = 0; first < changes.size() - 1; first++) {
            final SettleFrame changed = apply(changes.get(first + 1), apply(changes.get(first), bill()));
            if (!overwrites(changes.get(first), changes.get(first + 1))) {
                assertEquals(changes.get(first).get()[0], between(bill().encode(), changed.encode()));
            }
        }
    }

    @Test
    void shouldNotLookAtTheEnvelope() {
        final SettleFrame later = bill().correlationId(99).sentAtMs(5).diagnosis("I11");

        assertEquals("diag_code", between(bill().encode(), later.encode()));
    }

    @Test
    void shouldNameAChangedLine() {
        final SettleFrame visit = SettleFrame.outpatient().lines("100.00", "90.00");
        final SettleFrame other = SettleFrame.outpatient().lines("100.00", "80.00");

        assertEquals("feedetail", between(visit.encode(), other.encode()));
    }

    @Test
    void shouldNameTheFieldsOfAReversal() {
        final UnsafeBuffer reversal = Requests.reversal("R1", "P1", "2304", "M1");

        assertEquals("psn_no", between(reversal, Requests.reversal("R1", "P2", "2207", "M2")));
        assertEquals("oinfno", between(reversal, Requests.reversal("R1", "P1", "2207", "M2")));
        assertEquals("omsgid", between(reversal, Requests.reversal("R1", "P1", "2304", "M2")));
        assertEquals("", between(reversal, reversal));
    }

    @Test
    void shouldNameTheFieldsOfARefund() {
        final UnsafeBuffer refund = Requests.refund("2208", "F1", "P1", 7);

        assertEquals("psn_no", between(refund, Requests.refund("2208", "F1", "P2", 8)));
        assertEquals("setl_id", between(refund, Requests.refund("2208", "F1", "P1", 8)));
        assertEquals("", between(refund, refund));
    }

    @Test
    void shouldNameTheEncounterOfARefundInEitherLength() {
        final UnsafeBuffer unnamed = Requests.refund("2208", "F1", "P1", 7);
        final UnsafeBuffer earlier = Requests.earlier(unnamed);
        final UnsafeBuffer named = Requests.refundOf("2208", "F1", "P1", 7, 3);

        assertEquals("mdtrt_id", between(named, Requests.refundOf("2208", "F1", "P1", 7, 4)));
        assertEquals("mdtrt_id", between(named, unnamed));
        assertEquals("mdtrt_id", between(earlier, named));
        assertEquals("setl_id", between(earlier, Requests.refundOf("2208", "F1", "P1", 8, 3)));
        assertEquals("", between(earlier, unnamed));
        assertEquals("", between(earlier, earlier));
    }

    @Test
    void shouldNameTheTransactionWhenTheMessagesAreOfAnotherKind() {
        assertEquals("infno", between(bill().encode(), Requests.reversal("R1", "P1", "2304", "M1")));
    }

    @Test
    void shouldReadRequestsWhereverTheyLie() {
        final UnsafeBuffer first = shifted(bill().encode(), 40);
        final UnsafeBuffer second = shifted(bill().diagnosis("I11").encode(), 9);

        assertEquals("diag_code", difference.firstField(first, 40, second, 9));
    }

    /** The fields stand one after the other from psn_no on; a change of any byte of the block has a name. */
    @Test
    void shouldNameEveryByteOfTheBlock() {
        final UnsafeBuffer first = bill().encode();
        final int from = HEADER + SettleRequestDecoder.personNoEncodingOffset();
        for (int at = from; at < HEADER + SettleRequestDecoder.BLOCK_LENGTH; at++) {
            final UnsafeBuffer second = bill().encode();
            second.putByte(at, (byte) (second.getByte(at) ^ 1));
            final String name = between(first, second);
            assertTrue(NAMES.contains(name) && !name.startsWith("chrg"), "byte " + at + ": " + name);
        }
    }

    private String between(final UnsafeBuffer first, final UnsafeBuffer second) {
        return difference.firstField(first, 0, second, 0);
    }

    private static UnsafeBuffer shifted(final UnsafeBuffer message, final int offset) {
        final UnsafeBuffer shifted = new UnsafeBuffer(new byte[offset + message.capacity()]);
        Arrays.fill(shifted.byteArray(), (byte) 0x55);
        shifted.putBytes(offset, message, 0, message.capacity());
        return shifted;
    }

    /** Whether the second change sets again what the first one changed. */
    private static boolean overwrites(final Arguments first, final Arguments second) {
        final List<Object> names = List.of(first.get()[0], second.get()[0]);
        return names.equals(List.of("mdtrt_cert_type", "mdtrt_cert_no"))
                || names.equals(List.of("refl_step", "refl_from_hosp_lv"))
                || names.equals(List.of("begndate", "enddate"));
    }

    @SuppressWarnings("unchecked")
    private static SettleFrame apply(final Arguments row, final SettleFrame bill) {
        return ((UnaryOperator<SettleFrame>) row.get()[1]).apply(bill);
    }

    private static Arguments row(final String field, final UnaryOperator<SettleFrame> change) {
        return Arguments.of(field, change);
    }

    private static SettleFrame bill() {
        return SettleFrame.inpatient().bill("1000.00", "900.00");
    }
}
