package io.yidi.gateway.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A process that holds the lock of a directory until it is killed. */
final class LockHolder {

    private LockHolder() {}

    /** Takes the lock of the directory named, says so with one letter and waits for input that never comes. */
    public static void main(final String[] args) throws IOException {
        final Closeable lock = new ChannelJournalFiles(Path.of(args[0])).lock();
        System.out.print('L');
        System.out.flush();
        System.in.read();
        lock.close();
    }
}
