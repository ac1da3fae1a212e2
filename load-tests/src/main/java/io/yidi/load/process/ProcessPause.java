package io.yidi.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * 暂停进程: holds a process still: none of its own instructions run between {@link #of} and {@link #end()}.
 *
 * <p>A system call that was under way, such as a write to the device, may still come to its end; what the process
 * would do afterwards waits.
 */
public final class ProcessPause {

    private static final long STILL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final String STILL_STATES = "TtDZX";

    private final String pid;

    private ProcessPause(final long pid) {
        this.pid = Long.toString(pid);
    }

    /**
     * Holds a process.
     *
     * @param pid of the process
     * @return holding it; all its threads are still
     * @throws IOException if it cannot be held
     */
    public static ProcessPause of(final long pid) throws IOException {
        final ProcessPause pause = new ProcessPause(pid);
        try {
            ToolRun.of("kill", "-STOP", pause.pid).expectDone();
            pause.awaitStill();
            return pause;
        } catch (final IOException notHeld) {
            pause.end();
            throw notHeld;
        }
    }

    private void awaitStill() throws IOException {
        final long deadlineNs = System.nanoTime() + STILL_TIMEOUT_NS;
        while (!isStill()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IOException("expected all threads of " + pid + " to be still, found one running");
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /**
     * Makes sure that nobody else let it go on. The system does, for one, when the shell that a stopped process belongs
     * to has gone.
     *
     * @throws IOException if one of its threads runs
     */
    public void requireStill() throws IOException {
        if (!isStill()) {
            throw new IOException("expected " + pid + " to be held still, found that somebody let it go on;"
                    + " start the campaign in a session of its own: setsid");
        }
    }

    /**
     * Lets it go on.
     *
     * @throws IOException if it is gone
     */
    public void end() throws IOException {
        ToolRun.of("kill", "-CONT", pid).expectDone();
    }

    private boolean isStill() throws IOException {
        final List<Path> threads;
        try (Stream<Path> listed = Files.list(Path.of("/proc", pid, "task"))) {
            threads = listed.toList();
        }
        for (final Path thread : threads) {
            if (STILL_STATES.indexOf(state(thread)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static char state(final Path thread) throws IOException {
        try {
            final String stat = Files.readString(thread.resolve("stat"), StandardCharsets.UTF_8);
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (final IOException unreadable) {
            if (Files.exists(thread)) {
                throw unreadable;
            }
            return 'X';
        }
    }
}
