package io.yidi.gateway.launcher.demo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** JSON接入口: HTTP/1.1 POST. */
final class JsonDoor implements DemoDoor {

    static final String SETTLEMENTS = "/v1/settlements";
    private static final String QUOTES = "/v1/pre-settlements";
    private static final String REVERSALS = "/v1/reversals";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    JsonDoor(final InetSocketAddress address) {
        this.address = "http://" + address.getHostString() + ":" + address.getPort();
    }

    @Override
    public String label() {
        return "JSON (HTTP)";
    }

    @Override
    public Answer settle(final DemoRequest bill) throws IOException {
        return ask(SETTLEMENTS, bill.json());
    }

    @Override
    public Answer quote(final DemoRequest bill) throws IOException {
        return ask(QUOTES, bill.json());
    }

    @Override
    public Answer reverse(final DemoRequest reversal) throws IOException {
        return ask(REVERSALS, reversal.json());
    }

    @Override
    public void close() {
        // The client's connections end with the gateway.
    }

    private Answer ask(final String path, final byte[] body) throws IOException {
        final HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return Answer.of(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body());
        } catch (final InterruptedException stopped) {
            throw (IOException) new InterruptedIOException("waiting for " + path).initCause(stopped);
        }
    }
}
