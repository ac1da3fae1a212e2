package io.yidi.load.campaign;

import io.yidi.load.client.JsonClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** JSON 通道: one request at a time. */
public final class JsonLane implements Lane {

    private final CampaignRequests requests;
    private final JsonClient client;
    private final JsonAnswerReader reader = new JsonAnswerReader();

    JsonLane(final InetSocketAddress address, final int timeoutMs, final CampaignRequests requests) throws IOException {
        this.requests = requests;
        this.client = new JsonClient(address, timeoutMs);
    }

    @Override
    public Door door() {
        return Door.JSON;
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public void exchange(final List<Long> numbers, final AnswerSink sink) throws IOException {
        for (final long number : numbers) {
            final JsonClient.Answer answer = client.post(requests.jsonPath(number), requests.json(number));
            sink.onAnswer(number, reader.read(answer.body()));
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
