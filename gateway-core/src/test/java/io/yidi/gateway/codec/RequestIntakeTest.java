package io.yidi.gateway.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.admission.Admission;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.admission.ConnectionLoad;
import io.yidi.gateway.admission.LoopClock;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.Packs;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.fixture.Requests;
import io.yidi.gateway.fixture.SettleFrame;
import io.yidi.gateway.fixture.WatchedJournalFiles;
import io.yidi.gateway.pipeline.PipelineConfiguration;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intake in front of a ring of four that nobody empties. */
class RequestIntakeTest {

    private static final int RING_SLOTS = 4;

    private PipelineRun run;
    private final ConnectionLoad connection = new ConnectionLoad();
    private RequestIntake intake;

    @BeforeEach
    void open(@TempDir final Path folder) throws Exception {
        run = new PipelineRun(
                new WatchedJournalFiles(folder),
                new PipelineConfiguration(RING_SLOTS, 1 << 20, 2, 1 << 20),
                hash -> Packs.plane());
        intake = new RequestIntake(
                run.pipeline.publisher(), new Admission(Limits.wide().admission(), new LoopClock(() -> 0)));
    }

    @AfterEach
    void close() {
        run.pipeline.start();
        run.close();
    }

    @Test
    void shouldTakeASoundMessageWithItsVoucherMasked() {
        final UnsafeBuffer bill =
                SettleFrame.inpatient().bill("1000.00", "900.00").encode();

        assertEquals(RequestIntake.TAKEN, offer(bill));
        assertEquals(
                "*********0001",
                new SettleRequestDecoder()
                        .wrapAndApplyHeader(bill, 0, new MessageHeaderDecoder())
                        .voucherNo());
    }

    @Test
    void shouldAnswerBusyWhenTheRingIsFull() {
        for (int i = 0; i < RING_SLOTS; i++) {
            assertEquals(RequestIntake.TAKEN, offer(Requests.query(i, "2304", "M" + i)));
        }

        assertNotEquals(RequestIntake.TAKEN, offer(Requests.query(99, "2304", "M9")));
        final ErrorReplyDecoder busy = Answers.error(intake.reply());
        assertEquals(ResultCode.BUSY.number(), busy.resultCode());
        assertEquals(99, busy.correlationId());
        assertEquals("M9", busy.msgId());
        assertFalse(intake.lastErrorEndsConnection());
    }

    @Test
    void shouldAnswerDrainingWhenToldTo() {
        intake.drain();

        assertNotEquals(RequestIntake.TAKEN, offer(Requests.query(5, "2304", "M1")));
        assertEquals("ERROR DRAINING ", Answers.text(intake.reply()));
        assertEquals(5, Answers.error(intake.reply()).correlationId());
        assertFalse(intake.lastErrorEndsConnection());
    }

    /** What does not fit is refused by header and key alone: the message is not even checked. */
    @Test
    void shouldNameTheLimitBeforeItLooksIntoTheMessage() {
        final Limits limits = Limits.wide();
        limits.burst = 1;
        limits.rate = 1;
        final RequestIntake strict =
                new RequestIntake(run.pipeline.publisher(), new Admission(limits.admission(), new LoopClock(() -> 0)));
        final UnsafeBuffer unsound = SettleFrame.inpatient()
                .msgId("M7")
                .correlationId(77)
                .totalFen(5)
                .encode();
        strict.offer(1, connection, unsound, 0, unsound.capacity());
        assertTrue(Answers.text(strict.reply()).startsWith("ERROR NO_LINES"), Answers.text(strict.reply()));

        final int length = strict.offer(1, connection, unsound, 0, unsound.capacity());
        final ErrorReplyDecoder refused = Answers.error(strict.reply());
        assertEquals(ResultCode.RATE_LIMITED.number(), refused.resultCode());
        assertEquals(77, refused.correlationId());
        assertEquals(SettleFrame.INSTITUTION, refused.institutionCode());
        assertEquals("M7", refused.msgId());
        assertEquals("limits.institution-rate", refused.found());
        assertFalse(strict.lastErrorEndsConnection());
        assertTrue(length < 600, "short: " + length);
    }

