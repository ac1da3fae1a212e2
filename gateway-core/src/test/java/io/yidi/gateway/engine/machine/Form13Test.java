package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.Form13Check;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Portion;
import io.yidi.gateway.fixture.RandomHistory;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("INV-3, INV-4, AMB-1, BJ-F13b, BJ-F13c, BJ-F13d: replies add up by themselves")
class Form13Test {

    private static final int COMMANDS = Portion.of(5_000);

    @Test
    void shouldAddUpInEveryReply() {
        final MachineRun run = RandomHistory.newRun();
        final List<UnsafeBuffer> commands = new RandomHistory(13, COMMANDS).commands();
        int settled = 0;
        for (int i = 0; i < COMMANDS; i++) {
            final Outcome outcome = RandomHistory.play(run, commands, i);
            if (outcome.replyLength() > 0 && isSettled(outcome.reply())) {
                assertEquals(List.of(), Form13Check.breaks(outcome.reply()), "command " + i);
                settled++;
            }
        }
        assertTrue(settled > COMMANDS / 3, "settled: " + settled);
    }

    @Test
    void shouldNoticeAFenThatIsMissing() {
        final MachineRun run = new MachineRun("2023-06-01").person("P1", 310, 910_100);
        run.send(SettleFrame.inpatient().parts("8000.00", "700.00", "300.00", "1000.00"));
        assertEquals(List.of(), Form13Check.breaks(new UnsafeBuffer(run.lastReply())));
        for (int at = SettleReplyDecoder.totalFenEncodingOffset();
                at <= SettleReplyDecoder.cashFenEncodingOffset();
                at += Long.BYTES) {
            final UnsafeBuffer reply = new UnsafeBuffer(run.lastReply());
            final int field = MessageHeaderDecoder.ENCODED_LENGTH + at;
            reply.putLong(field, reply.getLong(field, ByteOrder.LITTLE_ENDIAN) + 1, ByteOrder.LITTLE_ENDIAN);
            final boolean standsAlone = at == SettleReplyDecoder.firstSelfPayFenEncodingOffset();
            assertEquals(standsAlone, Form13Check.breaks(reply).isEmpty(), "altered at " + at);
        }
        assertFalse(Answers.text(new UnsafeBuffer(run.lastReply())).isEmpty());
    }

    private static boolean isSettled(final UnsafeBuffer reply) {
        return new MessageHeaderDecoder().wrap(reply, 0).templateId() == SettleReplyDecoder.TEMPLATE_ID;
    }
}
