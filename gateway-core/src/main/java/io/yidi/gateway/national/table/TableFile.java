package io.yidi.gateway.national.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the text files that come with the gateway: columns between bars; blank lines and those with # are left out. */
final class TableFile {

    private static final String FOLDER = "/io/yidi/gateway/national/";

    private TableFile() {}

    static List<String[]> read(final String name) {
        try (InputStream bytes = TableFile.class.getResourceAsStream(FOLDER + name + ".txt")) {
            if (bytes == null) {
                throw new IllegalStateException("expected a file " + FOLDER + name + ".txt");
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.split("\\|", -1))
                        .toList();
            }
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
