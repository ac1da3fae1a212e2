package io.yidi.clearing.recon.file;

import io.yidi.gateway.sealed.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 对账文件草稿: files that have come and are not kept yet. They are written and forced under other names while they are being
 * read and compared, by a thread of their own; once they are found sound, they take their names, and before that
 * nothing of them counts. One thread asks.
 */
public final class DayFileDrafts implements AutoCloseable {

    private static final String SUFFIX = "." + ProcessHandle.current().pid() + ".tmp";

    private static final Pattern DRAFT = Pattern.compile(".*\\.([0-9]{1,18})\\.tmp");

    private final Path folder;
    private final Map<Path, Path> drafts = new LinkedHashMap<>();
    private final Deque<Path> foldersMade = new ConcurrentLinkedDeque<>();
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private boolean isKept;

    private DayFileDrafts(final Path folder) {
        this.folder = folder;
    }

    /**
     * Begins to write.
     *
     * @param folder of the day; made if there is something to write
     * @param contents by the names they will have
     */
    static DayFileDrafts write(final Path folder, final Map<String, byte[]> contents) {
        final DayFileDrafts begun = new DayFileDrafts(folder);
        contents.keySet().forEach(name -> begun.drafts.put(folder.resolve(name + SUFFIX), folder.resolve(name)));
        if (!contents.isEmpty()) {
            begun.written = CompletableFuture.runAsync(() -> begun.write(contents));
        }
        return begun;
    }

    /**
     * Keeps the files, in the place of those that were there; they are sound.
     *
     * @throws IOException if one could not be written, or cannot be given its name
     */
    public void keep() throws IOException {
        try {
            written.join();
        } catch (final CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException) {
                throw ((UncheckedIOException) failed.getCause()).getCause();
            }
            throw failed;
        }
        isKept = true;
        DurableFile.rename(drafts);
    }

    /**
     * Leaves nothing behind of what was not kept.
     *
     * @throws IOException if something cannot be deleted
     */
    @Override
    public void close() throws IOException {
        written.handle((done, failed) -> done).join();
        for (final Path draft : drafts.keySet()) {
            Files.deleteIfExists(draft);
        }
        if (!isKept) {
            foldersMade.forEach(DayFileDrafts::deleteIfEmpty);
        }
    }

    /** A folder that was made for nothing; one that has something in it by now stays. */
    private static void deleteIfEmpty(final Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (final IOException inUse) {
            return;
        }
    }

    /** Whatever was there before, a folder, a link or a disk, is not ours to delete. */
    private void makeFolders() throws IOException {
        final Path root = folder.toAbsolutePath().getParent();
        for (final Path made : List.of(root, folder)) {
            if (!Files.exists(made, LinkOption.NOFOLLOW_LINKS)) {
                foldersMade.push(made);
            }
        }
        DurableFile.makeFolder(folder);
    }

    private void write(final Map<String, byte[]> contents) {
        try {
            makeFolders();
            sweep();
            for (final Map.Entry<String, byte[]> content : contents.entrySet()) {
                Files.write(folder.resolve(content.getKey() + SUFFIX), content.getValue());
            }
            for (final Path draft : drafts.keySet()) {
                DurableFile.force(draft);
            }
        } catch (final IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes what processes left that ended before their time. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path left : files.filter(DayFileDrafts::isLeft).toList()) {
                Files.deleteIfExists(left);
            }
        }
    }

    private static boolean isLeft(final Path file) {
        final Matcher draft = DRAFT.matcher(file.getFileName().toString());
        return draft.matches()
                && ProcessHandle.of(Long.parseLong(draft.group(1))).isEmpty();
    }
}
