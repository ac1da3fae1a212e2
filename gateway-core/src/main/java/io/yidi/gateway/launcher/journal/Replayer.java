package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.pipeline.JournalReplay;
import java.io.IOException;
import java.nio.file.Path;

/** 重放者: replays the journal of a data directory. */
@FunctionalInterface
public interface Replayer {

    /**
     * Replays.
     *
     * @param dataDirectory holds journal, snapshots, bundles and reference files
     * @param fromSnapshot false for all records, true for those behind the newest sound snapshot
     * @return what came out
     * @throws IOException if a file cannot be read
     */
    JournalReplay.Result replay(Path dataDirectory, boolean fromSnapshot) throws IOException;
}
