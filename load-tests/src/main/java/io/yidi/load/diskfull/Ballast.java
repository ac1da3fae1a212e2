package io.yidi.load.diskfull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** 压舱物: a file that takes all the space that is left, again and again, until it is thrown off. */
final class Ballast implements Closeable {

    private static final int PIECE_BYTES = 64 * 1024;

    private final Path path;
    private final FileChannel file;

    Ballast(final Path path) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Takes what is left now. */
    void fill() throws IOException {
        for (int pieceBytes = PIECE_BYTES; pieceBytes > 0; pieceBytes /= 2) {
            try {
                while (file.write(ByteBuffer.allocate(pieceBytes), file.size()) == pieceBytes) {
                    continue;
                }
            } catch (final IOException full) {
                if (!isFull(full)) {
                    throw full;
                }
            }
        }
    }

    /** Gives everything back. */
    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    private static boolean isFull(final IOException cause) {
        return String.valueOf(cause.getMessage()).contains("No space left");
    }
}
