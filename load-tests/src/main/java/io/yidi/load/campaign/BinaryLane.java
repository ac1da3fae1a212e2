package io.yidi.load.campaign;

import io.yidi.load.client.BlockingBinaryClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** 二进制通道: a window of requests, then their replies in whatever order. */
public final class BinaryLane implements Lane {

    /** Requests in one exchange. */
    public static final int WINDOW = 16;

    private final CampaignRequests requests;
    private final BlockingBinaryClient client;
    private final BinaryAnswerReader reader = new BinaryAnswerReader();

    /** Connects. */
    public BinaryLane(final InetSocketAddress address, final int timeoutMs, final CampaignRequests requests)
            throws IOException {
        this.requests = requests;
        this.client = new BlockingBinaryClient(address, timeoutMs);
    }

    @Override
    public Door door() {
        return Door.BINARY;
    }

    @Override
    public int window() {
        return WINDOW;
    }

    @Override
    public void exchange(final List<Long> numbers, final AnswerSink sink) throws IOException {
        final Set<Long> open = new HashSet<>(numbers);
        for (final long number : numbers) {
            client.write(requests.frame(number));
        }
        client.flush();
        while (!open.isEmpty()) {
            final byte[] frame = client.read();
            final long number = BinaryAnswerReader.correlationId(frame);
            if (!open.remove(number)) {
                throw new IllegalStateException("expected a reply to one of " + open + ", found one to " + number);
            }
            sink.onAnswer(number, reader.read(frame));
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
