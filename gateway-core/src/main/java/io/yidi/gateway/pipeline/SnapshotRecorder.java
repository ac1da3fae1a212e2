package io.yidi.gateway.pipeline;

import java.util.concurrent.CompletableFuture;

/** 快照登记: has the journal note that a snapshot was made. */
@FunctionalInterface
public interface SnapshotRecorder {

    /**
     * Notes it.
     *
     * @param sequence last record that is in the snapshot
     * @param stateHash of the state in it
     * @return done when the note is durable
     */
    CompletableFuture<Void> record(long sequence, long stateHash);
}
