package io.yidi.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 运行目录: a directory of one run's own, whose name says which process it belongs to. */
public final class RunDirectory {

    /** Name of a file that marks a directory as worthless once its process is gone. */
    public static final String KEEP_NOTHING = "keep-nothing";

    private static final Pattern NAME = Pattern.compile("run-(\\d+)-\\d+");

    private RunDirectory() {}

    /**
     * Path of a new one for this process; not made yet.
     *
     * @param work directory of all runs
     * @return not used before
     */
    public static Path in(final Path work) {
        return work.resolve("run-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis());
    }

    /**
     * Makes one that holds nothing worth keeping.
     *
     * @param work directory of all runs
     * @return empty but for the mark
     * @throws IOException if it cannot be made
     */
    public static Path makeWorthless(final Path work) throws IOException {
        final Path directory = Files.createDirectories(in(work)).toRealPath();
        Files.createFile(directory.resolve(KEEP_NOTHING));
        return directory;
    }

    /**
     * Process that a directory belongs to.
     *
     * @param directory of a run, or any other
     * @return none if it is not of a run
     */
    public static OptionalLong pid(final Path directory) {
        final Matcher name = NAME.matcher(directory.getFileName().toString());
        return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }
}
