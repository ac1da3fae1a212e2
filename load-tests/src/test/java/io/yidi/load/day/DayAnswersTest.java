package io.yidi.load.day;

import static io.yidi.load.day.AnswerFrames.DAY;
import static io.yidi.load.day.AnswerFrames.refunded;
import static io.yidi.load.day.AnswerFrames.reversed;
import static io.yidi.load.day.AnswerFrames.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.corpus.Act;
import io.yidi.load.day.AnswerFrames.Content;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** What the answers of a day come to, and that nothing that differs from it goes unnoticed. */
class DayAnswersTest {

    private static final int COUNT = 50;
    private static final long USE = 3L << Integer.SIZE;

    private final DayParties parties = new DayParties(List.of(AnswerFrames.HOSPITAL), List.of("110000"));
    private final ListedRequests requests = new ListedRequests();
    private final DayAnswers answers = new DayAnswers(requests, parties);
    private final JsonMapper mapper = new JsonMapper();

    @Test
    void shouldFindTotalsThatAreWhatTheAnswersCameTo() throws Exception {
        takeBills(COUNT);

        final DayComparison comparison = compared(DAY, row(COUNT, "100.00", "5.00", "75.00", "25.00"));
        assertEquals(0, comparison.differences(), comparison.told()::toString);
        assertEquals(6, comparison.compared());
        assertEquals(0, answers.unexpected());
        assertEquals(DAY, answers.lastBusinessDay());
        assertEquals(new DayActs(COUNT, 0, 0, 0), answers.acts());
    }

    @Test
    void shouldNoticeEveryAmountThatDiffers() throws Exception {
        takeBills(COUNT);

        assertEquals(
                2,
                compared(DAY, row(COUNT - 1, "100.00", "5.00", "75.00", "25.00"))
                        .differences());
        assertEquals(1, differences(row(COUNT, "100.01", "5.00", "75.00", "25.00")));
        assertEquals(1, differences(row(COUNT, "100.00", "5.01", "75.00", "25.00")));
        assertEquals(1, differences(row(COUNT, "100.00", "5.00", "75.01", "25.00")));
        assertEquals(1, differences(row(COUNT, "100.00", "5.00", "75.00", "24.99")));
        assertEquals(2, differences(List.of()), "a row is missing");
        final List<JsonNode> twice = new ArrayList<>(row(COUNT, "100.00", "5.00", "75.00", "25.00"));
        twice.addAll(row(0, "0.00", "0.00", "0.00", "0.00"));
        assertEquals(1, differences(twice), "a row comes twice");
    }

    @Test
    void shouldBookWhatFollowsBillsOnTheDayItBelongsTo() throws Exception {
        takeBills(3);
        take(follow(Act.REPEAT), settled(with(repeat -> repeat.isRepeat = true)));
        take(follow(Act.REVERSAL), reversed(with(reversal -> reversal.day = DAY + 1)));
        take(follow(Act.REFUND), refunded(with(refund -> refund.day = DAY + 1)));

        assertEquals(0, answers.unexpected(), answers.firstUnexpected());
        assertEquals(new DayActs(3, 1, 1, 1), answers.acts());
        assertEquals(DAY, answers.lastBusinessDay(), "of bills");
        assertEquals(0, compared(DAY, row(2, "4.00", "0.20", "3.00", "1.00")).differences());
        assertEquals(
                0, compared(DAY + 1, row(1, "-2.00", "-0.10", "-1.50", "-0.50")).differences());
        assertEquals(
                2,
                compared(DAY + 1, row(0, "-2.00", "-0.10", "-1.50", "-0.50")).differences(),
                "a refund is a record, too");
        final List<Integer> days = new ArrayList<>();
        answers.businessDays().forEach(days::add);
        assertEquals(List.of(DAY, DAY + 1), days);
    }

