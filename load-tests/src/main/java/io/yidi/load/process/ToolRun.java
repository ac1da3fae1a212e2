package io.yidi.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * 外部工具: one run of a tool of the machine, such as {@code mount} or {@code gcc}.
 *
 * @param command line
 * @param exitCode of the tool; {@link #NOT_FOUND} if there is no such tool
 * @param output of both kinds
 */
public record ToolRun(List<String> command, int exitCode, String output) {

    private static final int NOT_FOUND = 127;
    private static final long TIMEOUT_S = 60;

    /**
     * Runs a tool to its end.
     *
     * @param command line
     * @return what came out, whatever the exit code
     * @throws IOException if it does not end
     */
    public static ToolRun of(final String... command) throws IOException {
        final List<String> words = List.of(command);
        final Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (final IOException e) {
            return new ToolRun(words, NOT_FOUND, e.getMessage());
        }
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("expected " + words + " to end within " + TIMEOUT_S + " s");
            }
        } catch (final InterruptedException e) {
            throw new IOException("stopped while waiting for " + words, e);
        }
        return new ToolRun(words, process.exitValue(), output);
    }

    /**
     * Whether a tool is there and works.
     *
     * @param command line
     * @return false if it cannot be started or fails
     */
    public static boolean isThere(final String... command) {
        try {
            return of(command).isDone();
        } catch (final IOException e) {
            return false;
        }
    }

    /**
     * Whether it did what it should.
     *
     * @return true for exit code 0
     */
    public boolean isDone() {
        return exitCode == 0;
    }

    /**
     * Insists on success.
     *
     * @return this
     * @throws IOException with the tool's own words
     */
    public ToolRun expectDone() throws IOException {
        if (!isDone()) {
            throw new IOException(
                    "expected " + String.join(" ", command) + " to succeed, found " + exitCode + ": " + output);
        }
        return this;
    }
}
