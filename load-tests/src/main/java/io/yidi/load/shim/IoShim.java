package io.yidi.load.shim;

import io.yidi.load.process.ToolRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * 写盘垫片: the library that makes calls go wrong, compiled for this machine.
 *
 * @param library file for {@code LD_PRELOAD}
 */
public record IoShim(Path library) {

    /** Variable with the milliseconds of {@link IoFault.Kind#DELAY}. */
    public static final String DELAY_MS = "YIDI_SHIM_DELAY_MS";

    private static final String SOURCE = "io_shim.c";

    /**
     * Compiles it.
     *
     * @param directory for source and library
     * @return ready to be used
     * @throws IOException if there is no compiler or it fails
     */
    public static IoShim compile(final Path directory) throws IOException {
        Files.createDirectories(directory);
        final Path source = directory.resolve(SOURCE);
        final Path library = directory.toRealPath().resolve("io_shim.so");
        try (InputStream text = IoShim.class.getResourceAsStream(SOURCE)) {
            Files.copy(text, source, StandardCopyOption.REPLACE_EXISTING);
        }
        ToolRun.of("gcc", "-O2", "-Wall", "-shared", "-fPIC", "-o", library.toString(), source.toString())
                .expectDone();
        return new IoShim(library);
    }

    /**
     * Tries whether it can be compiled here.
     *
     * @param directory for the attempt
     * @return what is missing; nothing if it can
     */
    public static Optional<String> missing(final Path directory) {
        return ToolRun.isThere("gcc", "--version")
                ? Optional.empty()
                : Optional.of("gcc, which the library between gateway and kernel is compiled with");
    }

    /**
     * Environment of a process that it is to stand in front of.
     *
     * @param fault to bring
     * @param under directory whose files are meant
     * @param mark file that tells when it happened
     * @return variables
     */
    public Map<String, String> environment(final IoFault fault, final Path under, final Path mark) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "YIDI_SHIM_UNDER",
                under.toAbsolutePath().normalize().toString(),
                "YIDI_SHIM_CALLS",
                fault.calls().word(),
                "YIDI_SHIM_AT",
                Long.toString(fault.at()),
                "YIDI_SHIM_FAULT",
                fault.kind().word(),
                "YIDI_SHIM_EVERY",
                fault.isEvery() ? "1" : "0",
                "YIDI_SHIM_MARK",
                mark.toAbsolutePath().toString());
    }
}
