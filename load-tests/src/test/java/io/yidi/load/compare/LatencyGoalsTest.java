package io.yidi.load.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.yidi.load.baseline.EchoServer;
import io.yidi.load.baseline.FrameServer;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.result.Conditions;
import io.yidi.load.result.Entrant;
import io.yidi.load.result.LatencyGoal;
import io.yidi.load.wire.FrameHandler;
import io.yidi.protocol.sbe.SettleReplyEncoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyGoalsTest {

    private static final List<Entrant> ENTRANTS = LatencyGoals.entrants(Entrant.of("gateway"));
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path directory;

    private final StringWriter text = new StringWriter();
    private final StringWriter progress = new StringWriter();

    @Test
    void shouldOfferGatewayAndEchoHalfOfWhatTheGatewayJustTook() throws IOException {
        final LoadConfiguration configuration = configuration(TimeUnit.MILLISECONDS.toNanos(60));
        Files.createDirectories(configuration.workDirectory());
        final boolean isMet;
        try (FrameServer gateway = new FrameServer();
                EchoServer echo = new EchoServer(ANY)) {
            final InetSocketAddress address = gateway.listen(ANY, SettlingHandler::new);
            isMet = new LatencyGoals(configuration, new PrintWriter(text), progress::append)
                    .play(
                            List.of(
                                    Contestant.running(ENTRANTS.get(0), echo.address(), configuration),
                                    Contestant.running(ENTRANTS.get(1), address, configuration)),
                            new Conditions(Map.of("pipeline", "4")));
        }

        final JsonNode results =
                new JsonMapper().readTree(directory.resolve("out/results.json").toFile());
        final JsonNode echo = results.at("/contestants/0/rounds/0");
        final JsonNode gateway = results.at("/contestants/1/rounds/0");
        final long asked = gateway.at("/open_loop/asked_per_s").asLong();
        assertEquals(gateway.at("/saturation/achieved_per_s").asLong() / 2, asked);
        assertEquals(asked, echo.at("/open_loop/asked_per_s").asLong());
        assertTrue(progress.toString().indexOf("gateway, one in flight")
                < progress.toString().indexOf("echo"));

        final JsonNode alone = results.at("/goals/0");
        assertEquals(LatencyGoal.ONE_IN_FLIGHT.label(), alone.path("name").asText());
        assertEquals(
                gateway.at("/one_in_flight/service_ns/p50").asLong(),
                alone.at("/rounds/0/gateway_ns").asLong());
        final String outcome =
                alone.path("ratio_median").asDouble() <= alone.path("goal").asDouble() ? "met" : "missed";
        assertEquals(outcome, alone.path("outcome").asText(), text::toString);
        final JsonNode halfOfPeak = results.at("/goals/1");
        assertEquals(asked, halfOfPeak.at("/rounds/0/asked_per_s").asLong());
        assertEquals(
                isMet,
                outcome.equals("met") && halfOfPeak.path("outcome").asText().equals("met"),
                text::toString);
        assertTrue(text.toString().contains("goal, one in flight: gateway p50 <= 1.30 x"), text.toString());
        assertTrue(
                text.toString().contains("  " + outcome.toUpperCase(Locale.ROOT) + ": ratio, median of 1 rounds "),
                text.toString());
        assertTrue(text.toString().contains("fdatasync-batch"), text.toString());
    }

    @Test
    void shouldRefuseATimeThatCannotBeMeasured() {
        final LoadConfiguration configuration = configuration(0);

        assertThrows(
                IllegalArgumentException.class,
                () -> new LatencyGoals(configuration, new PrintWriter(text), progress::append));
    }

    private LoadConfiguration configuration(final long durationNs) {
        return ShortRuns.of(ENTRANTS, durationNs, LoadConfiguration.HALF_OF_PEAK, directory);
    }

    /** Answers each request as if it had been settled. */
    private static final class SettlingHandler extends FrameHandler {

        @Override
        protected void onFrame(final ByteBuf buffer, final int offset, final int frameBytes) {
            final int start = outgoing().writerIndex();
            outgoing().writeBytes(buffer, offset, frameBytes);
            outgoing().setShortLE(start + ReplyDescriptor.TEMPLATE_ID_OFFSET, SettleReplyEncoder.TEMPLATE_ID);
        }

        @Override
        protected void onReadPassEnd() {
            flushOutgoing();
        }

        @Override
        protected void onClosed(final String reason) {
            // Nothing is held for a connection.
        }
    }
}
