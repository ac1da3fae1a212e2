package io.yidi.load.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.load.population.Population;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What the answers of a day come to, and that nothing that differs from it goes unnoticed. */
class DayAnswersTest {

    private static final int DAY = 20_000;
    private static final int FRAME_BYTES = 512;
    private static final int COUNT = 50;

    private final Population population = new Population(10, 1, List.of("110000"));
    private final DayAnswers answers = new DayAnswers(population);
    private final JsonMapper mapper = new JsonMapper();

    @Test
    void shouldFindTotalsThatAreWhatTheAnswersCameTo() throws Exception {
        takeAll();

        final DayComparison comparison = compared(row(COUNT, "100.00", "5.00", "75.00", "25.00"));
        assertEquals(0, comparison.differences(), comparison.told()::toString);
        assertEquals(6, comparison.compared());
        assertEquals(0, answers.unexpected());
        assertEquals(DAY, answers.lastBusinessDay());
    }

    @Test
    void shouldNoticeEveryAmountThatDiffers() throws Exception {
        takeAll();

        assertEquals(
                2, compared(row(COUNT - 1, "100.00", "5.00", "75.00", "25.00")).differences());
        assertEquals(1, compared(row(COUNT, "100.01", "5.00", "75.00", "25.00")).differences());
        assertEquals(1, compared(row(COUNT, "100.00", "5.01", "75.00", "25.00")).differences());
        assertEquals(1, compared(row(COUNT, "100.00", "5.00", "75.01", "25.00")).differences());
        assertEquals(1, compared(row(COUNT, "100.00", "5.00", "75.00", "24.99")).differences());
        assertEquals(1, compared(List.of()).differences(), "a row is missing");
    }

    @Test
    void shouldNoticeASecondAnswerAndWhatIsNoSettlement() {
        take(1, SettleReplyDecoder.TEMPLATE_ID, "H13010000001");
        take(1, SettleReplyDecoder.TEMPLATE_ID, "H13010000001");
        assertEquals(1, answers.unexpected());
        assertTrue(answers.firstUnexpected().startsWith("a second answer"), answers.firstUnexpected());

        take(2, ErrorReplyDecoder.TEMPLATE_ID, "H13010000001");
        take(3, SettleReplyDecoder.TEMPLATE_ID, "H13010000002");
        assertEquals(3, answers.unexpected());
        assertEquals(1, answers.book(DAY).all(DayBook.COUNT));
    }

    private void takeAll() {
        for (int number = 0; number < COUNT; number++) {
            take(number, SettleReplyDecoder.TEMPLATE_ID, "H13010000001");
        }
    }

    private DayComparison compared(final List<JsonNode> rows) {
        return new DayComparison(population, answers.book(DAY)).with(rows);
    }

    private List<JsonNode> row(
            final int count, final String total, final String account, final String cash, final String fund)
            throws Exception {
        final List<JsonNode> rows = new ArrayList<>();
        rows.add(mapper.readTree("{\"fixmedins_code\":\"H13010000001\",\"insuplc_admdvs\":\"110000\",\"setl_cnt\":"
                + count
                + ",\"medfee_sumamt\":\"" + total + "\",\"acct_pay\":\"" + account + "\",\"psn_cash_pay\":\"" + cash
                + "\",\"funds\":[{\"fund_pay_type\":\"310100\",\"fund_payamt\":\"" + fund + "\"}]}"));
        return rows;
    }

    /** Each of 2.00 yuan. */
    private void take(final long number, final int templateId, final String institution) {
        final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(FRAME_BYTES));
        final SettleReplyEncoder reply = new SettleReplyEncoder();
        reply.wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .institutionCode(institution)
                .businessDay(DAY)
                .totalFen(200)
                .accountFen(10)
                .cashFen(150);
        final SettleReplyEncoder.FundsEncoder funds = reply.fundsCount(2);
        funds.next().fundCode("310100").amountFen(50).fundName("职工基本医疗保险统筹基金");
        funds.next().fundCode("330100").amountFen(0).fundName("");
        reply.yearsCount(0);
        reply.planId("");
        final ByteBuf bytes = Unpooled.wrappedBuffer(frame.byteBuffer());
        answers.take(number, templateId, bytes, 0, FRAME_BYTES);
    }
}
