package io.yidi.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.transport.SampleRequest.Encoding;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of every kind and spelling, each changed at random: every one is answered by an outcome or by a code of the
 * catalogue, nothing breaks, nothing hangs, nothing is left behind. Long form: {@code
 * -Dtest.jvm=-Dyidi.mutations=10000000}.
 */
class MutatedRequestsCampaignTest {

    private static final Logger LOG = LoggerFactory.getLogger(MutatedRequestsCampaignTest.class);
    private static final int REQUESTS = Integer.getInteger("yidi.mutations", 100_000);
    private static final long SEED = Long.getLong("yidi.mutations.seed", 20_261_122);
    private static final int TENTHS = 10;
    private static final int COLLECTIONS = 6;
    private static final int ROUND = 10_000;
    private static final int THROUGH_A_SESSION = 64;
    private static final long HANGS_NS = TimeUnit.SECONDS.toNanos(HangGuard.SECONDS);

    private final RequestMill mill = new RequestMill();
    private List<SampleRequest> samples;
    private RequestDamage damage;

    @BeforeEach
    void prepare() throws IOException {
        samples = SampleRequest.all();
        damage = new RequestDamage(samples, SEED);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void shouldAnswerWhateverArrives() throws Exception {
        long firstBytes = 0;
        long lastBytes = 0;
        try (EmbeddedDoors doors = new EmbeddedDoors()) {
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                for (int done = 0; done < REQUESTS / TENTHS; done += ROUND) {
                    mill.renew();
                    round(Math.min(ROUND, REQUESTS / TENTHS - done), doors);
                    mill.drop();
                }
                lastBytes = usedBytes();
                firstBytes = tenth == 0 ? lastBytes : firstBytes;
                LOG.info("after tenth {}: heap {} bytes", tenth + 1, lastBytes);
            }
        }
        LOG.info(
                "{} requests, {} reached the engine; heap {} to {} bytes; answered with {}",
                REQUESTS,
                mill.executed(),
                firstBytes,
                lastBytes,
                mill.codes());
        assertTrue(mill.executed() >= REQUESTS / 2, "reached the engine: " + mill.executed() + " of " + REQUESTS);
        assertEquals(Set.of(), missing(mill.codes()), "codes of parsers that nothing was answered with");
        assertTrue(lastBytes <= firstBytes / 100 * 105, "grew from " + firstBytes + " to " + lastBytes + " bytes");
    }

    private void round(final int count, final EmbeddedDoors doors) {
        for (int i = 0; i < count; i++) {
            final SampleRequest sample = samples.get(damage.oneOf(samples.size()));
            final byte[] bytes = damage.of(sample);
            final long beganNs = System.nanoTime();
            try {
                mill.take(sample, bytes);
                if (i % THROUGH_A_SESSION == 0) {
                    takeThroughASession(sample, bytes, doors);
                }
            } catch (final RuntimeException | Error broken) {
                throw new AssertionError(
                        sample.encoding() + " " + sample.path() + " with seed " + SEED + ": "
                                + new String(bytes, StandardCharsets.ISO_8859_1),
                        broken);
            }
            assertTrue(System.nanoTime() - beganNs < HANGS_NS, "it hung");
        }
    }

    /** Frames and HTTP around it are damaged, too. */
    private void takeThroughASession(final SampleRequest sample, final byte[] bytes, final EmbeddedDoors doors) {
        final boolean isBinary = sample.encoding() == Encoding.BINARY;
        final EmbeddedChannel channel = isBinary ? doors.binary() : doors.json();
        SlicedBytes.into(channel, isBinary ? framed(bytes) : posted(sample.path(), bytes));
        final byte[] written = SlicedBytes.written(channel);
        if (!isBinary) {
            mill.noteCodeIn(new String(written, StandardCharsets.UTF_8));
        } else if (written.length > FrameDescriptor.LENGTH_BYTES) {
            mill.noteCodeIn(codeOf(written));
        }
        channel.finishAndReleaseAll();
    }

    private byte[] framed(final byte[] bytes) {
        final int length = switch (damage.oneOf(8)) {
            case 0 -> -1;
            case 1 -> FrameDescriptor.MESSAGE_LENGTH_MAX + 1;
            default -> bytes.length;
        };
        return ByteBuffer.allocate(FrameDescriptor.LENGTH_BYTES + bytes.length)
                .order(FrameDescriptor.BYTE_ORDER)
                .putInt(length)
                .put(bytes)
                .array();
    }

    private byte[] posted(final String path, final byte[] bytes) {
        return switch (damage.oneOf(8)) {
            case 0 -> HttpPeer.request("GET", path.startsWith("/v1/") ? path : "/v1/settlements");
            case 1 -> HttpPeer.request("GET", "/nowhere");
            case 2 ->
                "POST /v1/settlements HTTP/1.1\r\nContent-Length: 999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            case 3 -> "POST /v1/settlements HTTP/1.1\r\nContent-Length: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            default -> HttpPeer.post(path, bytes);
        };
    }

    private static String codeOf(final byte[] reply) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(reply, FrameDescriptor.LENGTH_BYTES, reply.length - FrameDescriptor.LENGTH_BYTES);
        return ResultCode.of(Answers.error(buffer).resultCode()).label();
    }

    /** What bytes, documents and single fields decide; what several fields decide together may not come by chance. */
    private static Set<ResultCode> missing(final Set<ResultCode> answered) {
        final Set<ResultCode> expected = EnumSet.range(ResultCode.FRAME_TOO_LONG, ResultCode.RETURN_NOT_NEGATIVE);
        expected.add(ResultCode.FIELD_NOT_EXPECTED);
        expected.add(ResultCode.SETTLEMENT_ID_INVALID);
        expected.add(ResultCode.TRANSACTION_UNKNOWN);
        expected.add(ResultCode.INPUT_ENCRYPTED);
        expected.add(ResultCode.CHARACTER_SET_UNKNOWN);
        expected.removeAll(answered);
        return expected;
    }

    /** What stays: buffers off the heap are let go only some collections later. */
    private static long usedBytes() {
        long leastBytes = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            leastBytes = Math.min(
                    leastBytes,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return leastBytes;
    }
}
