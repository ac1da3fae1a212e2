package io.yidi.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.protocol.code.AsciiField;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefusalReplyDecoder;
import io.yidi.protocol.sbe.ResultClass;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyWritersTest {

    private static final int OFFSET = 12;

    private final UnsafeBuffer reply = new UnsafeBuffer(new byte[OFFSET + ErrorReplyWriter.REPLY_LENGTH_MAX]);
    private final UnsafeBuffer key = new UnsafeBuffer(new byte[KeyDescriptor.LENGTH]);
    private final ErrorReplyDecoder error = new ErrorReplyDecoder();
    private final RefusalReplyDecoder refusal = new RefusalReplyDecoder();

    ReplyWritersTest() {
        AsciiField.put(key, KeyDescriptor.INSTITUTION_OFFSET, KeyDescriptor.INSTITUTION_LENGTH, "H11010000001");
        AsciiField.put(key, KeyDescriptor.TRANSACTION_OFFSET, KeyDescriptor.TRANSACTION_LENGTH, "2207");
        AsciiField.put(key, KeyDescriptor.MSGID_OFFSET, KeyDescriptor.MSGID_LENGTH, "M-0001");
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteEveryCodeWithItsTexts(final ResultCode code) {
        final Fault fault = new Fault().set(code, "psn_no").found("医".repeat(Fault.FOUND_LENGTH_MAX));
        final int length = new ErrorReplyWriter().write(reply, OFFSET, 77, key, 0, fault);
        assertTrue(length <= ErrorReplyWriter.REPLY_LENGTH_MAX);
        error.wrapAndApplyHeader(reply, OFFSET, new MessageHeaderDecoder());
        assertEquals(77, error.correlationId());
        assertEquals(code.number(), error.resultCode());
        assertEquals(code.resultClass(), error.resultClass());
        assertEquals("H11010000001", error.institutionCode());
        assertEquals("2207", error.transactionCode());
        assertEquals("M-0001", error.msgId());
        assertEquals("psn_no", error.fieldName());
        assertEquals("医".repeat(Fault.FOUND_LENGTH_MAX), error.found());
        assertEquals(ResultTexts.ZH_CN.text(code), error.textZh());
        assertEquals(ResultTexts.EN.text(code), error.textEn());
        assertEquals(ResultTexts.ZH_CN.cure(code), error.cureZh());
        assertEquals(ResultTexts.EN.cure(code), error.cureEn());
        assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + error.encodedLength());
    }

    @Test
    void shouldEchoOnlyThePartsOfAKeyThatAreValid() {
        key.putByte(KeyDescriptor.MSGID_OFFSET, (byte) 0x07);
        new ErrorReplyWriter().write(reply, OFFSET, 1, key, 0, ResultCode.BUSY);
        error.wrapAndApplyHeader(reply, OFFSET, new MessageHeaderDecoder());
        assertEquals("H11010000001", error.institutionCode());
        assertEquals("", error.msgId());
        assertEquals("", error.fieldName());
        assertEquals(ResultClass.BUSY, error.resultClass());
    }

    @Test
    void shouldLeaveTheKeyEmptyWhenItCouldNotBeRead() {
        reply.setMemory(0, reply.capacity(), (byte) 'x');
        new ErrorReplyWriter().write(reply, OFFSET, 0, null, 0, ResultCode.FRAME_TOO_SHORT);
        error.wrapAndApplyHeader(reply, OFFSET, new MessageHeaderDecoder());
        assertEquals("", error.institutionCode());
        assertEquals("", error.transactionCode());
        assertEquals("", error.msgId());
    }

    @Test
    void shouldWriteARefusalWithItsPlaceInTheJournal() {
        reply.setMemory(0, reply.capacity(), (byte) 'x');
        final Fault reason = new Fault().set(ResultCode.NOT_FILED, "psn_no");
        final int length =
                new RefusalReplyWriter().write(reply, OFFSET, 5, key, 0, reason, 42, 1_790_000_000_000L, 20_717);
        refusal.wrapAndApplyHeader(reply, OFFSET, new MessageHeaderDecoder());
        assertEquals(4002, refusal.resultCode());
        assertEquals(42, refusal.journalPosition());
        assertEquals(1_790_000_000_000L, refusal.decidedAtMs());
        assertEquals(20_717, refusal.businessDay());
        assertTrue(refusal.replyFlags().isEmpty());
        assertEquals("M-0001", refusal.msgId());
        assertEquals("psn_no", refusal.fieldName());
        assertEquals("", refusal.found());
        assertEquals(ResultTexts.ZH_CN.text(ResultCode.NOT_FILED), refusal.textZh());
        assertEquals(ResultTexts.EN.text(ResultCode.NOT_FILED), refusal.textEn());
        assertEquals(ResultTexts.ZH_CN.cure(ResultCode.NOT_FILED), refusal.cureZh());
        assertEquals(ResultTexts.EN.cure(ResultCode.NOT_FILED), refusal.cureEn());
        assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + refusal.encodedLength());
    }
}
