package io.yidi.gateway.national.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.TransactionTable;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may wait at the desk. */
@Timeout(20)
class NationalDeskTest {

    private static final int OF_ONE = 8;
    private static final int OF_ALL = 64;

    private final CountDownLatch open = new CountDownLatch(1);
    private final BlockingQueue<DeskAnswer> answers = new LinkedBlockingQueue<>();

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
        try (NationalDesk desk = new NationalDesk(Map.of("1101", this::answer), DeskWork.NONE)) {
            for (int asked = 0; asked < OF_ONE; asked++) {
                assertTrue(ask(desk, "H1"));
            }
            assertFalse(ask(desk, "H1"));
            assertTrue(ask(desk, "H2"));
            open.countDown();
            for (int answered = 0; answered <= OF_ONE; answered++) {
                answers.poll(10, TimeUnit.SECONDS);
            }
            assertTrue(ask(desk, "H1"), "who was answered may ask again");
            assertEquals("H1", answers.poll(10, TimeUnit.SECONDS).reply().asText());
        }
    }

    @Test
    void shouldAnswerAnInstitutionAgainWhoseQuestionsEndedInErrors() throws Exception {
        final CountDownLatch failed = new CountDownLatch(OF_ONE);
        final DeskHandler failing = request -> {
            failed.countDown();
            throw new StackOverflowError("expected here");
        };
        try (NationalDesk desk = new NationalDesk(Map.of("1101", failing, "2001", this::answer), DeskWork.NONE)) {
            for (int asked = 0; asked < OF_ONE; asked++) {
                assertTrue(ask(desk, "H1"));
            }
            assertTrue(failed.await(10, TimeUnit.SECONDS));
            open.countDown();
            assertTrue(ask(desk, "2001", "H2"));
            answers.poll(10, TimeUnit.SECONDS);
            assertTrue(ask(desk, "2001", "H1"), "who was failed may ask again");
            assertEquals("H1", answers.poll(10, TimeUnit.SECONDS).reply().asText());
        }
    }

    /** Whoever asks for a person does not wait behind those who turn the pages of a catalogue. */
    @Test
    void shouldAnswerOthersWhileACatalogueIsRead() throws Exception {
        final DeskHandler quick = request -> DeskAnswer.of(JsonNodeFactory.instance.textNode("person"));
        try (NationalDesk desk = new NationalDesk(Map.of("1101", quick), Map.of("1312", this::answer), DeskWork.NONE)) {
            for (int asked = 0; asked < OF_ONE; asked++) {
                assertTrue(ask(desk, "1312", "H1"));
            }
            assertTrue(ask(desk, "1101", "H2"));
            assertEquals("person", answers.poll(10, TimeUnit.SECONDS).reply().asText());
            open.countDown();
            assertEquals("H1", answers.poll(10, TimeUnit.SECONDS).reply().asText());
        }
    }

    @Test
    void shouldTakeNoMoreThanItHasRoomForOfAllTogether() {
        try (NationalDesk desk = new NationalDesk(Map.of("1101", this::answer), DeskWork.NONE)) {
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
        final ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("fixmedins_code", institution);
        return desk.ask(
                new NationalRequest(TransactionTable.load().find(infno), envelope, new InputNodes(envelope, envelope)),
                answers::add);
    }
}
