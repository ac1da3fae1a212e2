package io.yidi.load.disk;

import io.yidi.load.process.Cleanup;
import io.yidi.load.process.RunDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * 临时目录: a directory of a run's own that holds nothing worth keeping. It goes away, with the processes that were started
 * on it and what is mounted in it, when it is closed and when the process is told to end; if the process is killed, the
 * next run takes it away.
 */
public final class ScratchDirectory implements Closeable {

    private final Path path;
    private final List<Path> removed;
    private final Cleanup cleanup;

    private ScratchDirectory(final Path path, final List<Path> removed) {
        this.path = path;
        this.removed = List.copyOf(removed);
        this.cleanup = Cleanup.of("remove-run", () -> Leftovers.removeRun(path));
    }

    /**
     * Removes what earlier runs left, and makes a new one.
     *
     * @param work directory of all runs
     * @return empty but for its mark
     * @throws IOException if something cannot be removed or made
     */
    public static ScratchDirectory in(final Path work) throws IOException {
        final List<Path> removed = Leftovers.remove(work);
        return new ScratchDirectory(RunDirectory.makeWorthless(work), removed);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Directories of earlier runs that were removed. */
    public List<Path> removed() {
        return removed;
    }

    @Override
    public void close() throws IOException {
        cleanup.close();
    }
}
