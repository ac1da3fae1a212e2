package io.yidi.load.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GatewayLikeWaitTest {

    private static final Path WAIT_OF_THE_GATEWAY =
            Path.of("../gateway-core/src/main/java/io/yidi/gateway/pipeline/WaitPoint.java");

    private final RingBuffer<EchoSlot> ring = RingBuffer.createSingleProducer(EchoSlot::new, 8, new GatewayLikeWait());
    private final SequenceBarrier barrier = ring.newBarrier();
    private final CompletableFuture<Long> awaited = new CompletableFuture<>();
    private final Thread consumer = new Thread(this::await);

    @Test
    void shouldLookAsOftenAsTheGatewayBeforeItParks() throws IOException {
        assertEquals(countInGateway("SPINS"), GatewayLikeWait.SPINS);
        assertEquals(countInGateway("YIELDS"), GatewayLikeWait.YIELDS);
    }

    @Test
    void shouldWakeUpForWhatIsPublishedAfterItParked() throws Exception {
        awaitParked();

        ring.publish(ring.next());

        assertEquals(0, awaited.get());
    }

    @Test
    void shouldTellHowMuchThereIsWithoutWaiting() throws Exception {
        ring.publish(0, ring.next(3));

        assertEquals(2, barrier.waitFor(1));
    }

    @Test
    void shouldEndWhenItIsTold() {
        awaitParked();

        barrier.alert();

        final ExecutionException ended = assertThrows(ExecutionException.class, awaited::get);
        assertEquals(AlertException.class, ended.getCause().getClass());
    }

    private void await() {
        try {
            awaited.complete(barrier.waitFor(0));
        } catch (final Exception e) {
            awaited.completeExceptionally(e);
        }
    }

    private void awaitParked() {
        consumer.start();
        final long startNs = System.nanoTime();
        while (consumer.getState() != Thread.State.WAITING) {
            if (System.nanoTime() - startNs > TimeUnit.SECONDS.toNanos(10)) {
                throw new AssertionError("expected the consumer to park, found it " + consumer.getState());
            }
            Thread.onSpinWait();
        }
    }

    private static int countInGateway(final String name) throws IOException {
        final Matcher constant = Pattern.compile("int " + name + " = ([\\d_]+);")
                .matcher(Files.readString(WAIT_OF_THE_GATEWAY, StandardCharsets.UTF_8));
        if (!constant.find()) {
            throw new AssertionError("expected " + name + " in " + WAIT_OF_THE_GATEWAY + ", found none");
        }
        return Integer.parseInt(constant.group(1).replace("_", ""));
    }
}
