package io.yidi.load.shim;

import java.io.IOException;
import java.nio.file.Path;
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

    /**
     * Compiles it.
     *
     * @param directory for source and library
     * @return ready to be used
     * @throws IOException if there is no compiler or it fails
     */
    public static IoShim compile(final Path directory) throws IOException {
        return new IoShim(ShimSource.compile("io_shim", directory));
    }

    /**
     * Tries whether it can be compiled here.
     *
     * @param directory for the attempt
     * @return what is missing; nothing if it can
     */
    public static Optional<String> missing(final Path directory) {
        return ShimSource.missing();
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
