package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.admission.LoopClock;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.metrics.Instruments;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with one connection ends that one alone. */
class SessionFaultTest {

    private static final UnsafeBuffer REPLY = new UnsafeBuffer(new byte[8]);

    private final List<Throwable> defects = new ArrayList<>();
    private final SessionTable sessions = new SessionTable();
    private final ConnectionTable connections = new ConnectionTable(
            Limits.defaults().connections(),
            CallerIdentity.ANYONE,
            new LoopClock(() -> 0),
            Instruments.off().loop(),
            () -> false,
            defects::add);

    @Test
    void shouldCloseTheConnectionWhoseBytesCannotBeHandled() {
        final EmbeddedChannel faulty = new EmbeddedChannel(new BinarySession(null, sessions, connections));
        final EmbeddedChannel other = new EmbeddedChannel(new BinarySession(null, sessions, connections));
        faulty.pipeline().fireExceptionCaught(new IllegalStateException("bytes"));

        assertFalse(faulty.isOpen());
        assertTrue(other.isOpen());
        assertEquals(1, connections.count());
        assertEquals(1, connections.ends().count(CloseReason.FAULT));
        assertEquals(List.of(), defects);
    }

    /** Whoever runs out of memory in one connection has none for the others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndTheNodeWhenAnErrorIsCaught(final boolean isWrapped) {
        final Error error = new OutOfMemoryError("heap");
        final EmbeddedChannel faulty = new EmbeddedChannel(new BinarySession(null, sessions, connections));
        faulty.pipeline().fireExceptionCaught(isWrapped ? new DecoderException(error) : error);

        assertEquals(List.of(error), defects);
        assertFalse(faulty.isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "flush"})
    void shouldEndTheSessionThatCannotTakeItsAnswer(final String failing) {
        final RecordedSession faulty = new RecordedSession(failing);
        final RecordedSession other = new RecordedSession("");
        final long faultyId = sessions.add(faulty);
        final long otherId = sessions.add(other);
        sessions.onReply(faultyId, REPLY, 0, 8);
        sessions.onReply(otherId, REPLY, 0, 8);
        sessions.flushTouched();

        assertTrue(faulty.calls.contains("end"));
        assertEquals(List.of("reply", "flush"), other.calls);
    }

    private static final class RecordedSession implements Session {

        private final List<String> calls = new ArrayList<>();
        private final String failing;

        RecordedSession(final String failing) {
            this.failing = failing;
        }

        @Override
        public void onReply(final DirectBuffer buffer, final int offset, final int length) {
            call("reply");
        }

        @Override
        public void end() {
            call("end");
        }

        @Override
        public void flush() {
            call("flush");
        }

        private void call(final String name) {
            calls.add(name);
            if (name.equals(failing)) {
                throw new IllegalStateException(name + " fails");
            }
        }
    }
}
