package io.yidi.gateway.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pictures of the console's page in the documentation; {@code -Dyidi.docs.write=true} takes them anew. */
final class Pictures {

    private static final Path FOLDER = Path.of("..", "docs", "operations", "console");
    private static final int BYTES_MAX = 150_000;

    private Pictures() {}

    /** Keeps a picture, or sees that there is one, and that it is small. */
    static void keep(final String name, final byte[] picture) throws IOException {
        final Path file = FOLDER.resolve(name + ".png");
        if (Boolean.getBoolean("yidi.docs.write")) {
            Files.createDirectories(FOLDER);
            Files.write(file, picture);
        }
        assertTrue(Files.exists(file), file + " is missing: run the test with -Dyidi.docs.write=true");
        assertTrue(Files.size(file) < BYTES_MAX, name + " has " + Files.size(file) + " bytes");
    }
}
