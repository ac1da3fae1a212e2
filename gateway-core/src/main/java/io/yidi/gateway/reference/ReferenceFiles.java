package io.yidi.gateway.reference;

import io.yidi.gateway.engine.machine.ReferenceSource;
import io.yidi.gateway.engine.state.ReferenceRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * 基础数据存档: keeps every file that was ever taken in, under its SHA-256, durable before the journal names it.
 *
 * <p>Replay reads these copies, never the operator's file.
 */
public final class ReferenceFiles implements ReferenceSource {

    private static final int COPY_BYTES = 1 << 16;

    private final Path directory;

    /**
     * Opens the archive.
     *
     * @param directory made if it does not exist
     * @throws IOException if it cannot be made
     */
    public ReferenceFiles(final Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /**
     * Checks a file and keeps a durable copy of it.
     *
     * @param file JSON lines
     * @return its SHA-256, 64 hex digits
     * @throws ReferenceException if the file is not sound
     * @throws IOException if it cannot be copied
     */
    public String keep(final Path file) throws IOException {
        final Path copy = Files.createTempFile(directory, "incoming", ".tmp");
        try {
            final String hash = copyAndHash(file, copy);
            if (!Files.exists(path(hash))) {
                ReferenceReader.check(copy, String.valueOf(file.getFileName()));
                Files.move(copy, path(hash), StandardCopyOption.ATOMIC_MOVE);
            }
            forceDirectory();
            return hash;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public void read(final String fileHash, final ReferenceRows rows) {
        ReferenceReader.read(path(fileHash), rows);
    }

    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path path(final String hash) {
        return directory.resolve(hash + ".jsonl");
    }

    private static String copyAndHash(final Path from, final Path to) throws IOException {
        final MessageDigest digest = sha256();
        final byte[] bytes = new byte[COPY_BYTES];
        try (InputStream in = Files.newInputStream(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                digest.update(bytes, 0, length);
                final ByteBuffer chunk = ByteBuffer.wrap(bytes, 0, length);
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
            }
            out.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException missing) {
            throw new UncheckedIOException(new IOException("this JDK has no SHA-256", missing));
        }
    }
}
