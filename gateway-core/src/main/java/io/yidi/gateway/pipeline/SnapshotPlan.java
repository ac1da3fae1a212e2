package io.yidi.gateway.pipeline;

import java.io.IOException;
import org.agrona.concurrent.NanoClock;

/**
 * 快照计划: how often snapshots are made, and with what.
 *
 * @param everyRecords journal records after which the next one is due
 * @param opener gives what the machine that makes them is made from
 * @param recorder has the journal note each
 * @param clock measures stretches of the work, which rests follow
 */
public record SnapshotPlan(long everyRecords, Opener opener, SnapshotRecorder recorder, NanoClock clock) {

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
