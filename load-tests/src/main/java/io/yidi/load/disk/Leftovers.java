package io.yidi.load.disk;

import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * 残留: what a campaign that was itself killed could not take away: its gateways, mounts and files.
 *
 * <p>The directory of a run carries the number of its process. What belongs to a run whose process is gone belongs to
 * nobody.
 */
public final class Leftovers {

    private static final Path MOUNTS = Path.of("/proc/self/mounts");

    private Leftovers() {}

    /**
     * Removes what earlier runs left.
     *
     * @param work directory of all runs; need not exist
     * @return directories of the runs that were removed
     * @throws IOException if something cannot be removed
     */
    public static List<Path> remove(final Path work) throws IOException {
        if (!Files.isDirectory(work)) {
            return List.of();
        }
        final List<Path> abandoned = abandoned(
                work, pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        final List<Path> removed = new ArrayList<>();
        for (final Path run : abandoned) {
            if (Files.exists(run.resolve(RunDirectory.KEEP_NOTHING))) {
                removeRun(run.toRealPath());
                removed.add(run);
            }
        }
        return removed;
    }

    /**
     * Takes one run away, with its processes and mounts.
     *
     * @param run directory of the run; need not exist
     * @throws IOException if something stays behind
     */
    static void removeRun(final Path run) throws IOException {
        if (!Files.exists(run)) {
            return;
        }
        endProcesses(run);
        if (Files.isReadable(MOUNTS)) {
            mountsUnder(run, Files.readAllLines(MOUNTS, StandardCharsets.UTF_8)).forEach(MountedDisk::detach);
        }
        GatewaySetup.deleteTree(run);
    }

    static List<Path> abandoned(final Path work, final LongPredicate isAlive) throws IOException {
        try (Stream<Path> runs = Files.list(work)) {
            return runs.filter(run -> RunDirectory.pid(run).isPresent()
                            && !isAlive.test(RunDirectory.pid(run).getAsLong()))
                    .toList();
        }
    }

    /** Mount points below a directory, the innermost first. */
    static List<Path> mountsUnder(final Path directory, final List<String> mounts) {
        final List<Path> found = new ArrayList<>();
        for (final String mount : mounts) {
            final Path point =
                    Path.of(mount.substring(mount.indexOf(' ') + 1, mount.indexOf(' ', mount.indexOf(' ') + 1)));
            if (point.startsWith(directory) && !point.equals(directory)) {
                found.add(point);
            }
        }
        Collections.reverse(found);
        return found;
    }

    private static void endProcesses(final Path run) {
        final List<ProcessHandle> gateways = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(run.resolve("").toString() + "/"))
                .toList();
        gateways.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(gateways.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .join();
    }
}
