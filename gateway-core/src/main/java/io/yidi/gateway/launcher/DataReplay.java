package io.yidi.gateway.launcher;

import io.yidi.gateway.keys.KeyFiles;
import io.yidi.gateway.pipeline.JournalReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.SystemNanoClock;

/** 数据重放: replays the journal of a data directory that no gateway uses now. */
final class DataReplay {

    private DataReplay() {}

    /**
     * Replays.
     *
     * @param dataDirectory stays as it is
     * @param fromSnapshot whether to begin at the newest sound snapshot
     * @return what came out
     */
    static JournalReplay.Result run(final Path dataDirectory, final boolean fromSnapshot) throws IOException {
        final DataDirectory data = DataDirectory.open(dataDirectory);
        return fromSnapshot ? fromSnapshot(data) : fromBeginning(data);
    }

    private static JournalReplay.Result fromSnapshot(final DataDirectory data) throws IOException {
        try (KeyFiles keys = data.keyFiles("replay")) {
            return replay(data, keys).fromNewestSnapshot(data.pipelineFiles().snapshots());
        }
    }

    /** All days are closed once more, so their keys are written elsewhere. */
    private static JournalReplay.Result fromBeginning(final DataDirectory data) throws IOException {
        final Path scratch = Files.createTempDirectory("yidi-keys");
        try (KeyFiles keys = new KeyFiles(scratch, "replay")) {
            return replay(data, keys).fromBeginning();
        } finally {
            delete(scratch);
        }
    }

    private static JournalReplay replay(final DataDirectory data, final KeyFiles keys) throws IOException {
        return new JournalReplay(data.pipelineFiles().journal(), data.engineSources(keys), SystemNanoClock.INSTANCE);
    }

    /** Deletes a directory and all that is in it. */
    static void delete(final Path directory) throws IOException {
        final List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(directory)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
