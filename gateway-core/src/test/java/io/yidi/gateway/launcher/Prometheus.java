package io.yidi.gateway.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Prometheus that reads one gateway, several times a second, into a folder of its own. */
final class Prometheus implements AutoCloseable {

    private static final long STOP_SECONDS = 30;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper mapper = new JsonMapper();
    private final Process process;
    private final String origin;

    /** A program of Prometheus on this machine. */
    static Optional<Path> program(final String name) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one. */
    Prometheus(final Path folder, final InetSocketAddress target, final String... options) throws IOException {
        final String address = "127.0.0.1:" + freePort();
        origin = "http://" + address;
        final List<String> command = new ArrayList<>(List.of(
                program("prometheus").orElseThrow().toString(),
                "--config.file=" + Files.writeString(folder.resolve("prometheus.yml"), configuration(target)),
                "--storage.tsdb.path=" + folder.resolve("series"),
                "--web.listen-address=" + address));
        command.addAll(Arrays.asList(options));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private static String configuration(final InetSocketAddress target) {
        return """
                scrape_configs:
                  - job_name: yidi
                    scrape_interval: 500ms
                    scrape_timeout: 500ms
                    static_configs:
                      - targets: ["127.0.0.1:%d"]
                """.formatted(target.getPort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What it answers to an expression: a row for each series; none as long as it is not up. */
    JsonNode ask(final String expression) {
        final URI address =
                URI.create(origin + "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        try {
            final JsonNode answer =
                    mapper.readTree(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body());
            if (answer.path("status").asText().equals("error")) {
                throw new AssertionError("expected " + expression + " to be understood, found " + answer);
            }
            return answer.at("/data/result");
        } catch (final IOException notUp) {
            return mapper.createArrayNode();
        } catch (final InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (final InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
