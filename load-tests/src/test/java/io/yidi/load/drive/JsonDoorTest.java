package io.yidi.load.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.client.Door;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JsonDoorTest {

    private static final String SETTLED = "{\"result\":\"SETTLED\",\"repeat\":\"0\",\"setl_id\":\"4711\"}";
    private static final String REFUSED = "{\"result\":\"REFUSED\",\"code\":\"YD-4002\"}";
    private static final String BUSY = "{\"result\":\"BUSY\",\"code\":\"YD-2001\"}";

    @Test
    void shouldDriveTheJsonDoorByTheSameSchedule() throws IOException {
        final DriveResult result = run(SETTLED, 200, false);

        assertEquals(0, result.unexpected(), result.firstUnexpected());
        assertEquals(0, result.unanswered());
        assertEquals(150, result.sent());
        assertEquals(100, result.answered());
    }

    @Test
    void shouldNameTheCodeOfARefusal() throws IOException {
        final DriveResult result = run(REFUSED, 200, false);

        assertEquals(150, result.unexpected());
        assertEquals("template 4, code 4002", result.firstUnexpected());
    }

    @Test
    void shouldUnderstandTheNationalInterface() throws IOException {
        assertEquals(
                0,
                run("{\"infcode\":0,\"output\":{\"mdtrt_id\":\"7\"}}", 200, false)
                        .unexpected());
        assertEquals(
                "template 4, code 4013",
                run("{\"infcode\":-1,\"err_msg\":\"[YD-4013] x\"}", 200, false).firstUnexpected());
    }

    @Test
    void shouldCountWhoIsTurnedAwayApart() throws IOException {
        final DriveResult result = run(BUSY, 503, true);

        assertEquals(0, result.unexpected());
        assertEquals(150, result.turnedAway());
    }

    @Test
    void shouldSpellEachFrameAsJson() {
        final ByteBuf request = Unpooled.buffer();
        final JsonRequestSource source = new JsonRequestSource(source());
        source.writeNext(request, 1);
        final String text = request.toString(StandardCharsets.UTF_8);
        final String body = text.substring(text.indexOf("\r\n\r\n") + 4);

        assertTrue(text.startsWith("POST /v1/settlements HTTP/1.1\r\nHost: "), text);
        assertTrue(text.contains("\r\nContent-Length: " + body.length() + "\r\n\r\n{"), text);
        assertTrue(body.contains("\"infno\":\"2304\"") && body.endsWith("}"), body);
    }

    private static DriveResult run(final String answer, final int status, final boolean mayTurnAway)
            throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/settlements", exchange -> {
            exchange.getRequestBody().readAllBytes();
            final byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            final LoadShape shape = new LoadShape(Door.JSON, 2, 1, Set.of(SettleReplyDecoder.TEMPLATE_ID), mayTurnAway);
            final Schedule schedule =
                    new Schedule(100, TimeUnit.MILLISECONDS.toNanos(500), TimeUnit.SECONDS.toNanos(1));
            return new OpenLoopDriver(shape, new JsonRequestSource(source()), schedule).run(server.getAddress());
        } finally {
            server.stop(0);
        }
    }

    private static SettleRequestSource source() {
        final BillGenerator generator = new BillGenerator(1, 10, 7, LocalDate.of(2026, 6, 1));
        return new SettleRequestSource(generator, 16, new MsgIdSequence(1_780_000_000L), 1_780_000_000_000L);
    }
}
