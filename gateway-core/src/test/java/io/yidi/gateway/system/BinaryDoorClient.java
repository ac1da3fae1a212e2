package io.yidi.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yidi.gateway.fixture.HangGuard;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.ReplyJsonWriter;
import io.yidi.protocol.json.RequestJsonReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** The binary door over a plain socket: frames out, frames in. */
final class BinaryDoorClient implements DoorClient {

    private final Socket socket;
    private final DataInputStream in;
    private final RequestJsonReader settleReader = RequestJsonReader.ofSettle();
    private final RequestJsonReader reversalReader = RequestJsonReader.ofReversal();
    private final ReplyJsonWriter replies = new ReplyJsonWriter();
    private final ObjectMapper mapper = new ObjectMapper();
    private long correlationId;

    BinaryDoorClient(final InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(HangGuard.MS);
        in = new DataInputStream(socket.getInputStream());
    }

    @Override
    public JsonNode settle(final JsonNode request) throws IOException {
        return exchange(settleReader, request);
    }

    @Override
    public JsonNode reverse(final JsonNode request) throws IOException {
        return exchange(reversalReader, request);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private JsonNode exchange(final RequestJsonReader reader, final JsonNode request) throws IOException {
        final byte[] json = mapper.writeValueAsBytes(request);
        final UnsafeBuffer frame =
                new UnsafeBuffer(new byte[FrameDescriptor.MESSAGE_OFFSET + 2 * FrameDescriptor.MESSAGE_LENGTH_MAX]);
        final Fault fault = reader.read(json, 0, json.length, ++correlationId, frame, FrameDescriptor.MESSAGE_OFFSET);
        if (fault != null) {
            throw new IllegalArgumentException("the test's own request: " + fault);
        }
        frame.putInt(0, reader.encodedLength(), FrameDescriptor.BYTE_ORDER);
        socket.getOutputStream().write(frame.byteArray(), 0, FrameDescriptor.MESSAGE_OFFSET + reader.encodedLength());
        return receive();
    }

    private JsonNode receive() throws IOException {
        final byte[] reply = new byte[Integer.reverseBytes(in.readInt())];
        in.readFully(reply);
        final UnsafeBuffer json = new UnsafeBuffer(new byte[FrameDescriptor.MESSAGE_LENGTH_MAX]);
        final int length = replies.write(new UnsafeBuffer(reply), 0, json, 0);
        return mapper.readTree(new String(json.byteArray(), 0, length, StandardCharsets.UTF_8));
    }
}
