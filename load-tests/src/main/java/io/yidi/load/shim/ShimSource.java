package io.yidi.load.shim;

import io.yidi.load.process.ToolRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** 垫片源码: the libraries for {@code LD_PRELOAD}, compiled for this machine. */
final class ShimSource {

    private ShimSource() {}

    /** Compiles one of them; gives the library. */
    static Path compile(final String name, final Path directory) throws IOException {
        Files.createDirectories(directory);
        final Path source = directory.resolve(name + ".c");
        final Path library = directory.toRealPath().resolve(name + ".so");
        try (InputStream text = ShimSource.class.getResourceAsStream(name + ".c")) {
            Files.copy(text, source, StandardCopyOption.REPLACE_EXISTING);
        }
        ToolRun.of("gcc", "-O2", "-Wall", "-shared", "-fPIC", "-o", library.toString(), source.toString())
                .expectDone();
        return library;
    }

    /** What is missing to compile them; nothing if they can be. */
    static Optional<String> missing() {
        return ToolRun.isThere("gcc", "--version")
                ? Optional.empty()
                : Optional.of("gcc, which the library between gateway and kernel is compiled with");
    }
}
