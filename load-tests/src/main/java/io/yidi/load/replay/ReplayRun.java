package io.yidi.load.replay;

import java.util.List;
import java.util.Optional;

/**
 * 重放结果: what one replay printed.
 *
 * @param java that did it, such as {@code 17 -Xint}
 * @param stateHash sixteen hexadecimal digits; empty if none was printed
 * @param recordsPerSecond as printed; empty if none was
 * @param failure why there is no hash; empty if there is one
 */
record ReplayRun(String java, Optional<String> stateHash, Optional<String> recordsPerSecond, String failure) {

    private static final String HASH = "state-hash: ";
    private static final String RATE = "records-per-second: ";
    private static final String HASH_FORM = "[0-9a-f]{16}";

    /** Reads the output of a replay. */
    static ReplayRun of(final String java, final int exitCode, final String output) {
        final List<String> lines = output.lines().toList();
        final Optional<String> hash = value(lines, HASH).filter(found -> found.matches(HASH_FORM));
        final boolean isGood = exitCode == 0 && hash.isPresent();
        return new ReplayRun(
                java,
                isGood ? hash : Optional.empty(),
                value(lines, RATE),
                isGood ? "" : "exit code " + exitCode + ": " + output);
    }

    private static Optional<String> value(final List<String> lines, final String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst();
    }
}
