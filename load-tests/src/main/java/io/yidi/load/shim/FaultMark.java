package io.yidi.load.shim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * 故障记号: what the library wrote when the fault happened.
 *
 * @param atNs on the clock of {@link System#nanoTime()}
 * @param call such as {@code pwrite}
 * @param threadName of the thread that called, its first fifteen characters
 * @param fileName of the file concerned
 */
record FaultMark(long atNs, String call, String threadName, String fileName) {

    private static final int WORDS = 4;
    private static final String PREPARER = "journal-prepare";

    /** Reads it; empty as long as it has not happened. */
    static Optional<FaultMark> read(final Path mark) throws IOException {
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        final String line = Files.readString(mark, StandardCharsets.UTF_8);
        final StringTokenizer words = new StringTokenizer(line);
        if (!line.endsWith("\n") || words.countTokens() < WORDS) {
            return Optional.empty();
        }
        return Optional.of(new FaultMark(
                Long.parseLong(words.nextToken()),
                words.nextToken(),
                words.nextToken(),
                Path.of(words.nextToken()).getFileName().toString()));
    }

    /** Whether it hit a segment that was only being prepared, or the folder on its behalf. */
    boolean isPreparation() {
        return fileName.startsWith("spare-") || threadName.equals(PREPARER);
    }
}
