package io.yidi.load.day;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.RefundReplyEncoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyEncoder;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers to a bill of 2.00 yuan and to what follows it, as a gateway frames them. */
final class AnswerFrames {

    static final int DAY = 20_000;
    static final String HOSPITAL = "H13010000001";
    static final String FUND = "310100";

    private static final int FRAME_BYTES_MAX = 1_024;
    private static final int TOTAL_FEN = 200;
    private static final int ACCOUNT_FEN = 10;
    private static final int CASH_FEN = 150;
    private static final int FUND_FEN = 50;
    private static final int YEAR = 2026;

    private static final String ID_END = "000000000a";

    private AnswerFrames() {}

    /** What an answer can say otherwise than it should. */
    static final class Content {
        String institution = HOSPITAL;
        String msgIdEnd = ID_END;
        boolean isRepeat;
        long settlementId = 7;
        int day = DAY;
        long originalSettlementId = 7;
        int originalDay = DAY;
        int totalFen = TOTAL_FEN;
        int fundTotalFen = FUND_FEN;
        int fundFen = FUND_FEN;
        int cashFen = CASH_FEN;
        int yearFundFen = FUND_FEN;
        String fund = FUND;
        int fundCount = 2;
        int yearCount = 1;
        String plan = "plan";
        ReversalOutcome outcome = ReversalOutcome.REVERSED;
    }

    static DirectBuffer settled(final Content content) {
        final UnsafeBuffer frame = empty();
        final SettleReplyEncoder reply = new SettleReplyEncoder();
        reply.wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .institutionCode(content.institution)
                .transactionCode("2304")
                .msgId(msgId(content))
                .settlementId(content.settlementId)
                .businessDay(content.day)
                .totalFen(content.totalFen)
                .fundTotalFen(content.fundTotalFen)
                .accountFen(ACCOUNT_FEN)
                .cashFen(content.cashFen);
        reply.replyFlags().clear().illustrative(true).repeat(content.isRepeat);
        final SettleReplyEncoder.FundsEncoder funds = reply.fundsCount(content.fundCount);
        for (int i = 0; i < content.fundCount; i++) {
            funds.next()
                    .fundCode(i == 0 ? content.fund : "330100")
                    .amountFen(i == 0 ? content.fundFen : 0)
                    .fundName("职工基本医疗保险统筹基金");
        }
        final SettleReplyEncoder.YearsEncoder years = reply.yearsCount(content.yearCount);
        for (int i = 0; i < content.yearCount; i++) {
            years.next().benefitYear(YEAR).totalFen(content.totalFen).fundTotalFen(content.yearFundFen);
        }
        reply.planId(content.plan);
        return framed(frame, reply.encodedLength());
    }

    /** The negative of what was settled. */
    static DirectBuffer refunded(final Content content) {
        final UnsafeBuffer frame = empty();
        final RefundReplyEncoder reply = new RefundReplyEncoder();
        reply.wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .institutionCode(content.institution)
                .msgId(msgId(content))
                .settlementId(content.settlementId)
                .businessDay(content.day)
                .originalSettlementId(content.originalSettlementId)
                .originalBusinessDay(content.originalDay)
                .totalFen(-content.totalFen)
                .fundTotalFen(-content.fundTotalFen)
                .accountFen(-ACCOUNT_FEN)
                .cashFen(-content.cashFen);
        reply.replyFlags().clear().repeat(content.isRepeat);
        final RefundReplyEncoder.FundsEncoder funds = reply.fundsCount(content.fundCount);
        for (int i = 0; i < content.fundCount; i++) {
            funds.next()
                    .fundCode(i == 0 ? content.fund : "330100")
                    .amountFen(i == 0 ? -content.fundFen : 0)
                    .fundName("职工基本医疗保险统筹基金");
        }
        final RefundReplyEncoder.YearsEncoder years = reply.yearsCount(content.yearCount);
        for (int i = 0; i < content.yearCount; i++) {
            years.next().benefitYear(YEAR).totalFen(-content.totalFen).fundTotalFen(-content.yearFundFen);
        }
        reply.planId(content.plan);
        return framed(frame, reply.encodedLength());
    }

    static DirectBuffer reversed(final Content content) {
        final UnsafeBuffer frame = empty();
        final ReversalReplyEncoder reply = new ReversalReplyEncoder();
        reply.wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .institutionCode(content.institution)
                .msgId(msgId(content))
                .outcome(content.outcome)
                .businessDay(content.day)
                .originalSettlementId(content.originalSettlementId);
        reply.replyFlags().clear().repeat(content.isRepeat);
        return framed(frame, reply.encodedLength());
    }

    /** What is asked; requests of every kind begin alike. */
    static ByteBuf request() {
        final UnsafeBuffer frame = empty();
        new SettleRequestEncoder()
                .wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderEncoder())
                .msgId(msgId(new Content()));
        return Unpooled.wrappedBuffer(frame.byteBuffer());
    }

    private static String msgId(final Content content) {
        return content.institution + "20260101" + content.msgIdEnd;
    }

    private static UnsafeBuffer empty() {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(FRAME_BYTES_MAX));
    }

    /** Only as long as the message, behind its length. */
    private static DirectBuffer framed(final UnsafeBuffer frame, final int bodyBytes) {
        final int messageBytes = MessageHeaderEncoder.ENCODED_LENGTH + bodyBytes;
        frame.putInt(FrameDescriptor.LENGTH_OFFSET, messageBytes, FrameDescriptor.BYTE_ORDER);
        final UnsafeBuffer whole =
                new UnsafeBuffer(ByteBuffer.allocateDirect(FrameDescriptor.LENGTH_BYTES + messageBytes));
        whole.putBytes(0, frame, 0, whole.capacity());
        return whole;
    }
}
