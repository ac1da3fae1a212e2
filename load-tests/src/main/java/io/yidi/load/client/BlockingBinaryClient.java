package io.yidi.load.client;

import io.yidi.protocol.FrameDescriptor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** 阻塞式二进制客户端: one socket, whole frames in and out, for checks rather than speed; one thread. */
public final class BlockingBinaryClient implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /**
     * Connects.
     *
     * @param address of the binary door
     * @param timeoutMs for connecting and for each read
     * @throws IOException if nobody listens
     */
    public BlockingBinaryClient(final InetSocketAddress address, final int timeoutMs) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMs);
        socket.connect(address, timeoutMs);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
    }

    /**
     * Puts a frame into the outgoing buffer; {@link #flush()} sends it.
     *
     * @param frame whole, with its length field
     * @throws IOException if the connection broke
     */
    public void write(final byte[] frame) throws IOException {
        out.write(frame);
    }

    /**
     * Sends what was written.
     *
     * @throws IOException if the connection broke
     */
    public void flush() throws IOException {
        out.flush();
    }

    /**
     * Waits for the next frame.
     *
     * @return whole, with its length field
     * @throws IOException if the connection broke, ended or stayed silent for too long
     */
    public byte[] read() throws IOException {
        final byte[] length = in.readNBytes(FrameDescriptor.LENGTH_BYTES);
        if (length.length < FrameDescriptor.LENGTH_BYTES) {
            throw new EOFException("expected a reply, found the end of the connection");
        }
        final int messageBytes =
                ByteBuffer.wrap(length).order(FrameDescriptor.BYTE_ORDER).getInt();
        if (messageBytes < FrameDescriptor.MESSAGE_LENGTH_MIN || messageBytes > FrameDescriptor.MESSAGE_LENGTH_MAX) {
            throw new IOException("expected a length field of " + FrameDescriptor.MESSAGE_LENGTH_MIN + " to "
                    + FrameDescriptor.MESSAGE_LENGTH_MAX + ", found " + messageBytes);
        }
        final byte[] frame = new byte[FrameDescriptor.LENGTH_BYTES + messageBytes];
        System.arraycopy(length, 0, frame, 0, length.length);
        if (in.readNBytes(frame, FrameDescriptor.MESSAGE_OFFSET, messageBytes) < messageBytes) {
            throw new EOFException("expected " + messageBytes + " bytes, found the end of the connection");
        }
        return frame;
    }

    /**
     * One request, one reply.
     *
     * @param frame whole
     * @return the reply, whole
     * @throws IOException if the connection broke
     */
    public byte[] ask(final byte[] frame) throws IOException {
        write(frame);
        flush();
        return read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
