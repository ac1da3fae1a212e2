package io.yidi.load.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.client.Door;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixedJsonSourceTest {

    private static final Pattern MSG_ID = Pattern.compile("\"msgid\":\"([^\"]{30})\"");

    private final Set<String> msgIds = new ConcurrentSkipListSet<>();
    private HttpServer server;
    private String answer = "{\"result\":\"SETTLED\",\"setl_id\":\"1\"}";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/settlements", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldSendSoManyRequestsEachUnderAnIdOfItsOwn() throws IOException {
        final DriveResult result = bursts(3, 7);

        assertEquals(21, msgIds.size());
        assertEquals(21, result.answered());
        assertTrue(result.isValid(), result.invalidReason());
    }

    @Test
    void shouldInsistOnSettlements() throws IOException {
        answer = "{\"result\":\"REFUSED\",\"code\":\"YD-4002\"}";

        assertEquals(
                "20 replies were not the expected kind, the first: template 4, code 4002",
                bursts(1, 20).invalidReason());
    }

    private DriveResult bursts(final int connections, final long count) throws IOException {
        final LoadShape shape = new LoadShape(Door.JSON, connections, 1, Set.of(SettleReplyDecoder.TEMPLATE_ID), false);
        return new BurstDriver(shape, source(), count).run(server.getAddress());
    }

    private void answer(final HttpExchange exchange) throws IOException {
        final Matcher msgId =
                MSG_ID.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (msgId.find()) {
            msgIds.add(msgId.group(1));
        }
        final byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static FixedJsonSource source() {
        final BillGenerator generator = new BillGenerator(1, 10, 7, LocalDate.of(2026, 6, 1));
        return new FixedJsonSource(
                generator, 16, new MsgIdSequence(1_780_000_000L), Instant.ofEpochSecond(1_780_000_000L));
    }
}
