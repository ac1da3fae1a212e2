package io.yidi.load.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.yidi.load.his.HisSession;
import io.yidi.load.his.Hospital;
import io.yidi.load.his.NationalEndpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Implementations that are broken on purpose must be told so; one that does sign in passes what is only about that. */
class ConformanceRunTest {

    private static final int HANGS_MS = 60_000;
    private static final Hospital HOSPITAL = new Hospital("H11010000001", "110100", 3, "P1", "310", "960100");

    private final StringWriter list = new StringWriter();
    private HttpServer stub;

    @BeforeEach
    void open() throws IOException {
        stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stub.start();
    }

    @AfterEach
    void close() {
        stub.stop(0);
    }

    @Test
    void shouldFailWhoSaysDoneToEverything() {
        answerAlways("{\"infcode\":0,\"err_msg\":null,\"output\":{}}", 0);
        assertFalse(run(""));
        final List<String> passed = lines("pass  ");
        final List<String> failed = lines("FAIL  ");
        assertEquals(ConformanceRun.all().size(), passed.size() + failed.size());
        assertTrue(failed.contains("envelope/every-field"), list.toString());
        assertTrue(failed.contains("bill/sums"), list.toString());
        assertTrue(failed.contains("repeat/other-content"), list.toString());
        assertTrue(failed.contains("statement/whole-day"), list.toString());
        assertTrue(passed.contains("envelope/keep-alive"), list.toString());
    }

    @Test
    void shouldFailWhoRefusesEverything() {
        answerAlways("{\"infcode\":-1,\"err_msg\":\"不予办理\",\"output\":null}", 0);
        assertFalse(run(""));
        assertEquals(List.of("envelope/plain-http", "envelope/unknown-number"), lines("pass  "));
        assertTrue(list.toString().contains("expected 2201 to be done, found status 200 不予办理"), list.toString());
    }

    @Test
    void shouldFailWhoAnswersInChunks() {
        answerAlways("{\"infcode\":0}", -1);
        assertFalse(run("envelope/plain-http"));
        assertEquals(List.of("envelope/plain-http"), lines("FAIL  "));
    }

    @Test
    void shouldFailWhoDoesNotAnswer() {
        stub.stop(0);
        assertFalse(run("envelope"));
        assertEquals(List.of(), lines("pass  "));
    }

    @Test
    void shouldNotPassWithoutACheck() {
        assertFalse(run("nothing-of-the-kind"));
        assertTrue(list.toString().contains("0 passed, 0 failed"));
    }

    @Test
    void shouldNameEachCheckOnce() {
        final Set<String> names = new HashSet<>();
        ConformanceRun.all().forEach(check -> assertTrue(names.add(check.name()), check.name()));
        assertTrue(names.size() >= 40, "checks " + names.size());
    }

    private boolean run(final String prefix) {
        final NationalEndpoint endpoint = new NationalEndpoint(
                URI.create("http://127.0.0.1:" + stub.getAddress().getPort() + "/fsi"), HANGS_MS);
        final LocalDateTime now = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
        return new ConformanceRun(
                        () -> new HisSession(endpoint, HOSPITAL, () -> now, () -> 1),
                        check -> check.startsWith(prefix),
                        new PrintWriter(list, true))
                .run();
    }

    private List<String> lines(final String beginning) {
        return list.toString()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length(), line.indexOf(' ', beginning.length())))
                .toList();
    }

    private void answerAlways(final String document, final int length) {
        final byte[] body = document.getBytes(StandardCharsets.UTF_8);
        stub.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(200, length < 0 ? 0 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
