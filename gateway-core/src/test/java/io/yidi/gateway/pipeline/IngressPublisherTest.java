package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The publisher before a ring of sixteen slots and one kibibyte that nobody empties. */
class IngressPublisherTest {

    private static final int SLOTS = 16;
    private static final int RING_BYTES = 1_024;
    private static final UnsafeBuffer MESSAGE = new UnsafeBuffer(new byte[RING_BYTES]);

    private final RingBuffer<CommandSlot> ring = RingBuffer.createSingleProducer(CommandSlot::new, SLOTS);
    private final Sequence executed = new Sequence();
    private final List<Throwable> failures = new ArrayList<>();
    private final IngressPublisher publisher =
            new IngressPublisher(ring, new ByteRing(RING_BYTES), new FailStop(failures::add));

    IngressPublisherTest() {
        ring.addGatingSequences(executed);
    }

    @Test
    void shouldLeaveAFifthOfTheSlotsToWhatLooksOrUndoes() {
        int settlements = 0;
        while (publisher.offerLeavingReserve(1, MESSAGE, 0, 8)) {
            settlements++;
        }
        assertEquals(SLOTS - SLOTS / 5, settlements);

        int looks = 0;
        while (publisher.offerMessage(1, MESSAGE, 0, 8)) {
            looks++;
        }
        assertEquals(SLOTS / 5, looks);
    }

    @Test
    void shouldLeaveAFifthOfTheBytesToWhatLooksOrUndoes() {
        assertTrue(publisher.offerLeavingReserve(1, MESSAGE, 0, 800));
        assertFalse(publisher.offerLeavingReserve(1, MESSAGE, 0, 80));

        assertTrue(publisher.offerMessage(1, MESSAGE, 0, 80));
    }

    /** The ring looks for room once a lap, and would show then what has been claimed. */
    @Test
    void shouldShowNothingOfARoundBeforeItsEndWhereverOnTheRingItLies() {
        final List<Runnable> endsOfRounds = new ArrayList<>();
        publisher.publishBy(endsOfRounds::add);
        for (int round = 0; round < SLOTS; round++) {
            final long shownBefore = ring.getCursor();
            executed.set(shownBefore);
            for (int i = 0; i < 3; i++) {
                assertTrue(publisher.offerMessage(1, MESSAGE, 0, 8));
                assertEquals(shownBefore, ring.getCursor(), "round " + round + " before its end");
            }
            endsOfRounds.get(round).run();
            assertEquals(shownBefore + 3, ring.getCursor(), "round " + round + " at its end");
        }
    }

    /** What was claimed and not filled would be executed as something else. */
    @Test
    void shouldEndTheNodeWhenACommandCannotBePutOnTheRing() {
        assertThrows(RuntimeException.class, () -> publisher.offerMessage(1, MESSAGE, RING_BYTES - 4, 8));

        assertEquals(1, failures.size());
        assertTrue(publisher.failed());
        assertFalse(publisher.offerMessage(1, MESSAGE, 0, 8));
    }

    @Test
    void shouldEndTheNodeWhenWhatItTookCannotBePublished() {
        final IllegalStateException defect = new IllegalStateException("no round");
        publisher.publishBy(task -> {
            throw defect;
        });
        assertThrows(IllegalStateException.class, () -> publisher.offerMessage(1, MESSAGE, 0, 8));

        assertSame(defect, failures.get(0));
    }

    @Test
    void shouldTellOfTheFirstFailureOnly() {
        publisher.fail(new IllegalStateException("first"));
        publisher.fail(new IllegalStateException("second"));

        assertEquals(1, failures.size());
        assertEquals("first", failures.get(0).getMessage());
    }
}
