package io.yidi.load.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** JSON 客户端: the native JSON door over HTTP/1.1 keep-alive; safe for any thread. */
public final class JsonClient {

    /** Path of settlements and quotes. */
    public static final String SETTLEMENTS_PATH = "/v1/settlements";

    /** Path of reversals. */
    public static final String REVERSALS_PATH = "/v1/reversals";

    /** Path of queries. */
    public static final String QUERIES_PATH = "/v1/queries";

    private final HttpClient http;
    private final String base;
    private final Duration timeout;

    /**
     * Connects at the first request.
     *
     * @param address of the JSON door
     * @param timeout of connecting and of each request
     */
    public JsonClient(final InetSocketAddress address, final Duration timeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
        this.base = "http://" + address.getHostString() + ":" + address.getPort();
        this.timeout = timeout;
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param body UTF-8 text
     */
    public record Answer(int status, String body) {}

    /**
     * Sends one message and waits for its answer.
     *
     * @param path such as {@link #SETTLEMENTS_PATH}
     * @param body JSON text
     * @return status and text
     * @throws IOException if no answer came in time
     */
    public Answer post(final String path, final String body) throws IOException {
        final HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try {
            final HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (final InterruptedException e) {
            final InterruptedIOException stopped = new InterruptedIOException("stopped while waiting for " + path);
            stopped.initCause(e);
            throw stopped;
        }
    }
}
