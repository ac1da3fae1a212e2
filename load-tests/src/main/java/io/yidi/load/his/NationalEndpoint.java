package io.yidi.load.his;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * 接口地址: HTTP/1.1 as old hospital systems write it: a POST with a length, an answer with a length. One connection a
 * request, unless {@link #open} is used. Any thread.
 */
public final class NationalEndpoint {

    private static final int HTTP_PORT = 80;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final URI target;
    private final int timeoutMs;

    /**
     * Makes an endpoint; nothing is connected yet.
     *
     * @param target such as {@code http://127.0.0.1:8080/fsi/api}
     * @param timeoutMs for connecting and for each read
     */
    public NationalEndpoint(final URI target, final int timeoutMs) {
        this.target = target;
        this.timeoutMs = timeoutMs;
    }

    /** Address of all transactions, below which others lie. */
    public String path() {
        final String path = target.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Reads a document as the answers are read: decimals stay exact. */
    public static JsonNode read(final String json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Sends one request on a connection of its own and waits for its answer. */
    public NationalAnswer post(final String path, final String contentType, final byte[] body) throws IOException {
        try (Connection connection = open()) {
            connection.send(path, contentType, body);
            return connection.receive();
        }
    }

    /** Sends one request and leaves before the answer. */
    public void postAndLeave(final String path, final byte[] body) throws IOException {
        try (Connection connection = open()) {
            connection.send(path, "application/json", body);
        }
    }

    /** A connection that takes several requests, one after the other. */
    public Connection open() throws IOException {
        return new Connection();
    }

    /** 连接: one socket. One thread. */
    public final class Connection implements AutoCloseable {

        private final Socket socket = new Socket();
        private final InputStream in;

        private Connection() throws IOException {
            socket.setSoTimeout(timeoutMs);
            socket.setTcpNoDelay(true);
            final int port = target.getPort() < 0 ? HTTP_PORT : target.getPort();
            socket.connect(new InetSocketAddress(target.getHost(), port), timeoutMs);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /** Sends a request. */
        public void send(final String path, final String contentType, final byte[] body) throws IOException {
            final ByteArrayOutputStream request = new ByteArrayOutputStream();
            final String type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
            final String head = "POST " + path + " HTTP/1.1\r\nHost: " + target.getAuthority() + "\r\n" + type
                    + "Content-Length: " + body.length + "\r\n\r\n";
            request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            socket.getOutputStream().flush();
        }

        /** Waits for the next answer. */
        public NationalAnswer receive() throws IOException {
            final String statusLine = line();
            final String[] status = statusLine.split(" ", 3);
            if (status.length < 2 || !status[1].matches("\\d{3}")) {
                throw new IOException("expected a status line of HTTP, found " + statusLine);
            }
            final Map<String, String> headers = new TreeMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                final int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            final String length = headers.getOrDefault("content-length", "");
            final byte[] body = length.matches("\\d{1,9}") ? in.readNBytes(Integer.parseInt(length)) : new byte[0];
            return new NationalAnswer(Integer.parseInt(status[1]), headers, body, document(body));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private String line() throws IOException {
            final ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("expected an answer, found the end of the connection");
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        private static JsonNode document(final byte[] body) {
            try {
                final JsonNode document = MAPPER.readTree(body);
                return document == null ? MissingNode.getInstance() : document;
            } catch (final IOException notJson) {
                return MissingNode.getInstance();
            }
        }
    }
}
