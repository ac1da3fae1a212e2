package io.yidi.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * 网关的布置: a directory with configuration, reference file and data of one gateway, and the command that starts it.
 *
 * @param command line
 * @param directory of everything
 */
public record GatewaySetup(List<String> command, Path directory) {

    /** Name of the directory of a gateway's data, beside its configuration. */
    public static final String DATA = "data";

    /**
     * Writes the files.
     *
     * @param directory empty or missing
     * @param jar of the gateway
     * @param packs directory of the policy packs
     * @param jvmOptions of the server
     * @param personCount in the reference file
     * @param seed of the reference file
     * @return ready to be started, any number of times
     * @throws IOException if the jar or the packs are missing, or nothing can be written
     */
    public static GatewaySetup write(
            final Path directory,
            final Path jar,
            final Path packs,
            final List<String> jvmOptions,
            final int personCount,
            final long seed)
            throws IOException {
        return GatewayKit.prepare(directory, jar, packs, jvmOptions, personCount, seed)
                .setup(directory, directory.resolve(DATA));
    }

    /**
     * Removes what a gateway stored, which can be many gigabytes; configuration and logs stay.
     *
     * @param directory given to {@link #write}; need not exist
     * @throws IOException if something cannot be removed
     */
    public static void deleteData(final Path directory) throws IOException {
        final Path data = directory.resolve(DATA);
        Files.deleteIfExists(directory.resolve(DATA + ".witness"));
        if (!Files.exists(data)) {
            return;
        }
        deleteTree(data);
    }

    /**
     * Removes a directory with everything in it.
     *
     * @param root exists
     * @throws IOException if something cannot be removed
     */
    public static void deleteTree(final Path root) throws IOException {
        final List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /**
     * The Java of this process with options.
     *
     * @param jvmOptions for the child
     * @return start of a command line
     */
    public static List<String> javaCommand(final List<String> jvmOptions) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        return command;
    }
}
