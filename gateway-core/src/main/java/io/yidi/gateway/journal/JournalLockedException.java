package io.yidi.gateway.journal;

/** 流水被占用: another process, or another journal of this process, has the directory open for writing. */
public final class JournalLockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the directory.
     *
     * @param location of the directory
     */
    public JournalLockedException(final String location) {
        super("journal is in use: expected to be the only writer, found another holding the lock: " + location);
    }
}
