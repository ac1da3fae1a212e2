package io.yidi.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.yidi.gateway.journal.RecordVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ReplayThreadTest {

    private static final int RECORDS = 20_000;
    private static final int LONG_BODY = 3 << 20;

    private final Seen seen = new Seen();

    @Test
    void shouldGiveEveryRecordOnInOrderAndOnAnotherThread() {
        final List<String> sent = new ArrayList<>();
        try (ReplayThread replay = new ReplayThread(seen)) {
            final Random random = new Random(7);
            for (int number = 0; number < RECORDS; number++) {
                sent.add(send(replay, number, random.nextInt(900)));
            }
            replay.onEnd();
        }
        assertEquals(sent, seen.records);
        assertNotEquals(Thread.currentThread(), seen.thread);
    }

    @Test
    void shouldTakeARecordLongerThanAPortion() {
        try (ReplayThread replay = new ReplayThread(seen)) {
            final List<String> sent =
                    List.of(send(replay, 1, 10), send(replay, 2, LONG_BODY), send(replay, 3, 10), send(replay, 4, 10));
            replay.onEnd();
            assertEquals(sent, seen.records);
        }
    }

    @Test
    void shouldEndTheReadingWithWhatTheExecutionThrew() {
        final ReplayDiffersException differs = new ReplayDiffersException(5, "expected this, found that");
        seen.failAt = 5;
        seen.failure = differs;
        try (ReplayThread replay = new ReplayThread(seen)) {
            final Exception thrown = assertThrows(ReplayDiffersException.class, () -> {
                for (int number = 0; number < RECORDS; number++) {
                    send(replay, number, 900);
                }
            });
            assertSame(differs, thrown);
        }
        assertEquals(5, seen.records.size());
    }

    @Test
    void shouldThrowAtTheEndWhatTheLastRecordsThrew() {
        seen.failAt = 0;
        seen.failure = new ReplayDiffersException(1, "expected this, found that");
        try (ReplayThread replay = new ReplayThread(seen)) {
            send(replay, 0, 8);
            assertThrows(ReplayDiffersException.class, replay::onEnd);
        }
    }

    @Test
    void shouldLeaveNoThreadWhenTheReadingFails() {
        final ReplayThread replay = new ReplayThread(seen);
        send(replay, 0, 8);
        replay.close();

        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("replay")));
        assertEquals(List.of(), seen.records);
    }

    private static String send(final ReplayThread replay, final int number, final int length) {
        final UnsafeBuffer body = new UnsafeBuffer(new byte[length + 3]);
        body.setMemory(3, length, (byte) number);
        replay.onRecord(number % 5, number, 10L * number, 100L * number, body, 3, length);
        return Seen.text(number % 5, number, 10L * number, 100L * number, body, 3, length);
    }

    /** Remembers what it is given. */
    private static final class Seen implements RecordVisitor {

        private final List<String> records = new ArrayList<>();
        private Thread thread;
        private RuntimeException failure;
        private int failAt = -1;

        @Override
        public void onRecord(
                final int type,
                final long sequence,
                final long timestampNs,
                final long position,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            thread = Thread.currentThread();
            if (records.size() == failAt) {
                throw failure;
            }
            records.add(text(type, sequence, timestampNs, position, buffer, offset, length));
        }

        static String text(
                final int type,
                final long sequence,
                final long timestampNs,
                final long position,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            int sum = 0;
            for (int i = 0; i < length; i++) {
                sum = 31 * sum + buffer.getByte(offset + i);
            }
            return type + " " + sequence + " " + timestampNs + " " + position + " " + length + " " + sum;
        }
    }
}
