package io.yidi.gateway.pipeline;

import java.io.IOException;

/**
 * 快照计划: how often snapshots are made, and with what.
 *
 * @param everyRecords journal records after which the next one is due
 * @param opener gives what the machine that makes them is made from
 * @param recorder has the journal note each
 */
public record SnapshotPlan(long everyRecords, Opener opener, SnapshotRecorder recorder) {

    /** Opens the sources of one machine. */
    @FunctionalInterface
    public interface Opener {

        /**
         * Opens them.
         *
         * @return to be closed with the machine
         * @throws IOException if they cannot be had
         */
        SecondSources open() throws IOException;
    }
}
