package io.yidi.load.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** JSON 客户端: the native JSON door over one HTTP/1.1 keep-alive connection; blocking, one thread. */
public final class JsonClient implements AutoCloseable {

    /** Path of settlements and quotes. */
    public static final String SETTLEMENTS_PATH = "/v1/settlements";

    /** Path of refunds. */
    public static final String REFUNDS_PATH = "/v1/refunds";

    /** Path of reversals. */
    public static final String REVERSALS_PATH = "/v1/reversals";

    private static final int BODY_BYTES_MAX = 1024 * 1024;
    private static final int LINE_BYTES_MAX = 8 * 1024;
    private static final String CONTENT_LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;

    /**
     * Connects.
     *
     * @param address of the JSON door
     * @param timeoutMs for connecting and for each read
     * @throws IOException if nobody listens
     */
    public JsonClient(final InetSocketAddress address, final int timeoutMs) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMs);
        socket.connect(address, timeoutMs);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        host = address.getHostString() + ":" + address.getPort();
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param body UTF-8 text
     */
    public record Answer(int status, String body) {}

    /**
     * Sends one message and waits for its answer.
     *
     * @param path such as {@link #SETTLEMENTS_PATH}
     * @param body JSON text
     * @return status and text
     * @throws IOException if the connection broke, stayed silent, or the answer is not HTTP with a length
     */
    public Answer post(final String path, final String body) throws IOException {
        final byte[] content = body.getBytes(StandardCharsets.UTF_8);
        final String head = "POST " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " + content.length + "\r\n\r\n";
        final ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.getBytes(StandardCharsets.US_ASCII));
        request.write(content);
        request.writeTo(out);
        return answer();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer answer() throws IOException {
        final String statusLine = line();
        if (!statusLine.startsWith("HTTP/1.1 ") || statusLine.length() < "HTTP/1.1 200".length()) {
            throw new IOException("expected an HTTP/1.1 status line, found: " + statusLine);
        }
        final int status = Integer.parseInt(statusLine.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        int bodyBytes = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            final String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(CONTENT_LENGTH)) {
                bodyBytes = Integer.parseInt(
                        lower.substring(CONTENT_LENGTH.length()).trim());
            }
        }
        if (bodyBytes < 0 || bodyBytes > BODY_BYTES_MAX) {
            throw new IOException("expected a Content-Length of 0 to " + BODY_BYTES_MAX + ", found " + bodyBytes);
        }
        final byte[] body = in.readNBytes(bodyBytes);
        if (body.length < bodyBytes) {
            throw new EOFException("expected " + bodyBytes + " bytes, found the end of the connection");
        }
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() == LINE_BYTES_MAX) {
                throw new EOFException("expected a header line, found the end of the connection or no end of the line");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
