package io.yidi.load.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.yidi.load.baseline.EchoServer;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.bill.SettleJsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClientsTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int HANGS_MS = 60_000;

    private final BillGenerator generator = new BillGenerator(1, 10, 14, LocalDate.of(2026, 6, 1));

    @Test
    void shouldGetEveryFrameBackWholeAndInOrder() throws IOException {
        final SettleFrameWriter writer = new SettleFrameWriter();
        try (EchoServer server = new EchoServer(ANY);
                BlockingBinaryClient client = new BlockingBinaryClient(server.address(), HANGS_MS)) {
            for (int i = 0; i < 500; i++) {
                client.write(writer.frame(generator.bill(i), "M" + i, i, 0));
            }
            client.flush();
            for (int i = 0; i < 500; i++) {
                assertArrayEquals(writer.frame(generator.bill(i), "M" + i, i, 0), client.read());
            }
        }
    }

    @Test
    void shouldKeepTheConnectionForSeveralJsonAnswers() throws IOException {
        final HttpServer server = HttpServer.create(ANY, 0);
        server.createContext(JsonClient.SETTLEMENTS_PATH, exchange -> {
            final byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(body.length > 2 ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (JsonClient client = new JsonClient(server.getAddress(), HANGS_MS)) {
            final String text = new SettleJsonWriter().text(generator.bill(0), "M", Instant.EPOCH);

            assertEquals(new JsonClient.Answer(200, text), client.post(JsonClient.SETTLEMENTS_PATH, text));
            assertEquals(503, client.post(JsonClient.SETTLEMENTS_PATH, "{}").status());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldWriteTheNamesOfTheInterface() {
        final String text = new SettleJsonWriter().text(generator.bill(0), "M", Instant.EPOCH);

        assertTrue(text.startsWith("{\"inf_time\":\"1970-01-01 08:00:00\",\"fixmedins_code\":\"H1301000"), text);
        assertEquals(14, text.split("\"med_chrgitm_type\"", -1).length - 1);
        assertEquals(text.length(), text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void shouldSayWhenNobodyListens() throws IOException {
        try (Socket silent = new Socket()) {
            silent.bind(ANY);
            final InetSocketAddress address = (InetSocketAddress) silent.getLocalSocketAddress();

            assertThrows(IOException.class, () -> DoorClient.connect(address, Door.BINARY, 1, null));
            assertThrows(IOException.class, () -> new BlockingBinaryClient(address, HANGS_MS));
        }
    }
}
