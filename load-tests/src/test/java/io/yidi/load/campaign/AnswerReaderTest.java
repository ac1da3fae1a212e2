package io.yidi.load.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.ErrorReplyEncoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefundReplyEncoder;
import io.yidi.protocol.sbe.RefusalReplyEncoder;
import io.yidi.protocol.sbe.ResultClass;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static final String JSON = "{\"repeat\":\"%s\",\"setl_id\":\"9\",\"journal_position\":\"9\","
            + "\"inscp_scp_amt\":\"700.00\",\"preselfpay_amt\":\"8.00\","
            + "\"act_pay_dedc\":\"650.00\",\"acct_pay\":\"12.30\",\"balc\":\"1987.70\","
            + "\"setldetail\":[{\"fund_pay_type\":\"310100\",\"fund_payamt\":\"42.50\"},"
            + "{\"fund_pay_type\":\"330100\",\"fund_payamt\":\"0.00\"}],"
            + "\"year_entries\":[{\"year\":\"2026\",\"act_pay_dedc\":\"%s\"}]}";

    private static final SplitFacts SPLIT =
            new SplitFacts(2026, 70_000, 800, 65_000, new TreeMap<>(Map.of("310100", 4_250L, "330100", 0L)), 1_230);
    private static final SplitFacts TAKEN_BACK = new SplitFacts(
            2026, -70_000, -800, -65_000, new TreeMap<>(Map.of("310100", -4_250L, "330100", 0L)), -1_230);

    private final BinaryAnswerReader binary = new BinaryAnswerReader();
    private final JsonAnswerReader json = new JsonAnswerReader();

    @Test
    void shouldReadTheFiguresOfABinarySettlement() {
        final Answer answer = binary.read(settlement(1, false, 65_000));

        assertEquals(Answer.Kind.SETTLED, answer.kind());
        assertEquals(77, answer.journalPosition());
        assertEquals(new SettlementFacts(SPLIT, 198_770), answer.effect());
    }

    @Test
    void shouldTakeARepeatForTheSameAnswer() {
        final Answer first = binary.read(settlement(1, false, 65_000));
        final Answer again = binary.read(settlement(2, true, 65_000));

        assertFalse(first.isRepeat());
        assertTrue(again.isRepeat());
        assertArrayEquals(first.content(), again.content());
    }

    @Test
    void shouldSeeADifferenceOfOneFen() {
        final Answer first = binary.read(settlement(1, false, 65_000));

        assertFalse(
                first.hasSameContent(binary.read(settlement(1, true, 65_001)).content()));
    }

    @Test
    void shouldTellRefusalsAndErrorsApart() {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final RefusalReplyEncoder refusal = new RefusalReplyEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .journalPosition(5);
        refusal.replyFlags().clear().repeat(true);
        refusal.found("").textZh("").textEn("").cureZh("").cureEn("");
        final Answer refused = binary.read(frame(buffer, refusal.encodedLength()));
        assertEquals(Answer.Kind.REFUSED, refused.kind());
        assertTrue(refused.isRepeat());

        assertEquals(Answer.Kind.BUSY, binary.read(error(ResultClass.BUSY)).kind());
        assertEquals(
                Answer.Kind.CONFLICT, binary.read(error(ResultClass.CONFLICT)).kind());
        assertEquals(
                Answer.Kind.OTHER_ERROR,
                binary.read(error(ResultClass.MALFORMED)).kind());
    }

    @Test
    void shouldReadTheFiguresOfARefundAtBothDoors() throws IOException {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final RefundReplyEncoder reply = new RefundReplyEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .journalPosition(78)
                .originalSettlementId(77)
                .inScopeFen(-70_000)
                .preSelfPayFen(-800)
                .deductibleFen(-65_000)
                .accountFen(-1_230)
                .accountBalanceFen(200_000);
        reply.replyFlags().clear();
        reply.fundsCount(2)
                .next()
                .fundCode("310100")
                .amountFen(-4_250)
                .fundName("统筹")
                .next()
                .fundCode("330100")
                .amountFen(0)
                .fundName("大额");
        reply.yearsCount(1).next().benefitYear(2026);
        reply.planId("");
        final Answer refunded = binary.read(frame(buffer, reply.encodedLength()));
        assertEquals(Answer.Kind.REFUNDED, refunded.kind());
        assertEquals(new RefundFacts(77, TAKEN_BACK, 200_000), refunded.effect());

        final Answer spelled = json.read("{\"result\":\"REFUNDED\",\"setl_id\":\"78\",\"journal_position\":\"78\","
                + "\"osetl_id\":\"77\",\"inscp_scp_amt\":\"-700.00\",\"preselfpay_amt\":\"-8.00\","
                + "\"act_pay_dedc\":\"-650.00\",\"acct_pay\":\"-12.30\",\"balc\":\"2000.00\","
                + "\"setldetail\":[{\"fund_pay_type\":\"310100\",\"fund_payamt\":\"-42.50\"},"
                + "{\"fund_pay_type\":\"330100\",\"fund_payamt\":\"0.00\"}],"
                + "\"year_entries\":[{\"year\":\"2026\"}]}");
        assertEquals(Answer.Kind.REFUNDED, spelled.kind());
        assertEquals(refunded.effect(), spelled.effect());
    }

    @Test
    void shouldReadJsonWhateverTheRepeatFlag() throws IOException {
        final Answer first = json.read(String.format(Locale.ROOT, JSON, "0", "650.00"));
        final Answer again = json.read(String.format(Locale.ROOT, JSON, "1", "650.00"));
        final Answer other = json.read(String.format(Locale.ROOT, JSON, "1", "650.01"));

        assertEquals(new SettlementFacts(SPLIT, 198_770), first.effect());
        assertEquals(9, first.journalPosition());
        assertFalse(first.isRepeat());
        assertTrue(again.isRepeat());
        assertTrue(again.hasSameContent(first.content()));
        assertFalse(other.hasSameContent(first.content()));
        assertEquals(
                Answer.Kind.BUSY,
                json.read("{\"result\":\"BUSY\",\"code\":\"YD-2001\"}").kind());
        assertEquals(
                Answer.Kind.REFUSED,
                json.read("{\"code\":\"YD-3001\",\"journal_position\":\"4\"}").kind());
    }

    @Test
    void shouldStopAtAFundThatIsListedTwice() {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final SettleReplyEncoder reply = new SettleReplyEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder());
        reply.replyFlags().clear();
        reply.fundsCount(2)
                .next()
                .fundCode("310100")
                .amountFen(4_250)
                .fundName("统筹")
                .next()
                .fundCode("310100")
                .amountFen(1)
                .fundName("统筹");
        reply.yearsCount(1).next().benefitYear(2026);
        reply.planId("");
        final byte[] twice = frame(buffer, reply.encodedLength());
        final String spelled = String.format(Locale.ROOT, JSON, "0", "650.00").replace("330100", "310100");

        assertEquals(
                "expected fund 310100 once in an answer, found it with 4250 fen and with 1 fen",
                assertThrows(IllegalStateException.class, () -> binary.read(twice))
                        .getMessage());
        assertEquals(
                "expected fund 310100 once in an answer, found it with 4250 fen and with 0 fen",
                assertThrows(IllegalStateException.class, () -> json.read(spelled))
                        .getMessage());
    }

    private static byte[] settlement(final long correlationId, final boolean isRepeat, final long deductibleFen) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final SettleReplyEncoder reply = new SettleReplyEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .correlationId(correlationId)
                .journalPosition(77)
                .inScopeFen(70_000)
                .preSelfPayFen(800)
                .deductibleFen(deductibleFen)
                .accountFen(1_230)
                .accountBalanceFen(198_770);
        reply.replyFlags().clear().repeat(isRepeat);
        reply.fundsCount(2)
                .next()
                .fundCode("310100")
                .amountFen(4_250)
                .fundName("统筹")
                .next()
                .fundCode("330100")
                .amountFen(0)
                .fundName("大额");
        reply.yearsCount(1).next().benefitYear(2026);
        reply.planId("beijing");
        return frame(buffer, reply.encodedLength());
    }

    private static byte[] error(final ResultClass resultClass) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final ErrorReplyEncoder reply = new ErrorReplyEncoder()
                .wrapAndApplyHeader(buffer, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .resultClass(resultClass)
                .found("")
                .textZh("")
                .textEn("")
                .cureZh("")
                .cureEn("");
        return frame(buffer, reply.encodedLength());
    }

    private static byte[] frame(final ExpandableArrayBuffer buffer, final int bodyBytes) {
        final int messageBytes = MessageHeaderEncoder.ENCODED_LENGTH + bodyBytes;
        buffer.putInt(FrameDescriptor.LENGTH_OFFSET, messageBytes, FrameDescriptor.BYTE_ORDER);
        final byte[] frame = new byte[FrameDescriptor.LENGTH_BYTES + messageBytes];
        buffer.getBytes(0, frame);
        return frame;
    }
}
