package io.yidi.gateway.engine.machine;

import static io.yidi.gateway.engine.machine.EncounterScript.DISCHARGED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.OverdueStayListDecoder;
import io.yidi.gateway.record.sbe.SettlementStandingDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What operators ask of settlements and of stays whose lines are overdue. */
class InquiryTest {

    private final EncounterScript his = new EncounterScript();
    private final UnsafeBuffer inquiry = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
    private final ControlCommandWriter commands = new ControlCommandWriter();

    @Test
    void shouldTellQuestionsFromCommands() {
        commands.cutOver(inquiry, 20_000);
        assertFalse(isInquiry());
        commands.loadReference(inquiry, "0".repeat(64));
        assertFalse(isInquiry());

        commands.listSuspicions(inquiry, 1);
        assertTrue(isInquiry());
        commands.listOverdueStays(inquiry, "", 1);
        assertTrue(isInquiry());
        commands.askSettlement(inquiry, 1);
        assertTrue(isInquiry());
    }

    @Test
    void shouldTellWhatHasBecomeOfASettlement() {
        his.send(bill("S1").encode());
        his.send(bill("S2").encode());
        his.send(bill("S3").encode());
        his.send(Requests.refund("2305", "F2", "P1", 2));
        his.send(Requests.reversal("R3", "P1", "2304", "S3"));

        assertEquals(KeyState.SETTLED, standing(1));
        assertEquals(KeyState.REFUNDED, standing(2));
        assertEquals(KeyState.REVERSED, standing(3));
        assertEquals(KeyState.UNKNOWN, standing(6), "not given out yet");
        assertEquals(KeyState.UNKNOWN, standing(0));
    }

    /** BJ-25: how many there are in all, and as many of them as were asked for. */
    @Test
    void shouldListSoManyOverdueStays() {
        final List<String> expected = new ArrayList<>();
        for (int stay = 0; stay < 3; stay++) {
            final long id = his.admit("P1");
            his.settleGiven(id, DISCHARGED, "100.00");
            expected.add(id + " by " + his.settlementId() + " at " + SettleFrame.INSTITUTION);
        }
        his.run().cutOver("2023-06-05");

        assertEquals(expected, overdue(500));
        assertEquals(expected.subList(0, 2), overdue(2));
        assertEquals(List.of(), overdue(0));
    }

    private boolean isInquiry() {
        return his.run().machine().isInquiry(inquiry, 0);
    }

    private KeyState standing(final long settlementId) {
        commands.askSettlement(inquiry, settlementId);
        final int length = ask();
        final SettlementStandingDecoder answer = new SettlementStandingDecoder()
                .wrapAndApplyHeader(his.run().machine().inquiryAnswer(), 0, new MessageHeaderDecoder());
        assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + answer.sbeDecodedLength());
        return KeyState.values()[answer.state()];
    }

    private List<String> overdue(final int limit) {
        commands.listOverdueStays(inquiry, "", limit);
        final int length = ask();
        final OverdueStayListDecoder answer = new OverdueStayListDecoder()
                .wrapAndApplyHeader(his.run().machine().inquiryAnswer(), 0, new MessageHeaderDecoder());
        assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + answer.sbeDecodedLength());
        assertEquals(3, answer.total());
        assertEquals(his.run().machine().businessDay(), answer.businessDay());
        final List<String> stays = new ArrayList<>();
        answer.stays()
                .forEachRemaining(row ->
                        stays.add(row.encounterId() + " by " + row.settlementId() + " at " + row.institutionCode()));
        return stays;
    }

    private int ask() {
        final MachineRun run = his.run();
        return run.machine().inquire(run.bodies().size() + 1L, inquiry, 0);
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient().msgId(msgId).bill("25000.00", "23456.78");
    }
}
