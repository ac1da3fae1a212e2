package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.HangGuard;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.national.place.NationalConfiguration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests as slow networks deliver them: a request may come in any number of packets. */
class JsonPacketsTest {

    private static final String REQUEST =
            "POST /v1/settlements HTTP/1.1\r\nHost: gateway\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    @Timeout(HangGuard.WHOLE_TEST_SECONDS)
    void shouldAnswerRequestsThatComeByteByByte(@TempDir final Path folder) throws Exception {
        try (GatewayServer server = start(folder.resolve("data"));
                Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HangGuard.MS);
            socket.connect(server.jsonAddress(), HangGuard.MS);
            final BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < 10; i++) {
                sendByteByByte(socket.getOutputStream());
                assertEquals("HTTP/1.1 400 Bad Request", replies.readLine());
                assertTrue(readBody(replies).contains("YD-"), "expected an answer with a code");
            }
        }
    }

    private static GatewayServer start(final Path data) throws Exception {
        final InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return GatewayServer.start(
                new GatewayConfiguration(
                        data,
                        Path.of("..", "policies"),
                        List.of(),
                        anyPort,
                        anyPort,
                        anyPort,
                        NationalConfiguration.NONE,
                        Limits.wide().build(),
                        JournalConfiguration.defaults().segmentLengthBytes(),
                        1_000_000),
                failure -> {
                    throw new IllegalStateException(failure);
                });
    }

    private static void sendByteByByte(final OutputStream out) throws IOException {
        for (final byte next : REQUEST.getBytes(StandardCharsets.US_ASCII)) {
            out.write(next);
            out.flush();
        }
    }

    private static String readBody(final BufferedReader replies) throws IOException {
        int length = 0;
        for (String line = replies.readLine(); !line.isEmpty(); line = replies.readLine()) {
            if (line.startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring("content-length: ".length()));
            }
        }
        final StringBuilder body = new StringBuilder();
        while (body.toString().getBytes(StandardCharsets.UTF_8).length < length) {
            body.append((char) replies.read());
        }
        return body.toString();
    }
}
