package io.yidi.gateway.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Limits that are small enough to be reached: 2 a connection, 3 an institution, 5 of all. */
class AdmissionTest {

    private static final boolean SETTLEMENT = false;
    private static final boolean LOOK = true;
    private static final long SESSION = 1;

    private final AtomicLong nanos = new AtomicLong();
    private final LoopClock clock = new LoopClock(nanos::get);
    private final ConnectionLoad connection = new ConnectionLoad();
    private final Admission admission = new Admission(small(), clock);

    @Test
    void shouldBoundTheUnansweredRequestsOfAConnection() {
        assertNull(offer("H1", SETTLEMENT, connection));
        assertNull(offer("H2", SETTLEMENT, connection));

        assertEquals(Refusal.CONNECTION_IN_FLIGHT, offer("H3", SETTLEMENT, connection));
        assertNull(offer("H3", LOOK, connection), "a look is counted apart");
        assertNull(offer("H3", SETTLEMENT, new ConnectionLoad()));
        admission.answered(SESSION);
        assertNull(offer("H3", SETTLEMENT, connection));
    }

    @Test
    void shouldBoundTheUnansweredRequestsOfAnInstitution() {
        for (int i = 0; i < 3; i++) {
            assertNull(offer("H1", SETTLEMENT, new ConnectionLoad()));
        }

        assertEquals(Refusal.INSTITUTION_IN_FLIGHT, offer("H1", SETTLEMENT, connection));
        assertNull(offer("H1", LOOK, connection));
        assertNull(offer("H2", SETTLEMENT, connection));
        admission.answered(SESSION);
        assertNull(offer("H1", SETTLEMENT, connection));
    }

    @Test
    void shouldBoundTheUnansweredRequestsOfAll() {
        for (int i = 0; i < 5; i++) {
            assertNull(offer("H" + i, SETTLEMENT, new ConnectionLoad()));
        }

        assertEquals(Refusal.IN_FLIGHT, admission.refusalOfAny(SETTLEMENT));
        assertNull(admission.refusalOfAny(LOOK));
        admission.answered(SESSION);
        assertNull(admission.refusalOfAny(SETTLEMENT));
    }

    @Test
    void shouldBoundTheRateOfAnInstitution() {
        for (int i = 0; i < 10; i++) {
            assertNull(offer("H1", LOOK, connection));
            admission.answered(SESSION);
        }

        assertEquals(Refusal.INSTITUTION_RATE, offer("H1", LOOK, connection));
        assertNull(offer("H1", SETTLEMENT, connection));
    }

    @Test
    void shouldTakeNoSettlementWhileTheOldestWaitsTooLong() {
        assertNull(offer("H1", SETTLEMENT, connection));
        at(50_000_000);
        assertNull(admission.refusalOfAny(SETTLEMENT));
        at(50_000_001);

        assertEquals(Refusal.QUEUE_TIME, admission.refusalOfAny(SETTLEMENT));
        assertNull(admission.refusalOfAny(LOOK));
        admission.answered(SESSION);
        assertNull(admission.refusalOfAny(SETTLEMENT));
    }

    @Test
    void shouldNoticeAnAnswerThatNobodyWaitsFor() {
        assertThrows(IllegalStateException.class, () -> admission.answered(SESSION));
        offer("H1", SETTLEMENT, connection);
        assertThrows(IllegalStateException.class, () -> admission.answered(SESSION + 1));
        admission.answered(SESSION);
    }

    @Test
    void shouldKeepRoomForControlCommands() {
        for (int i = 0; i < 64; i++) {
            assertTrue(admission.hasRoomForControl());
            admission.takeControl(SESSION);
        }
        while (admission.hasRoomForControl()) {
            admission.takeControl(SESSION);
        }
        admission.answered(SESSION);
        assertTrue(admission.hasRoomForControl());
    }

    @Test
    void shouldAllocateNothingForARequest() {
        final UnsafeBuffer key = key("H1");
        for (int i = 0; i < 20_000; i++) {
            oneRequest(key);
        }
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            oneRequest(key);
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 10_000, "bytes allocated for 100000 requests: " + allocated);
    }

    @Test
    void shouldCountRefusalsByReason() {
        admission.refused(Refusal.QUEUE_TIME);
        admission.refused(Refusal.QUEUE_TIME);

        assertEquals(2, admission.refusals().byName().get("queue-time"));
        assertEquals(0, admission.refusals().byName().get("institution-rate"));
        assertFalse(admission.refusals().byName().containsKey("QUEUE_TIME"));
    }

    private void oneRequest(final UnsafeBuffer key) {
        at(nanos.get() + 1_000_000);
        if (admission.refusalOfAny(SETTLEMENT) == null && admission.refusalOf(SETTLEMENT, key, 0, connection) == null) {
            admission.take(SESSION, SETTLEMENT, connection);
            admission.answered(SESSION);
        } else {
            admission.refused(Refusal.INSTITUTION_RATE);
        }
    }

    private Refusal offer(final String institution, final boolean isLook, final ConnectionLoad from) {
        final Refusal refusal = admission.refusalOf(isLook, key(institution), 0, from);
        if (refusal == null) {
            admission.take(SESSION, isLook, from);
        }
        return refusal;
    }

    private void at(final long nowNs) {
        nanos.set(nowNs);
        clock.update();
    }

    private static UnsafeBuffer key(final String institution) {
        final UnsafeBuffer key = new UnsafeBuffer(new byte[12]);
        key.putStringWithoutLengthAscii(0, institution);
        return key;
    }

    private static AdmissionConfiguration small() {
        return new AdmissionConfiguration(200, 10, 3, 2, 5, 50_000_000, 16);
    }
}
