package io.yidi.load.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.baseline.EchoServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    private Path directory;

    private final StringWriter text = new StringWriter();

    @Test
    void shouldReportRatiosOfServersInProcessesOfTheirOwn() throws IOException {
        new Comparison(configuration(List.of(ContestantKind.ECHO, ContestantKind.DURABLE_ECHO)), new PrintWriter(text))
                .run();

        final String report = text.toString();
        assertTrue(report.contains("durable-echo / echo: median "), report);
        assertTrue(report.contains("durability   echo=none, durable-echo=fdatasync-batch"), report);
        assertTrue(report.indexOf("load         2 connections x 4") < report.indexOf("round 0 echo"), report);
        assertFalse(Files.exists(directory.resolve("work/durable-echo.bin")), "data is removed");
        assertTrue(Files.size(directory.resolve("out/results.json")) > 0);
        assertTrue(Files.size(directory.resolve("out/latency.hlog")) > 0);
        assertTrue(Files.size(directory.resolve("out/durable-echo-open-corrected.hgrm")) > 0);
    }

    @Test
    void shouldGiveNoVerdictOnAServerThatDoesNotSettle() throws IOException {
        final InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (EchoServer server = new EchoServer(any)) {
            final Comparison comparison =
                    new Comparison(configuration(List.of(ContestantKind.GATEWAY)), new PrintWriter(text));

            assertFalse(comparison.runAgainst(server.address()));
            assertTrue(text.toString().contains("NO VERDICT on gateway: saturation: "), text.toString());
        }
    }

    @Test
    void shouldTakeTheMiddleOfTheRounds() {
        assertEquals(new Summary.Spread(1, 2, 9), Summary.Spread.of(new double[] {9, 1, 2}));
        assertEquals(new Summary.Spread(1, 2.5, 9), Summary.Spread.of(new double[] {9, 1, 2, 3}));
    }

    private LoadConfiguration configuration(final List<ContestantKind> contestants) {
        return new LoadConfiguration(
                contestants,
                1,
                TimeUnit.MILLISECONDS.toNanos(200),
                TimeUnit.MILLISECONDS.toNanos(50),
                500,
                2,
                4,
                512,
                16,
                1,
                List.of("-Xmx128m", "-XX:+UseSerialGC"),
                List.of(),
                Path.of("no-gateway.jar"),
                Path.of("no-packs"),
                directory.resolve("work"),
                Optional.of(directory.resolve("out")));
    }
}
