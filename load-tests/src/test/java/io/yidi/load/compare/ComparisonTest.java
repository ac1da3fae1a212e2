package io.yidi.load.compare;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.baseline.EchoServer;
import io.yidi.load.result.Entrant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    private Path directory;

    private final StringWriter text = new StringWriter();
    private final List<String> progress = new ArrayList<>();

    @Test
    void shouldReportRatiosOfServersInProcessesOfTheirOwn() throws IOException {
        new Comparison(
                        configuration(List.of(Entrant.of("echo"), Entrant.of("durable-echo"))),
                        new PrintWriter(text),
                        progress::add)
                .run();

        final String report = text.toString();
        assertTrue(report.contains("durable-echo / echo: median "), report);
        assertTrue(report.contains("durability           echo=none, durable-echo=fdatasync-batch"), report);
        assertTrue(report.indexOf("connections          2") < report.indexOf("round 0 echo"), report);
        assertFalse(Files.exists(directory.resolve("work/durable-echo.bin")), "data is removed");
        assertTrue(progress.contains("round 1 of 1, durable-echo, open loop …"), progress.toString());
        assertTrue(Files.size(directory.resolve("out/results.json")) > 0);
        assertTrue(Files.size(directory.resolve("out/latency.hlog")) > 0);
        assertTrue(Files.size(directory.resolve("out/report.html")) > 0);
        assertTrue(Files.size(directory.resolve("out/durable-echo-open-corrected.hgrm")) > 0);
    }

    @Test
    void shouldGiveNoVerdictOnAServerThatDoesNotSettle() throws IOException {
        final InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (EchoServer server = new EchoServer(any)) {
            final Comparison comparison =
                    new Comparison(configuration(List.of(Entrant.of("gateway"))), new PrintWriter(text), progress::add);

            assertFalse(comparison.runAgainst(server.address()));
            assertTrue(text.toString().contains("NO VERDICT: gateway: saturation: "), text.toString());
        }
    }

    private LoadConfiguration configuration(final List<Entrant> contestants) {
        return ShortRuns.of(contestants, TimeUnit.MILLISECONDS.toNanos(200), 500, directory);
    }
}
