package io.yidi.gateway.policy.pack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there as a whole or not at all, also after a loss of power. */
final class DurableFile {

    private DurableFile() {}

    static void write(final Path file, final byte[] content) throws IOException {
        final Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(unfinished, content);
        rename(unfinished, file);
    }

    static void rename(final Path unfinished, final Path file) throws IOException {
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
