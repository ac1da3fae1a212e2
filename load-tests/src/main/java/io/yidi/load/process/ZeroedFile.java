package io.yidi.load.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** 预清零文件: written with zeros to its full size and forced, so that later forces carry data only. */
public final class ZeroedFile {

    private static final int CHUNK_BYTES = 1024 * 1024;

    private ZeroedFile() {}

    /**
     * Makes the file anew.
     *
     * @param path overwritten
     * @param sizeBytes of the file
     * @return open for writing, closed by the caller
     * @throws IOException if it cannot be written
     */
    public static FileChannel create(final Path path, final long sizeBytes) throws IOException {
        final FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK_BYTES);
        for (long written = 0; written < sizeBytes; ) {
            zeros.clear().limit((int) Math.min(CHUNK_BYTES, sizeBytes - written));
            written += file.write(zeros, written);
        }
        file.force(true);
        return file;
    }
}