    /** TJ-7.2b: who speaks for others uses up nothing of theirs. */
    @Test
    void shouldRefuseWhatIsNotTheCallersOwnBeforeItCosts() {
        final Limits limits = Limits.wide();
        limits.burst = 1;
        limits.rate = 1;
        final RequestIntake strict =
                new RequestIntake(run.pipeline.publisher(), new Admission(limits.admission(), new LoopClock(() -> 0)));
        final ConnectionLoad foreign = new ConnectionLoad(CallerIdentity.of("B", "00", List.of("B")));
        final UnsafeBuffer query = Requests.query(8, "2304", "M8");
        for (int i = 0; i < 3; i++) {
            assertNotEquals(RequestIntake.TAKEN, strict.offer(1, foreign, query, 0, query.capacity()));
            assertEquals("ERROR INSTITUTION_NOT_OWN fixmedins_code", Answers.text(strict.reply()));
            assertEquals(8, Answers.error(strict.reply()).correlationId());
            assertFalse(strict.lastErrorEndsConnection());
        }
        assertEquals(RequestIntake.TAKEN, strict.offer(1, connection, query, 0, query.capacity()));
    }

    @Test
    void shouldAnswerEachRefusalWithItsOwnKey() {
        intake.drain();
        offer(Requests.query(5, "2304", "A-LONG-MSGID-0001"));
        offer(Requests.query(6, "2304", "M1"));

        assertEquals(6, Answers.error(intake.reply()).correlationId());
        assertEquals("M1", Answers.error(intake.reply()).msgId());
    }

    @Test
    void shouldRefuseUnreadWhatNobodyHasRoomFor() {
        assertEquals(RequestIntake.TAKEN, intake.refuseUnread(false));
        intake.drain();
        assertNotEquals(RequestIntake.TAKEN, intake.refuseUnread(true));
        assertEquals("ERROR DRAINING ", Answers.text(intake.reply()));
    }

    @ParameterizedTest(name = "header field at {0} set to {1} → {2}")
    @CsvSource({"2, 77, TEMPLATE_UNKNOWN", "4, 900, SCHEMA_UNKNOWN", "6, 200, VERSION_UNKNOWN"})
    void shouldSendAwayWhoSpeaksAnotherProtocol(final int at, final short value, final String code) {
        final UnsafeBuffer message = Requests.query(5, "2304", "M1");
        message.putShort(at, value);

        assertNotEquals(RequestIntake.TAKEN, offer(message));
        assertTrue(Answers.text(intake.reply()).startsWith("ERROR " + code));
        assertTrue(intake.lastErrorEndsConnection());
    }

    @Test
    void shouldAnswerBytesThatAreNoMessage() {
        assertTrue(intake.refuse(
                        new Fault().set(ResultCode.FRAME_TOO_SHORT, "length").found(3))
                > 0);

        assertEquals("ERROR FRAME_TOO_SHORT length", Answers.text(intake.reply()));
        assertEquals(0, Answers.error(intake.reply()).correlationId());
        assertEquals("", Answers.error(intake.reply()).msgId());
    }

    @Test
    void shouldAnswerAHeaderWithNothingBehindIt() {
        final UnsafeBuffer header = new UnsafeBuffer(new byte[MessageHeaderDecoder.ENCODED_LENGTH]);
        header.putBytes(0, Requests.query(5, "2304", "M1"), 0, header.capacity());
        header.putShort(4, (short) 900);

        assertNotEquals(RequestIntake.TAKEN, offer(header));
        assertTrue(Answers.text(intake.reply()).startsWith("ERROR SCHEMA_UNKNOWN"));
    }

    private int offer(final UnsafeBuffer message) {
        return intake.offer(1, connection, message, 0, message.capacity());
    }
}
