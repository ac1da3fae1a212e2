package io.yidi.gateway.launcher.demo;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.ReplyJsonWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** 二进制接入口: SBE frames on a plain socket. */
final class BinaryDoor implements DemoDoor {

    private static final int TIMEOUT_MS = 10_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;
    private final ReplyJsonWriter writer = new ReplyJsonWriter();

    BinaryDoor(final InetSocketAddress address) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(address, TIMEOUT_MS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    @Override
    public String label() {
        return "二进制 binary (SBE)";
    }

    @Override
    public Answer settle(final DemoRequest bill) throws IOException {
        return ask(bill.message());
    }

    @Override
    public Answer quote(final DemoRequest bill) throws IOException {
        return ask(bill.message());
    }

    @Override
    public Answer reverse(final DemoRequest reversal) throws IOException {
        return ask(reversal.message());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer ask(final byte[] message) throws IOException {
        final ByteBuffer frame = ByteBuffer.allocate(FrameDescriptor.LENGTH_BYTES + message.length)
                .order(FrameDescriptor.BYTE_ORDER)
                .putInt(message.length)
                .put(message);
        out.write(frame.array());
        out.flush();
        return Answer.of(json(read(read(FrameDescriptor.LENGTH_BYTES)
                .order(FrameDescriptor.BYTE_ORDER)
                .getInt())));
    }

    private ByteBuffer read(final int lengthBytes) throws IOException {
        final byte[] bytes = new byte[lengthBytes];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private byte[] json(final ByteBuffer reply) {
        final byte[] json = new byte[FrameDescriptor.MESSAGE_LENGTH_MAX];
        return Arrays.copyOf(json, writer.write(new UnsafeBuffer(reply), 0, new UnsafeBuffer(json), 0));
    }
}
