package io.yidi.gateway.sealed;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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
     * Makes a folder, and those above it, if need be; it is forced into the one above before anything is put into it,
     * even if it is there: who made it may have ended, or not have come to forcing it yet.
     *
     * @param folder to be made
     * @return the folder
     * @throws IOException if it cannot be made or forced
     */
    public static Path makeFolder(final Path folder) throws IOException {
        final Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            if (!Files.isDirectory(folder)) {
                makeFolder(above);
                Files.createDirectories(folder);
            }
            force(above, StandardOpenOption.READ);
        }
        return folder;
    }

    /**
     * Gives a finished file its name.
     *
     * @param unfinished under another name in the same folder
     * @param file its name, replaced if it is there
     * @throws IOException if it cannot be forced or renamed
     */
    public static void rename(final Path unfinished, final Path file) throws IOException {
        force(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.toAbsolutePath().getParent(), StandardOpenOption.READ);
    }

    /**
     * Gives finished files their names; where they go, the folders are forced once for all of them.
     *
     * @param unfinished names by the other names that the files have so far in the same folders; all of them were
     *     {@link #force forced}
     * @throws IOException if one cannot be renamed, or a folder not forced
     */
    public static void rename(final Map<Path, Path> unfinished) throws IOException {
        final Set<Path> folders = new LinkedHashSet<>();
        for (final Map.Entry<Path, Path> file : unfinished.entrySet()) {
            Files.move(
                    file.getKey(),
                    file.getValue(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            folders.add(file.getValue().toAbsolutePath().getParent());
        }
        for (final Path folder : folders) {
            force(folder, StandardOpenOption.READ);
        }
    }

    /**
     * Makes the content of a file last.
     *
     * @param file written to the end
     * @throws IOException if it cannot be forced
     */
    public static void force(final Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    private static void force(final Path path, final StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
