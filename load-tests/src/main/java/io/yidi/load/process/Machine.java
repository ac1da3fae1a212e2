package io.yidi.load.process;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * 机器: what a reader has to know before believing a figure.
 *
 * @param cpuModel from {@code /proc/cpuinfo}
 * @param cores as the JVM sees them
 * @param kernel name and release
 * @param jdk name and version
 * @param collector of this process
 * @param disk file system of the work directory
 */
public record Machine(String cpuModel, int cores, String kernel, String jdk, String collector, String disk) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String UNKNOWN = "unknown";

    /**
     * Reads it.
     *
     * @param directory on the disk in question
     * @return this machine
     * @throws IOException if the directory cannot be looked at
     */
    public static Machine read(final Path directory) throws IOException {
        final FileStore store = Files.getFileStore(directory);
        return new Machine(
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(" + ")),
                store.type() + " on " + store.name());
    }

    private static String cpu() throws IOException {
        if (!Files.isReadable(CPU_INFO)) {
            return UNKNOWN;
        }
        final List<String> lines = Files.readAllLines(CPU_INFO, StandardCharsets.UTF_8);
        return lines.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(UNKNOWN);
    }
}
