package io.yidi.gateway.launcher.demo;

import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.RequestJsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 示例请求: one request of a file in both encodings.
 *
 * @param json as the file has it
 * @param message as the binary door takes it, message header first
 */
@SuppressWarnings("ArrayRecordComponent")
record DemoRequest(byte[] json, byte[] message) {

    /** Reads a bill. */
    static DemoRequest ofBill(final Path file) throws IOException {
        return of(file, RequestJsonReader.ofSettle());
    }

    /** Reads a reversal. */
    static DemoRequest ofReversal(final Path file) throws IOException {
        return of(file, RequestJsonReader.ofReversal());
    }

    private static DemoRequest of(final Path file, final RequestJsonReader reader) throws IOException {
        final byte[] json = Files.readAllBytes(file);
        final byte[] message = new byte[FrameDescriptor.MESSAGE_LENGTH_MAX];
        final Fault fault = reader.read(json, 0, json.length, 1, new UnsafeBuffer(message), 0);
        if (fault != null) {
            throw new DemoFailedException(
                    file + ": " + fault.code() + " " + fault.field() + ", found " + fault.found());
        }
        return new DemoRequest(json, Arrays.copyOf(message, reader.encodedLength()));
    }
}
