package io.yidi.gateway.journal;

import com.sun.nio.file.ExtendedOpenOption;
import io.yidi.gateway.sealed.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * 流水目录: a directory of the file system, through {@link FileChannel}. No file is ever memory-mapped. The archive is its
 * sub-folder {@code archive}, made when the first file is retired.
 */
public final class ChannelJournalFiles implements JournalFiles {

    private static final String LOCK_NAME = "journal.lock";
    private static final String ARCHIVE_NAME = "archive";

    private final Path directory;
    private final Path archive;

    /**
     * Uses a directory, made if it does not exist.
     *
     * @param directory where the journal lives
     * @throws IOException when it cannot be made or forced
     */
    public ChannelJournalFiles(final Path directory) throws IOException {
        this.directory = directory.toAbsolutePath();
        archive = this.directory.resolve(ARCHIVE_NAME);
        if (!Files.isDirectory(this.directory)) {
            DurableFile.makeFolder(this.directory);
        }
    }

    @Override
    public String location() {
        return directory.toString();
    }

    @Override
    public Closeable lock() throws IOException {
        final FileChannel channel =
                FileChannel.open(directory.resolve(LOCK_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new JournalLockedException(location());
        }
        return channel;
    }

    private static boolean tryLock(final FileChannel channel) throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (final OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public List<String> list() throws IOException {
        return list(directory).filter(name -> !name.equals(ARCHIVE_NAME)).toList();
    }

    @Override
    public List<String> listArchive() throws IOException {
        return Files.isDirectory(archive) ? list(archive).toList() : List.of();
    }

    private static Stream<String> list(final Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList().stream();
        }
    }

    @Override
    public void retire(final String name) throws IOException {
        if (!Files.isDirectory(archive)) {
            Files.createDirectory(archive);
            forceDirectory();
        }
        move(directory.resolve(name), archive.resolve(name));
        forceDirectory(archive);
        forceDirectory();
    }

    @Override
    public JournalFile create(final String name) throws IOException {
        return new ChannelJournalFile(FileChannel.open(
                directory.resolve(name),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    @Override
    public JournalFile open(final String name) throws IOException {
        return new ChannelJournalFile(
                FileChannel.open(directory.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public JournalFile openReadOnly(final String name) throws IOException {
        return new ChannelJournalFile(openWherever(name, StandardOpenOption.READ));
    }

    @Override
    public JournalFile openUncached(final String name) throws IOException {
        if (UNCACHED_ALIGNMENT % Files.getFileStore(directory).getBlockSize() != 0) {
            return openReadOnly(name);
        }
        try {
            return new ChannelJournalFile(openWherever(name, StandardOpenOption.READ, ExtendedOpenOption.DIRECT));
        } catch (final IOException | UnsupportedOperationException cachedOnly) {
            return openReadOnly(name);
        }
    }

    /** A file moves in one direction only: what is no longer here is in the archive. */
    private FileChannel openWherever(final String name, final OpenOption... options) throws IOException {
        try {
            return FileChannel.open(directory.resolve(name), options);
        } catch (final NoSuchFileException notHere) {
            return FileChannel.open(archive.resolve(name), options);
        }
    }

    @Override
    public void rename(final String from, final String to) throws IOException {
        move(directory.resolve(from), directory.resolve(to));
    }

    private static void move(final Path source, final Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(final String name) throws IOException {
        Files.delete(directory.resolve(name));
    }

    @Override
    public void deleteInSteps(final String name, final Runnable afterStep) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.resolve(name), StandardOpenOption.WRITE)) {
            for (long left = channel.size() - DELETE_STEP_BYTES; left > 0; left -= DELETE_STEP_BYTES) {
                channel.truncate(left);
                afterStep.run();
            }
        }
        delete(name);
        afterStep.run();
    }

    @Override
    public void forceDirectory() throws IOException {
        forceDirectory(directory);
    }

    private static void forceDirectory(final Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
