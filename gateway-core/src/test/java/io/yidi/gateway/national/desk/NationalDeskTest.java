package io.yidi.gateway.national.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.ResultCode;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may wait at the desk. */
@Timeout(HangGuard.WHOLE_TEST_SECONDS)
class NationalDeskTest {

    private static final int OF_ONE = 8;
    private static final int OF_ALL = 64;

    private final CountDownLatch open = new CountDownLatch(1);
    private final BlockingQueue<DeskAnswer> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();

    private DeskAnswer answer(final NationalRequest request) {
        try {
            open.await();
        } catch (final InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
        return DeskAnswer.of(JsonNodeFactory.instance.textNode(request.institution()));
    }

    @Test
    void shouldLeaveRoomForOthersWhileOneInstitutionAsksWithoutEnd() throws Exception {
        try (NationalDesk desk = desk(Map.of("1101", this::answer), Map.of())) {
            for (int asked = 0; asked < OF_ONE; asked++) {
                assertTrue(ask(desk, "H1"));
            }
            assertFalse(ask(desk, "H1"));
            assertTrue(ask(desk, "H2"));
            open.countDown();
            for (int answered = 0; answered <= OF_ONE; answered++) {
                answers.poll(HangGuard.SECONDS, TimeUnit.SECONDS);
            }
            assertTrue(ask(desk, "H1"), "who was answered may ask again");
            assertEquals(
                    "H1",
                    answers.poll(HangGuard.SECONDS, TimeUnit.SECONDS).reply().asText());
        }
    }

    @Test
    void shouldAnswerAnInstitutionAgainWhoseQuestionsFailed() throws Exception {
        final DeskHandler failing = request -> {
            throw new IllegalStateException("expected here");
        };
        open.countDown();
        try (NationalDesk desk = desk(Map.of("1101", failing, "2001", this::answer), Map.of())) {
            for (int asked = 0; asked < 2 * OF_ONE; asked++) {
                assertTrue(ask(desk, "H1"));
                assertEquals(
                        ResultCode.BUSY,
                        answers.poll(HangGuard.SECONDS, TimeUnit.SECONDS)
                                .fault()
                                .code());
            }
            assertTrue(ask(desk, "2001", "H1"));
            assertEquals(
                    "H1",
                    answers.poll(HangGuard.SECONDS, TimeUnit.SECONDS).reply().asText());
        }
        assertTrue(errors.isEmpty(), errors::toString);
    }

    /** Its thread is replaced without a word; without that, a door would be silent and nobody would know. */
    @ParameterizedTest
    @ValueSource(strings = {"1101", "1312"})
    void shouldEndTheNodeWithAnErrorOnEitherThread(final String infno) throws Exception {
        final Error expected = new StackOverflowError("expected here");
        final DeskHandler failing = request -> {
            throw expected;
        };
        try (NationalDesk desk = desk(Map.of("1101", failing), Map.of("1312", failing))) {
            assertTrue(ask(desk, infno, "H1"));
            assertSame(expected, errors.poll(HangGuard.SECONDS, TimeUnit.SECONDS));
        }
        assertTrue(answers.isEmpty());
    }

    @Test
    void shouldEndTheNodeWithAnErrorOfTheWorkBehindTheRequests() throws Exception {
        final Error expected = new OutOfMemoryError("expected here");
        final DeskWork failing = () -> {
            throw expected;
        };
        open.countDown();
        try (NationalDesk desk = new NationalDesk(Map.of("1101", this::answer), Map.of(), failing, errors::add)) {
            assertTrue(ask(desk, "H1"));
            assertSame(expected, errors.poll(HangGuard.SECONDS, TimeUnit.SECONDS));
        }
    }

    /** Who asked is gone: that ends nothing. */
    @Test
    void shouldGoOnWhenAnAnswerIsNotTaken() throws Exception {
        open.countDown();
        try (NationalDesk desk = desk(Map.of("1101", this::answer), Map.of())) {
            assertTrue(desk.ask(request("1101", "H1"), answer -> {
                throw new IllegalStateException("expected here");
            }));
            assertTrue(ask(desk, "H2"));
            assertEquals(
                    "H2",
                    answers.poll(HangGuard.SECONDS, TimeUnit.SECONDS).reply().asText());
        }
        assertTrue(errors.isEmpty(), errors::toString);
    }

    /** Whoever asks for a person does not wait behind those who turn the pages of a catalogue. */
    @Test
    void shouldAnswerOthersWhileACatalogueIsRead() throws Exception {
        final DeskHandler quick = request -> DeskAnswer.of(JsonNodeFactory.instance.textNode("person"));
        try (NationalDesk desk = desk(Map.of("1101", quick), Map.of("1312", this::answer))) {
            for (int asked = 0; asked < OF_ONE; asked++) {
                assertTrue(ask(desk, "1312", "H1"));
            }
            assertTrue(ask(desk, "1101", "H2"));
            assertEquals(
                    "person",
                    answers.poll(HangGuard.SECONDS, TimeUnit.SECONDS).reply().asText());
            open.countDown();
            assertEquals(
                    "H1",
                    answers.poll(HangGuard.SECONDS, TimeUnit.SECONDS).reply().asText());
        }
    }

    @Test
    void shouldTakeNoMoreThanItHasRoomForOfAllTogether() {
        try (NationalDesk desk = desk(Map.of("1101", this::answer), Map.of())) {
            int taken = 0;
            for (int institution = 0; institution <= 2 * OF_ALL; institution++) {
                taken += ask(desk, "H" + institution) ? 1 : 0;
            }
            assertTrue(taken == OF_ALL || taken == OF_ALL + 1, () -> "one is at the desk: " + desk);
            open.countDown();
        }
    }

    private boolean ask(final NationalDesk desk, final String institution) {
        return ask(desk, "1101", institution);
    }

    private boolean ask(final NationalDesk desk, final String infno, final String institution) {
        return desk.ask(request(infno, institution), answers::add);
    }

    private NationalDesk desk(final Map<String, DeskHandler> handlers, final Map<String, DeskHandler> slowHandlers) {
        return new NationalDesk(handlers, slowHandlers, DeskWork.NONE, errors::add);
    }

    private static NationalRequest request(final String infno, final String institution) {
        final ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("fixmedins_code", institution);
        return new NationalRequest(TransactionTable.load().find(infno), envelope, new InputNodes(envelope, envelope));
    }
}
