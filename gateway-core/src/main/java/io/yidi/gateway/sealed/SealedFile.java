package io.yidi.gateway.sealed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * 成品文件: a file that counts only if it is byte for byte as it was finished: its SHA-256 stands in a second file. One
 * that does not count is made again; it is never recovered.
 */
public final class SealedFile {

    private final Path file;
    private final Path seal;

    /** Makes the content. */
    @FunctionalInterface
    public interface Maker {

        /**
         * Makes a file.
         *
         * @param unfinished that does not exist yet
         * @throws IOException if it cannot be made
         */
        void make(Path unfinished) throws IOException;
    }

    /**
     * Names the files.
     *
     * @param file the file
     * @param seal holds its hash
     */
    public SealedFile(final Path file, final Path seal) {
        this.file = file;
        this.seal = seal;
    }

    /**
     * Whether the file is there and as it was finished.
     *
     * @return true if so
     * @throws IOException if it cannot be read
     */
    public boolean isSound() throws IOException {
        return Files.exists(file)
                && Files.exists(seal)
                && Files.readString(seal, StandardCharsets.US_ASCII).equals(FileHash.of(file));
    }

    /**
     * Makes the file, whatever was there.
     *
     * @param maker makes its content
     * @throws IOException if it cannot be made
     */
    public void make(final Maker maker) throws IOException {
        final Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(seal);
        Files.deleteIfExists(file);
        Files.deleteIfExists(unfinished);
        maker.make(unfinished);
        final String hash = FileHash.of(unfinished);
        DurableFile.rename(unfinished, file);
        DurableFile.write(seal, hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** The file. */
    public Path path() {
        return file;
    }
}
