package io.yidi.load.disk;

import io.yidi.load.process.ToolRun;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** 挂载的磁盘: a file system at a directory, until it is closed; the end of this JVM takes it away as well. */
public final class MountedDisk implements Closeable {

    private static final int UNMOUNT_ATTEMPTS = 200;
    private static final long UNMOUNT_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Path directory;
    private final Thread unmounter;

    private MountedDisk(final Path directory) {
        this.directory = directory;
        this.unmounter = new Thread(() -> detach(directory), "unmount-" + directory.getFileName());
    }

    /**
     * Attaches an image with a file system to a free loop device and mounts it; a journal in it is replayed.
     *
     * @param image file
     * @param directory made if missing
     * @return mounted
     * @throws IOException if that is not permitted, or the image cannot be mounted
     */
    public static MountedDisk ofImage(final Path image, final Path directory) throws IOException {
        return mount(directory, "mount", "-t", "ext4", "-o", "loop", image.toString());
    }

    /**
     * Mounts memory.
     *
     * @param sizeBytes of the file system
     * @param directory made if missing
     * @return mounted
     * @throws IOException if that is not permitted
     */
    public static MountedDisk ofMemory(final long sizeBytes, final Path directory) throws IOException {
        return mount(directory, "mount", "-t", "tmpfs", "-o", "size=" + sizeBytes, "yidi-campaign");
    }

    /**
     * Where it is.
     *
     * @return the directory
     */
    public Path directory() {
        return directory;
    }

    /** Unmounts; waits for a process that was killed a moment ago to let go. */
    @Override
    public void close() throws IOException {
        ToolRun last = unmount();
        for (int attempt = 1; attempt < UNMOUNT_ATTEMPTS && !last.isDone(); attempt++) {
            LockSupport.parkNanos(UNMOUNT_PAUSE_NS);
            last = unmount();
        }
        if (!last.isDone()) {
            detach(directory);
        }
        Runtime.getRuntime().removeShutdownHook(unmounter);
        last.expectDone();
    }

    /** Takes a file system away even while it is in use. */
    static ToolRun detach(final Path directory) {
        try {
            return ToolRun.of("umount", "-l", directory.toString());
        } catch (final IOException e) {
            throw new UncheckedIOException("expected to unmount " + directory, e);
        }
    }

    private static MountedDisk mount(final Path directory, final String... command) throws IOException {
        Files.createDirectories(directory);
        final Path absolute = directory.toRealPath();
        final String[] whole = Arrays.copyOf(command, command.length + 1);
        whole[command.length] = absolute.toString();
        ToolRun.of(whole).expectDone();
        final MountedDisk disk = new MountedDisk(absolute);
        Runtime.getRuntime().addShutdownHook(disk.unmounter);
        return disk;
    }

    private ToolRun unmount() throws IOException {
        return ToolRun.of("umount", directory.toString());
    }
}
