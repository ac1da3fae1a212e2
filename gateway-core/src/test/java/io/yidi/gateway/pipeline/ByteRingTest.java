package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRingTest {

    private static final int CAPACITY = 64;

    private record Command(long position, byte[] bytes) {}

    private final ByteRing ring = new ByteRing(CAPACITY);

    @Test
    void shouldPlaceCommandsOneAfterTheOther() {
        assertEquals(0, offer(10, 1));
        assertEquals(16, offer(8, 2));
        assertEquals(24, offer(1, 3));
        assertEquals(1, ring.buffer().getByte(9));
        assertEquals(2, ring.buffer().getByte(23));
    }

    @Test
    void shouldStartAtTheBeginningWhenTheEndIsTooNear() {
        assertEquals(0, offer(40, 1));
        ring.free(0, 40);

        assertEquals(64, offer(32, 2));
        assertEquals(0, ring.indexOf(64));
        assertEquals(2, ring.buffer().getByte(0));
    }

    @Test
    void shouldFillTheEndExactly() {
        assertEquals(0, offer(40, 1));
        ring.free(0, 40);

        assertEquals(40, offer(24, 2));
        assertEquals(64, offer(40, 3));
        assertEquals(ByteRing.NO_ROOM, offer(1, 4));
    }

    @Test
    void shouldHaveNoRoomUntilTheOldestIsFreed() {
        offer(32, 1);
        offer(32, 2);
        assertEquals(ByteRing.NO_ROOM, offer(8, 3));
        ring.free(0, 32);

        assertEquals(64, offer(8, 3));
    }

    @Test
    void shouldNeverOverwriteWhatLiesBehindTheSkippedEnd() {
        offer(24, 1);
        assertEquals(24, offer(24, 2));
        ring.free(0, 24);

        assertEquals(ByteRing.NO_ROOM, offer(32, 3), "16 bytes at the end, 24 at the beginning");
        assertEquals(64, offer(24, 3));
        assertEquals(2, ring.buffer().getByte(24));
    }

    @Test
    void shouldTakeCommandsWithoutBytes() {
        offer(64, 1);

        assertEquals(64, ring.offer(ring.buffer(), 0, 0));
    }

    @Test
    void shouldAlwaysHaveRoomForHalfOfItWhenEmpty() {
        final ByteRing empty = new ByteRing(1 << 10);
        final Random random = new Random(6);
        for (int i = 0; i < 10_000; i++) {
            final int length = random.nextInt(513);
            final long position = empty.offer(new UnsafeBuffer(new byte[length]), 0, length);
            assertNotEquals(ByteRing.NO_ROOM, position);
            empty.free(position, length);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 77, 777})
    void shouldGiveBackWhatWasPutIn(final long seed) {
        final Random random = new Random(seed);
        final Queue<Command> waiting = new ArrayDeque<>();
        for (int i = 0; i < 100_000; i++) {
            if (random.nextBoolean()) {
                final byte[] bytes = new byte[random.nextInt(33)];
                random.nextBytes(bytes);
                final long position = ring.offer(new UnsafeBuffer(bytes), 0, bytes.length);
                if (position != ByteRing.NO_ROOM) {
                    waiting.add(new Command(position, bytes));
                }
            } else if (!waiting.isEmpty()) {
                final Command oldest = waiting.remove();
                final byte[] found = new byte[oldest.bytes.length];
                ring.buffer().getBytes(ring.indexOf(oldest.position), found);
                assertArrayEquals(oldest.bytes, found);
                ring.free(oldest.position, found.length);
            }
        }
    }

    @Test
    void shouldRefuseACapacityThatIsNoPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new ByteRing(100));
    }

    private long offer(final int length, final int filling) {
        final UnsafeBuffer source = new UnsafeBuffer(new byte[length]);
        source.setMemory(0, length, (byte) filling);
        return ring.offer(source, 0, length);
    }
}
