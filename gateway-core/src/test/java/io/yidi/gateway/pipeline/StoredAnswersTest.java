package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.QueryReplyDecoder;
import io.yidi.protocol.sbe.ReplyFlagsDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredAnswersTest {

    private static final int CORRELATION_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int FLAGS_OFFSET = CORRELATION_OFFSET + Long.BYTES;

    private final MachineRun run = new MachineRun("2023-06-01").person("P1", 310, 910_100);
    private final StoredAnswers stored = new StoredAnswers(run.history(), run.machine());

    @Test
    void shouldRepeatAnAnswerChangingOnlyItsFlagAndCorrelation() {
        final List<byte[]> replies = new ArrayList<>();
        run.send(bill("M1"));
        replies.add(run.lastReply());
        run.send(bill("M2").personNo("P9"));
        replies.add(run.lastReply());
        run.send(Requests.reversal("R1", "P1", "2304", "M1"));
        replies.add(run.lastReply());

        for (int i = 0; i < replies.size(); i++) {
            final byte[] given = replies.get(i);
            final int length = stored.repeat(i + 1L, 4_711);
            final byte[] again = new byte[length];
            stored.reply().getBytes(0, again);

            assertEquals(4_711, stored.reply().getLong(CORRELATION_OFFSET));
            assertTrue(
                    new ReplyFlagsDecoder().wrap(stored.reply(), FLAGS_OFFSET).repeat());
            System.arraycopy(given, CORRELATION_OFFSET, again, CORRELATION_OFFSET, Long.BYTES + 1);
            assertArrayEquals(given, again);
        }
    }

    @Test
    void shouldNotTouchTheRecordThatItRepeats() {
        run.send(bill("M1"));
        final byte[] record = run.bodies().get(0).clone();
        stored.repeat(1, 4_711);

        assertArrayEquals(record, run.bodies().get(0));
    }

    @Test
    void shouldNameTheFirstDifferenceOfAConflict() {
        run.send(bill("M1"));
        final UnsafeBuffer other = bill("M1").diagnosis("I11").totalFen(5).encode();
        stored.conflict(1, other, 0, 4_711, KeyDescriptor.offsetIn(1));

        assertEquals("ERROR KEY_CONFLICT diag_code", Answers.text(stored.reply()));
        final ErrorReplyDecoder error = Answers.error(stored.reply());
        assertEquals(4_711, error.correlationId());
        assertEquals("M1", error.msgId());
    }

    @ParameterizedTest
    @CsvSource({
        "2304, M1, SETTLED,   true",
        "2304, M2, REFUSED,   true",
        "2304, M3, REVERSED,  true",
        "2304, M4, BLOCKED,   false",
        "2601, R3, DONE,      true",
        "2304, M9, NOT_FOUND, false",
        "2207, M1, NOT_FOUND, false",
    })
    void shouldTellWhatBecameOfARequest(
            final String code, final String msgId, final String state, final boolean answered) {
        run.send(bill("M1"));
        run.send(bill("M2").personNo("P9"));
        run.send(bill("M3"));
        run.send(Requests.reversal("R3", "P1", "2304", "M3"));
        run.send(Requests.reversal("R4", "P1", "2304", "M4"));

        stored.query(Requests.query(12, code, msgId), 0);
        assertEquals("STATE " + state, Answers.text(stored.reply()));
        final QueryReplyDecoder reply = Answers.query(stored.reply());
        assertEquals(12, reply.correlationId());
        assertEquals(code, reply.transactionCode());
        assertEquals(msgId, reply.msgId());
        assertEquals(answered, reply.answerLength() > 0);
    }

    @Test
    void shouldHandOutTheStoredAnswerWhole() {
        run.send(bill("M1"));
        final byte[] given = run.lastReply();
        stored.query(Requests.query(12, "2304", "M1"), 0);
        final QueryReplyDecoder reply = Answers.query(stored.reply());
        final byte[] answer = new byte[reply.answerLength()];
        reply.getAnswer(answer, 0, answer.length);

        assertArrayEquals(given, answer);
        assertEquals(
                SettleReplyDecoder.TEMPLATE_ID,
                Answers.split(new UnsafeBuffer(answer)).sbeTemplateId());
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("1000.00", "900.00");
    }
}
