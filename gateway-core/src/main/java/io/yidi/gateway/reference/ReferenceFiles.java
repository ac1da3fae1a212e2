package io.yidi.gateway.reference;

import io.yidi.gateway.engine.machine.ReferenceSource;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.sealed.FileHash;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * 基础数据存档: keeps every file that was ever taken in, under its SHA-256, durable before the journal names it.
 *
 * <p>Replay reads these copies, never the operator's file. One thread keeps and holds; any thread may read.
 */
public final class ReferenceFiles implements ReferenceSource {

    private static final String INCOMING = "incoming";
    private static final int ANY_LINES = Integer.MAX_VALUE;

    private final Path directory;
    private final FileCheck check;
    private volatile HeldRows held;

    /** Looks whether a file is sound. */
    @FunctionalInterface
    interface FileCheck {

        /** Ends with a {@link ReferenceException} if a file, to be called by this name, is not. */
        void check(Path file, String name);
    }

    /**
     * Opens the archive.
     *
     * @param directory made if it does not exist
     * @throws IOException if it cannot be made
     */
    public ReferenceFiles(final Path directory) throws IOException {
        this(directory, ReferenceReader::check);
    }

    /** Opens an archive of other files. */
    ReferenceFiles(final Path directory, final FileCheck check) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.check = check;
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
        return keep(file, String.valueOf(file.getFileName()), ANY_LINES);
    }

    /**
     * Checks a file and keeps a durable copy of it.
     *
     * @param file JSON lines
     * @param name what to call it in faults
     * @param linesMax most lines of a file that was not kept before
     * @return its SHA-256, 64 hex digits
     * @throws ReferenceException if the file is not sound, or has more lines
     * @throws IOException if it cannot be copied
     */
    public String keep(final Path file, final String name, final int linesMax) throws IOException {
        final Path copy = newIncoming();
        try {
            final String hash = copyAndHash(file, copy);
            if (!isKept(hash)) {
                if (linesMax != ANY_LINES) {
                    requireLines(copy, name, linesMax);
                }
                check.check(copy, name);
                Files.move(copy, path(hash), StandardCopyOption.ATOMIC_MOVE);
            }
            forceDirectory();
            return hash;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * Makes an empty file beside the kept ones, for what is just being received.
     *
     * @return the file; whoever asked for it deletes it
     * @throws IOException if it cannot be made
     */
    public Path newIncoming() throws IOException {
        return Files.createTempFile(directory, INCOMING, ".tmp");
    }

    /**
     * Deletes what an earlier process was receiving when it ended; only for the process that owns the directory.
     *
     * @throws IOException if something cannot be deleted
     */
    public void deleteIncoming() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, INCOMING + "*")) {
            for (final Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Reads a kept file into memory, so that reading it from the core thread takes no time to speak of; until
     * {@link #forget}, or until another is held.
     *
     * @param fileHash of a kept file
     * @param rowsMax most rows it may have
     * @return how many it has
     * @throws ReferenceException if it is no longer what it was, or has more
     */
    public int hold(final String fileHash, final int rowsMax) {
        requireKept(fileHash);
        final HeldRows rows = new HeldRows(fileHash, rowsMax);
        ReferenceReader.read(path(fileHash), rows);
        held = rows;
        return rows.count();
    }

    /** Lets go what is held in memory. */
    public void forget() {
        held = null;
    }

    @Override
    public void read(final String fileHash, final ReferenceRows rows) {
        final HeldRows ready = held;
        if (ready != null && ready.isOf(fileHash)) {
            ready.handTo(rows);
        } else {
            requireKept(fileHash);
            ReferenceReader.read(path(fileHash), rows);
        }
    }

    private static void requireLines(final Path file, final String name, final int linesMax) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            if (lines.skip(linesMax).findAny().isPresent()) {
                throw new ReferenceException(List.of(new ReferenceException.LineFault(
                        ResultCode.REFERENCE_FILE_TOO_LONG, name, 0, "", "expected at most " + linesMax + " lines")));
            }
        }
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
        return Files.exists(path(hash)) && FileHash.of(path(hash)).equals(hash);
    }

    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Where the copy of a file is. */
    Path path(final String hash) {
        return directory.resolve(hash + ".jsonl");
    }

    private static String copyAndHash(final Path from, final Path to) throws IOException {
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            final String hash = FileHash.copying(from, Channels.newOutputStream(out));
            out.force(true);
            return hash;
        }
    }
}
