package io.yidi.load.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps what is said of the binary messages in step with the schema; {@code -Dyidi.docs.write=true} writes it anew. */
class WireBookTest {

    @Test
    void shouldShowTheMessagesByteByByte() throws IOException {
        assertInStep(Path.of("..", "docs", "protocol", "wire-book.md"), new WireBook(MessageTable.load()).page());
    }

    @Test
    void shouldGiveTheStructsOfTheMessages() throws IOException {
        assertInStep(Path.of("..", "samples", "c", "yidi.h"), new StructHeader(MessageTable.load()).text());
    }

    private static void assertInStep(final Path file, final String expected) throws IOException {
        if (Boolean.getBoolean("yidi.docs.write")) {
            Files.writeString(file, expected);
        }
        assertEquals(expected, Files.readString(file), "run the test with -Dyidi.docs.write=true");
    }
}
