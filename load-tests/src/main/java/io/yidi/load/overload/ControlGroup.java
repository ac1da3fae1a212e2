package io.yidi.load.overload;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** 控制组: a control group (version 1) with one process in it, removed at the end whatever happens. */
final class ControlGroup implements Closeable {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final String PROCESSES = "cgroup.procs";

    private final Path parent;
    private final Path group;
    private final Thread remover;

    private ControlGroup(final Path parent, final Path group) {
        this.parent = parent;
        this.group = group;
        this.remover = new Thread(this::removeAtEnd, "remove-" + group.getFileName());
    }

    /**
     * 控制组种类: what a group controls.
     *
     * @param controller its name
     * @param limit file of a group that holds the limit
     */
    record Kind(String controller, String limit) {

        /** What is missing; nothing if there can be one. */
        Optional<String> missing() {
            final Path parent = ROOT.resolve(controller);
            return Files.isWritable(parent.resolve(PROCESSES))
                    ? Optional.empty()
                    : Optional.of("a writable control group (version 1) at " + parent);
        }

        /** A new group with one process. */
        ControlGroup with(final long pid) throws IOException {
            final Path parent = ROOT.resolve(controller);
            final ControlGroup made = new ControlGroup(parent, parent.resolve("yidi-overload-" + pid));
            Files.createDirectory(made.group);
            Runtime.getRuntime().addShutdownHook(made.remover);
            made.write(PROCESSES, Long.toString(pid));
            return made;
        }
    }

    /** Writes one of its files. */
    void write(final String file, final String value) throws IOException {
        Files.writeString(group.resolve(file), value, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(remover);
        remove();
    }

    private void remove() throws IOException {
        for (final String pid : Files.readAllLines(group.resolve(PROCESSES), StandardCharsets.US_ASCII)) {
            Files.writeString(parent.resolve(PROCESSES), pid, StandardCharsets.US_ASCII);
        }
        Files.delete(group);
    }

    private void removeAtEnd() {
        try {
            remove();
        } catch (final IOException e) {
            throw new UncheckedIOException("expected to remove " + group, e);
        }
    }
}