    @Test
    void shouldTakeAReversedBillOutOfTheDayItWasOn() throws Exception {
        final int bill = requests.bill();
        take(bill, settled(with(settled -> settled.day = DAY - 1)));
        take(requests.followUp(Act.REVERSAL, settled(with(settled -> settled.day = DAY - 1))), reversed(new Content()));

        assertEquals(0, answers.unexpected(), answers.firstUnexpected());
        assertEquals(
                0, compared(DAY - 1, row(0, "0.00", "0.00", "0.00", "0.00")).differences());
        assertEquals(List.of(USE | bill, USE | bill + 1), requests.heard());
    }

    @Test
    void shouldNoticeAnswersThatAreNoneToABill() {
        assertNoticed(Act.BILL, AnswerFrames::settled, content -> content.institution = "H13010000002");
        assertNoticed(Act.BILL, AnswerFrames::settled, content -> content.msgIdEnd = "000000000b");
        assertNoticed(Act.BILL, AnswerFrames::settled, content -> content.isRepeat = true);
        assertNoticed(Act.BILL, AnswerFrames::reversed, content -> {});

        final DirectBuffer error = settled(new Content());
        final ByteBuf frame = bytes(error, 0);
        frame.setShortLE(ReplyDescriptor.BODY_OFFSET + ErrorReplyDecoder.resultCodeEncodingOffset(), 2_004);
        final DayAnswers first = new DayAnswers(requests, parties);
        first.take(requests.bill(), ErrorReplyDecoder.TEMPLATE_ID, frame, 0, error.capacity());
        assertEquals("BILL: template " + ErrorReplyDecoder.TEMPLATE_ID + ", code 2004", first.firstUnexpected());
    }

    @Test
    void shouldNoticeASecondAnswer() {
        takeBills(1);
        answers.takeSurplus(USE);

        assertEquals(1, answers.unexpected());
        assertEquals(2, answers.count());
        assertTrue(answers.firstUnexpected().startsWith("a second answer"), answers.firstUnexpected());
        assertEquals(1, answers.book(DAY).all(DayBook.COUNT));
    }

    @Test
    void shouldNoticeRepeatsThatAreNotTheAnswerGivenBefore() {
        assertNoticed(Act.REPEAT, AnswerFrames::settled, content -> {});
        assertNoticedRepeat(content -> content.settlementId = 8);
        assertNoticedRepeat(content -> content.totalFen++);
        assertNoticedRepeat(content -> content.cashFen--);
        assertNoticedRepeat(content -> content.fundFen++);
        assertNoticedRepeat(content -> content.fund = "320100");
        assertNoticedRepeat(content -> content.fundCount--);
        assertNoticedRepeat(content -> content.day++);
        assertNoticedRepeat(content -> content.plan = "other");
        assertNoticedRepeat(content -> content.institution = "H13010000002");
        assertNoticed(Act.REPEAT, AnswerFrames::refunded, content -> content.isRepeat = true);
    }

    @Test
    void shouldNoticeRefundsThatAreNotTheExactNegative() {
        assertNoticedRefund(content -> content.originalSettlementId = 8);
        assertNoticedRefund(content -> content.originalDay++);
        assertNoticedRefund(content -> content.totalFen++);
        assertNoticedRefund(content -> content.totalFen = -content.totalFen);
        assertNoticedRefund(content -> content.fundTotalFen--);
        assertNoticedRefund(content -> content.cashFen--);
        assertNoticedRefund(content -> content.fundFen++);
        assertNoticedRefund(content -> content.fund = "320100");
        assertNoticedRefund(content -> content.fundCount = 1);
        assertNoticedRefund(content -> content.fundCount = 3);
        assertNoticedRefund(content -> content.yearFundFen--);
        assertNoticedRefund(content -> content.yearCount = 0);
        assertNoticedRefund(content -> content.institution = "H13010000002");
        assertNoticedRefund(content -> content.isRepeat = true);
        assertNoticedRefund(content -> content.msgIdEnd = "000000000b");
        assertNoticed(Act.REFUND, AnswerFrames::settled, content -> {});
    }

