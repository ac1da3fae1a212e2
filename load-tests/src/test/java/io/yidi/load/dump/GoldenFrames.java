package io.yidi.load.dump;

import io.yidi.protocol.FrameDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The messages that the protocol keeps byte for byte. */
final class GoldenFrames {

    private static final Path FOLDER = Path.of("..", "protocol/src/test/resources/io/yidi/protocol/json");

    private GoldenFrames() {}

    /** Names of all of them, in order. */
    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hex"))
                    .map(name -> name.substring(0, name.length() - ".hex".length()))
                    .sorted()
                    .toList();
        }
    }

    /** A frame with its length field. */
    static byte[] frame(final String name) throws IOException {
        final String digits = Files.readString(FOLDER.resolve(name + ".hex")).replaceAll("\\s", "");
        final byte[] message = HexFormat.of().parseHex(digits);
        return ByteBuffer.allocate(FrameDescriptor.MESSAGE_OFFSET + message.length)
                .order(FrameDescriptor.BYTE_ORDER)
                .putInt(message.length)
                .put(message)
                .array();
    }
}
