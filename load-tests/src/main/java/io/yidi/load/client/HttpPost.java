package io.yidi.load.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** HTTP 请求: writes JSON messages as requests to one path. Immutable; no garbage but the digits of the length. */
public final class HttpPost {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] head;

    /**
     * Requests to a path.
     *
     * @param path such as {@link JsonClient#SETTLEMENTS_PATH}
     */
    public HttpPost(final String path) {
        final String text = "POST " + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ";
        head = text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Appends a request.
     *
     * @param target receives head and message
     * @param message UTF-8
     * @param messageBytes of it
     */
    public void write(final ByteBuf target, final byte[] message, final int messageBytes) {
        target.writeBytes(head);
        ByteBufUtil.writeAscii(target, Integer.toString(messageBytes));
        target.writeBytes(HEAD_END);
        target.writeBytes(message, 0, messageBytes);
    }
}
