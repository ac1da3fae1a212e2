package io.yidi.load.process;

import io.yidi.load.bill.ReferenceFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * 网关成套: what gateways are started from, any number of them on different data.
 *
 * @param jar of the gateway
 * @param packs directory of the policy packs
 * @param reference file of persons
 * @param jvmOptions of every gateway
 */
public record GatewayKit(Path jar, Path packs, Path reference, List<String> jvmOptions) {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);

    /** All load comes from one address, most of it from one institution: what bounds those two is out of the way. */
    private static final String CONFIGURATION = """
            yidi {
              data-dir = "%s"
              packs = "%s"
              reference = ["%s"]
              binary { host = "127.0.0.1", port = 0 }
              json { host = "127.0.0.1", port = 0 }
              admin { host = "127.0.0.1", port = 0 }
              limits {
                institution-rate = 1000000, institution-burst = 1000000
                connection-in-flight = 8192, institution-in-flight = 8192, in-flight = 8192, queue-time = 60s
                answer-bytes = 64MiB, address-connections = 65536
              }
            %s
            }
            """;

    /**
     * Checks what there must be and writes the reference file.
     *
     * @param directory of the reference file
     * @param jar of the gateway
     * @param packs directory of the policy packs
     * @param jvmOptions of every gateway
     * @param personCount in the reference file
     * @param seed of the reference file
     * @return ready to be used
     * @throws IOException if the jar or the packs are missing, or nothing can be written
     */
    public static GatewayKit prepare(
            final Path directory,
            final Path jar,
            final Path packs,
            final List<String> jvmOptions,
            final int personCount,
            final long seed)
            throws IOException {
        return prepare(directory, jar, packs, jvmOptions, new ReferenceFileWriter(), personCount, seed);
    }

    /**
     * The same with persons of one's own.
     *
     * @param directory of the reference file
     * @param jar of the gateway
     * @param packs directory of the policy packs
     * @param jvmOptions of every gateway
     * @param persons writes the reference file
     * @param personCount in the reference file
     * @param seed of the reference file
     * @return ready to be used
     * @throws IOException if the jar or the packs are missing, or nothing can be written
     */
    public static GatewayKit prepare(
            final Path directory,
            final Path jar,
            final Path packs,
            final List<String> jvmOptions,
            final ReferenceFileWriter persons,
            final int personCount,
            final long seed)
            throws IOException {
        if (!Files.isRegularFile(jar) || !Files.isDirectory(packs)) {
            throw new IOException("expected the gateway's jar at " + jar + " and its policy packs in " + packs);
        }
        Files.createDirectories(directory);
        final Path reference = directory.resolve("persons.jsonl");
        persons.write(reference, personCount, seed);
        return new GatewayKit(jar, packs, reference, List.copyOf(jvmOptions));
    }

    /**
     * The same with one more JVM option.
     *
     * @param option such as {@code -Xint}
     * @return a copy
     */
    public GatewayKit withJvmOption(final String option) {
        final List<String> more = new ArrayList<>(jvmOptions);
        more.add(option);
        return new GatewayKit(jar, packs, reference, List.copyOf(more));
    }

    /**
     * The same with other policy packs.
     *
     * @param otherPacks their directory
     * @return a copy
     */
    public GatewayKit withPacks(final Path otherPacks) {
        return new GatewayKit(jar, otherPacks, reference, jvmOptions);
    }

    /**
     * Writes the configuration of one gateway.
     *
     * @param directory of configuration and log
     * @param data directory of the gateway's data
     * @param settings more lines inside the {@code yidi} block
     * @return ready to be started, any number of times
     * @throws IOException if nothing can be written
     */
    public GatewaySetup setup(final Path directory, final Path data, final String... settings) throws IOException {
        Files.createDirectories(directory);
        final Path configuration = directory.resolve("yidi.conf");
        Files.writeString(
                configuration,
                String.format(
                        Locale.ROOT,
                        CONFIGURATION,
                        quoted(data),
                        quoted(packs),
                        quoted(reference),
                        String.join("\n", settings)),
                StandardCharsets.UTF_8);
        final List<String> command = new ArrayList<>(GatewaySetup.javaCommand(jvmOptions));
        command.addAll(List.of("-jar", jar.toString(), "serve", "--config", configuration.toString()));
        return new GatewaySetup(List.copyOf(command), directory);
    }

    /**
     * Starts a gateway once on scratch data, so that its classes are archived and later starts are short.
     *
     * @param directory for the archive and the scratch data
     * @return the kit with the archive; the same kit if this Java made none
     * @throws IOException if the gateway does not start
     */
    public GatewayKit withClassArchive(final Path directory) throws IOException {
        final Path archive = directory.resolve("classes.jsa").toAbsolutePath();
        final Path scratch = directory.resolve("scratch");
        final GatewaySetup setup = withJvmOption("-XX:ArchiveClassesAtExit=" + archive)
                .withJvmOption("-Xlog:disable")
                .setup(scratch, scratch.resolve("data"));
        ServerProcess.start("gateway", setup.command(), scratch, READY_TIMEOUT).close();
        GatewaySetup.deleteData(scratch);
        return Files.isRegularFile(archive) ? withJvmOption("-XX:SharedArchiveFile=" + archive) : this;
    }

    private static String quoted(final Path path) {
        return path.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
