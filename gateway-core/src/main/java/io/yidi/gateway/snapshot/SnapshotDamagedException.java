package io.yidi.gateway.snapshot;

import java.io.IOException;

/** 快照损坏: a snapshot is not whole. The journal can make it again, so an older one, or none, will do. */
public final class SnapshotDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the file.
     *
     * @param name of the file
     * @param verdict what was expected and what was found
     */
    public SnapshotDamagedException(final String name, final String verdict) {
        super(name + ": " + verdict);
    }
}
