package io.yidi.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yidi.gateway.fixture.HangGuard;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The JSON door over HTTP/1.1. */
final class JsonDoorClient implements DoorClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(HangGuard.SECONDS);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final String root;

    JsonDoorClient(final InetSocketAddress address) {
        root = "http://" + address.getHostString() + ":" + address.getPort();
    }

    @Override
    public JsonNode settle(final JsonNode request) throws IOException, InterruptedException {
        return post("/v1/settlements", request);
    }

    /** Sends a bill that changes nothing. */
    JsonNode quote(final JsonNode request) throws IOException, InterruptedException {
        return post("/v1/pre-settlements", request);
    }

    @Override
    public JsonNode reverse(final JsonNode request) throws IOException, InterruptedException {
        return post("/v1/reversals", request);
    }

    @Override
    public void close() {
        // Nothing to close: connections end with the client.
    }

    private JsonNode post(final String path, final JsonNode request) throws IOException, InterruptedException {
        final HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(root + path))
                        .timeout(TIMEOUT)
                        .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(request)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return mapper.readTree(response.body());
    }
}
