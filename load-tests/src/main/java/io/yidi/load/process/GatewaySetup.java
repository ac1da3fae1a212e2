package io.yidi.load.process;

import io.yidi.load.bill.ReferenceFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * 网关的布置: a directory with configuration, reference file and data of one gateway, and the command that starts it.
 *
 * @param command line
 * @param directory of everything
 */
public record GatewaySetup(List<String> command, Path directory) {

    private static final String DATA = "data";
    private static final String CONFIGURATION = """
            yidi {
              data-dir = "%s"
              packs = "%s"
              reference = ["%s"]
              binary { host = "127.0.0.1", port = 0 }
              json { host = "127.0.0.1", port = 0 }
              admin { host = "127.0.0.1", port = 0 }
            }
            """;

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
        if (!Files.isRegularFile(jar) || !Files.isDirectory(packs)) {
            throw new IOException("expected the gateway's jar at " + jar + " and its policy packs in " + packs);
        }
        Files.createDirectories(directory);
        final Path reference = directory.resolve("persons.jsonl");
        new ReferenceFileWriter().write(reference, personCount, seed);
        final Path configuration = directory.resolve("yidi.conf");
        Files.writeString(
                configuration,
                String.format(
                        Locale.ROOT, CONFIGURATION, quoted(directory.resolve(DATA)), quoted(packs), quoted(reference)),
                StandardCharsets.UTF_8);
        final List<String> command = new ArrayList<>(javaCommand(jvmOptions));
        command.addAll(List.of("-jar", jar.toString(), "serve", "--config", configuration.toString()));
        return new GatewaySetup(List.copyOf(command), directory);
    }

    /**
     * Removes what a gateway stored, which can be many gigabytes; configuration and logs stay.
     *
     * @param directory given to {@link #write}; need not exist
     * @throws IOException if something cannot be removed
     */
    public static void deleteData(final Path directory) throws IOException {
        final Path data = directory.resolve(DATA);
        if (!Files.exists(data)) {
            return;
        }
        final List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(data)) {
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

    private static String quoted(final Path path) {
        return path.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
