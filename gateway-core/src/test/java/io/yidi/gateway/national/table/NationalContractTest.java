package io.yidi.gateway.national.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the contract of the national interface in step with its table; {@code -Dyidi.docs.write=true} writes it. */
class NationalContractTest {

    private static final Path FILE = Path.of("src/main/resources/io/yidi/gateway/docs/national.yaml");

    @Test
    void shouldSayWhatTheTableSays() throws IOException {
        final String expected = new NationalContract().yaml();
        if (Boolean.getBoolean("yidi.docs.write")) {
            Files.writeString(FILE, expected);
        }
        assertEquals(expected, Files.readString(FILE), "run the test with -Dyidi.docs.write=true");
    }
}
