package io.yidi.gateway.launcher.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import picocli.CommandLine.Option;

/** 运维调用: asks the admin port of a running gateway, for the commands that change something. */
final class AdminClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int OK = 200;
    private static final int DONE = 0;
    private static final int NOT_DONE = 3;

    @Option(
            names = "--admin",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8089",
            description = "Admin port of the gateway (${DEFAULT-VALUE}).")
    private String address;

    /**
     * What came of a request.
     *
     * @param exitCode 0 if it was done, with every line; else 3
     * @param json as answered; missing if nobody answered
     */
    record Result(int exitCode, JsonNode json) {

        boolean isDone() {
            return exitCode == DONE;
        }

        boolean isAnswered() {
            return !json.isMissingNode();
        }
    }

    /** Whom it asks. */
    String address() {
        return address;
    }

    /** Asks for something that is not printed, unless nobody answers. */
    Result get(final String path, final PrintWriter out) throws IOException {
        return exchange(HttpRequest.newBuilder(uri(path)).timeout(TIMEOUT).GET().build(), out);
    }

    /** Sends a request and prints what came of it. */
    Result post(final String path, final HttpRequest.BodyPublisher body, final PrintWriter out) throws IOException {
        final Result result = exchange(
                HttpRequest.newBuilder(uri(path)).timeout(TIMEOUT).POST(body).build(), out);
        print(result.json(), out);
        return result;
    }

    private URI uri(final String path) {
        return URI.create("http://" + address + path);
    }

    private Result exchange(final HttpRequest request, final PrintWriter out) throws IOException {
        try {
            final HttpResponse<String> response = send(request);
            final JsonNode json = new JsonMapper().readTree(response.body());
            return new Result(
                    response.statusCode() == OK && json.path("refused").isEmpty() ? DONE : NOT_DONE, json);
        } catch (final ConnectException nobody) {
            out.println("expected a gateway whose admin port is " + address + ", found none");
            out.flush();
            return new Result(NOT_DONE, MissingNode.getInstance());
        }
    }

    private static void print(final JsonNode json, final PrintWriter out) {
        json.properties().stream()
                .filter(field -> field.getValue().isValueNode())
                .forEach(field ->
                        out.println(field.getKey() + ": " + field.getValue().asText()));
        json.path("faults").forEach(fault -> printLine(fault, out));
        json.path("refused").forEach(line -> printLine(line, out));
        out.flush();
    }

    private static void printLine(final JsonNode line, final PrintWriter out) {
        final String file = line.has("file") ? line.path("file").asText() + ":" : "";
        final String found = line.has("found") ? ": " + line.path("found").asText() : "";
        final String column = line.has("column") ? ":" + line.path("column").asText() : "";
        out.println("  " + file + line.path("line").asText() + column + " "
                + line.path("code").asText() + " "
                + line.path("field").asText() + " " + line.path("text").asText() + " "
                + line.path("text_en").asText() + found);
    }

    private static HttpResponse<String> send(final HttpRequest request) throws IOException {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
        } catch (final InterruptedException stopped) {
            throw (IOException) new InterruptedIOException("waiting for " + request.uri()).initCause(stopped);
        }
    }
}
