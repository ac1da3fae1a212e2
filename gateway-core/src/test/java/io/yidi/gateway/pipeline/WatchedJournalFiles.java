package io.yidi.gateway.pipeline;

import io.yidi.gateway.journal.ChannelJournalFiles;
import io.yidi.gateway.journal.JournalFile;
import io.yidi.gateway.journal.JournalFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The journal's directory, with its writes and forces counted, and made to fail on demand. */
final class WatchedJournalFiles implements JournalFiles {

    private final JournalFiles files;
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger forces = new AtomicInteger();
    private volatile boolean writesFail;
    private volatile boolean forcesFail;

    WatchedJournalFiles(final Path directory) throws IOException {
        files = new ChannelJournalFiles(directory);
    }

    int writes() {
        return writes.get();
    }

    int forces() {
        return forces.get();
    }

    void failWrites() {
        writesFail = true;
    }

    void failForces() {
        forcesFail = true;
    }

    @Override
    public String location() {
        return files.location();
    }

    @Override
    public Closeable lock() throws IOException {
        return files.lock();
    }

    @Override
    public List<String> list() throws IOException {
        return files.list();
    }

    @Override
    public JournalFile create(final String name) throws IOException {
        return new WatchedFile(files.create(name));
    }

    @Override
    public JournalFile open(final String name) throws IOException {
        return new WatchedFile(files.open(name));
    }

    @Override
    public JournalFile openReadOnly(final String name) throws IOException {
        return files.openReadOnly(name);
    }

    @Override
    public JournalFile openUncached(final String name) throws IOException {
        return files.openUncached(name);
    }

    @Override
    public void rename(final String from, final String to) throws IOException {
        files.rename(from, to);
    }

    @Override
    public void delete(final String name) throws IOException {
        files.delete(name);
    }

    @Override
    public void forceDirectory() throws IOException {
        files.forceDirectory();
    }

    private final class WatchedFile implements JournalFile {

        private final JournalFile file;

        WatchedFile(final JournalFile file) {
            this.file = file;
        }

        @Override
        public int write(final ByteBuffer source, final long position) throws IOException {
            writes.incrementAndGet();
            if (writesFail) {
                throw new IOException("simulated failure of a write");
            }
            return file.write(source, position);
        }

        @Override
        public int read(final ByteBuffer into, final long position) throws IOException {
            return file.read(into, position);
        }

        @Override
        public void force(final boolean metadata) throws IOException {
            forces.incrementAndGet();
            if (forcesFail) {
                throw new IOException("simulated failure of a force");
            }
            file.force(metadata);
        }

        @Override
        public long lengthBytes() throws IOException {
            return file.lengthBytes();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