    @Test
    void shouldNoticeReversalsThatTookNothingBack() {
        assertNoticedReversal(content -> content.outcome = ReversalOutcome.BLOCKED);
        assertNoticedReversal(content -> content.outcome = ReversalOutcome.NO_EFFECT);
        assertNoticedReversal(content -> content.originalSettlementId = 0);
        assertNoticedReversal(content -> content.originalSettlementId = 8);
        assertNoticedReversal(content -> content.institution = "H13010000002");
        assertNoticedReversal(content -> content.isRepeat = true);
        assertNoticedReversal(content -> content.msgIdEnd = "000000000b");
        assertNoticed(Act.REVERSAL, AnswerFrames::settled, content -> {});
    }

    private void assertNoticedRepeat(final Consumer<Content> change) {
        assertNoticed(Act.REPEAT, AnswerFrames::settled, content -> {
            content.isRepeat = true;
            change.accept(content);
        });
    }

    private void assertNoticedRefund(final Consumer<Content> change) {
        assertNoticed(Act.REFUND, AnswerFrames::refunded, change);
    }

    private void assertNoticedReversal(final Consumer<Content> change) {
        assertNoticed(Act.REVERSAL, AnswerFrames::reversed, change);
    }

    /** One answer more that is unexpected, and none that is booked or that anything could follow. */
    private void assertNoticed(
            final Act act, final Function<Content, DirectBuffer> writer, final Consumer<Content> change) {
        final long unexpected = answers.unexpected();
        final long booked = answers.book(DAY).all(DayBook.COUNT);
        final long bookedFen = answers.book(DAY).all(DayBook.TOTAL);
        final DayActs acts = answers.acts();
        final int heard = requests.heard().size();

        take(follow(act), writer.apply(with(change)));

        assertEquals(unexpected + 1, answers.unexpected());
        assertEquals(booked, answers.book(DAY).all(DayBook.COUNT));
        assertEquals(bookedFen, answers.book(DAY).all(DayBook.TOTAL));
        assertEquals(acts, answers.acts());
        assertEquals(heard, requests.heard().size());
    }

    private void takeBills(final int count) {
        for (int i = 0; i < count; i++) {
            take(requests.bill(), settled(new Content()));
        }
    }

    /** Lists what follows a bill as it should be. */
    private int follow(final Act act) {
        return requests.followUp(act, settled(new Content()));
    }

    private void take(final int slot, final DirectBuffer answer) {
        answers.asked(slot, AnswerFrames.request(), 0);
        final ByteBuf bytes = bytes(answer, USE | slot);
        final int templateId = bytes.getUnsignedShortLE(ReplyDescriptor.TEMPLATE_ID_OFFSET);
        answers.take(USE | slot, templateId, bytes, 0, answer.capacity());
    }

    private static ByteBuf bytes(final DirectBuffer answer, final long correlationId) {
        final ByteBuffer copy = ByteBuffer.allocateDirect(answer.capacity());
        answer.getBytes(0, copy, 0, answer.capacity());
        final ByteBuf bytes = Unpooled.wrappedBuffer(copy);
        assertEquals(bytes.readableBytes(), FrameDescriptor.LENGTH_BYTES + bytes.getIntLE(0));
        return bytes.setLongLE(ReplyDescriptor.CORRELATION_ID_OFFSET, correlationId);
    }

    private static Content with(final Consumer<Content> change) {
        final Content content = new Content();
        change.accept(content);
        return content;
    }

    private long differences(final List<JsonNode> rows) {
        return compared(DAY, rows).differences();
    }

    private DayComparison compared(final int day, final List<JsonNode> rows) {
        return new DayComparison(parties, answers.book(day)).with(rows);
    }

    private List<JsonNode> row(
            final int count, final String total, final String account, final String cash, final String fund)
            throws Exception {
        return List.of(mapper.readTree("{\"fixmedins_code\":\"" + AnswerFrames.HOSPITAL
                + "\",\"insuplc_admdvs\":\"110000\",\"setl_cnt\":" + count
                + ",\"medfee_sumamt\":\"" + total + "\",\"acct_pay\":\"" + account + "\",\"psn_cash_pay\":\"" + cash
                + "\",\"funds\":[{\"fund_pay_type\":\"" + AnswerFrames.FUND + "\",\"fund_payamt\":\"" + fund
                + "\"}]}"));
    }
}
