package io.yidi.gateway.reference;

import io.yidi.gateway.engine.machine.ReferenceSource;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * 基础数据存档: keeps every file that was ever taken in, under its SHA-256, durable before the journal names it.
 *
 * <p>Replay reads these copies, never the operator's file.
 */
public final class ReferenceFiles implements ReferenceSource {

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
            if (!isKept(hash)) {
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
        requireKept(fileHash);
        ReferenceReader.read(path(fileHash), rows);
    }

    private void requireKept(final String hash) {
        String found;
        try {
            found = isKept(hash) ? "" : "expected a copy with the hash of its name";
        } catch (final IOException unreadable) {
            found = String.valueOf(unreadable.getMessage());
        }
        if (!found.isEmpty()) {
            final String name = String.valueOf(path(hash).getFileName());
            throw new ReferenceException(List.of(
                    new ReferenceException.LineFault(ResultCode.REFERENCE_FILE_UNREADABLE, name, 0, "", found)));
        }
    }

    /** Whether a copy is there and still what it was. */
    private boolean isKept(final String hash) throws IOException {
        return Files.exists(path(hash)) && hashOf(path(hash)).equals(hash);
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
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(from), sha256());
                FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            in.transferTo(Channels.newOutputStream(out));
            out.force(true);
            return hex(in);
        }
    }

    private static String hashOf(final Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return hex(in);
        }
    }

    private static String hex(final DigestInputStream read) {
        return HexFormat.of().formatHex(read.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException missing) {
            throw new UncheckedIOException(new IOException("this JDK has no SHA-256", missing));
        }
    }
}
