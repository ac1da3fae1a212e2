package io.yidi.gateway.sealed;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** 持久文件: files that are there as a whole or not at all, also after a loss of power. */
public final class DurableFile {

    private DurableFile() {}

    /**
     * Writes a file.
     *
     * @param file replaced if it is there
     * @param content of it
     * @throws IOException if it cannot be written
     */
    public static void write(final Path file, final byte[] content) throws IOException {
        final Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(unfinished, content);
        rename(unfinished, file);
    }

    /**
     * Gives a finished file its name.
     *
     * @param unfinished under another name in the same folder
     * @param file its name, replaced if it is there
     * @throws IOException if it cannot be forced or renamed
     */
    public static void rename(final Path unfinished, final Path file) throws IOException {
        force(unfinished, StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.toAbsolutePath().getParent(), StandardOpenOption.READ);
    }

    private static void force(final Path path, final StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
