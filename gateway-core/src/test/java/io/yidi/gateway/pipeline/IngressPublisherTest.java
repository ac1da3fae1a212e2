package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.yidi.gateway.metrics.Instruments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The publisher before a ring of sixteen slots and one kibibyte that nobody empties. */
class IngressPublisherTest {

    private static final int SLOTS = 16;
    private static final int RING_BYTES = 1_024;
    private static final UnsafeBuffer MESSAGE = new UnsafeBuffer(new byte[RING_BYTES]);

    private final RingBuffer<CommandSlot> ring = RingBuffer.createSingleProducer(CommandSlot::new, SLOTS);
    private final ByteRing bytes = new ByteRing(RING_BYTES);
    private final Sequence executed = new Sequence();
    private final List<Throwable> failures = new ArrayList<>();
    private final IngressPublisher publisher = new IngressPublisher(
            ring, bytes, new FailStop(failures::add), Instruments.off().loop(), UnaryOperator.identity(), false);

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

    /** Whatever is full, whoever is slow: what was taken comes out once, in order, as it was, and with its round. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldHandOnEachTakenCommandOnceAndWithItsRound(final long seed) {
        final List<Runnable> endsOfRounds = new ArrayList<>();
        publisher.publishBy(endsOfRounds::add);
        final Random random = new Random(seed);
        final Deque<Integer> taken = new ArrayDeque<>();
        long shown = ring.getCursor();
        int refused = 0;
        for (int step = 0; step < 20_000; step++) {
            final int kind = random.nextInt(8);
            if (kind == 0) {
                endsOfRounds.forEach(Runnable::run);
                endsOfRounds.clear();
                shown = executed.get() + taken.size();
            } else if (kind < 3) {
                execute(random.nextInt(SLOTS), taken);
            } else if (offers(random)) {
                taken.add(MESSAGE.getInt(0));
            } else {
                refused++;
            }
            assertEquals(shown, ring.getCursor(), "step " + step);
        }
        assertTrue(refused > 1_000 && executed.get() > 1_000, refused + " refused, " + executed.get() + " executed");
    }

    /** A message that says how long it is, at its beginning and its end. */
    private boolean offers(final Random random) {
        final int length = 2 * Integer.BYTES + random.nextInt(200);
        MESSAGE.putInt(0, length);
        MESSAGE.putInt(length - Integer.BYTES, length);
        return random.nextBoolean()
                ? publisher.offerMessage(length, MESSAGE, 0, length)
                : publisher.offerLeavingReserve(length, MESSAGE, 0, length);
    }

    private void execute(final int most, final Queue<Integer> taken) {
        for (int i = 0; i < most && executed.get() < ring.getCursor(); i++) {
            final CommandSlot slot = ring.get(executed.get() + 1);
            final int length = taken.remove();
            final int at = bytes.indexOf(slot.bytesPosition);
            assertEquals(length, slot.length);
            assertEquals(length, slot.sessionId);
            assertEquals(length, bytes.buffer().getInt(at));
            assertEquals(length, bytes.buffer().getInt(at + length - Integer.BYTES));
            bytes.free(slot.bytesPosition, slot.length);
            executed.incrementAndGet();
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
