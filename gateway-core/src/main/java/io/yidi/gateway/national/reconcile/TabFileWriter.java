package io.yidi.gateway.national.reconcile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** 文本文件写出: rows as a text in a zip: columns between tabs, {@code null} for what is empty, UTF-8, no heading. */
final class TabFileWriter {

    private TabFileWriter() {}

    /**
     * Writes a file.
     *
     * @param name of the text
     * @param rows its lines, column by column
     * @return the zip
     * @throws IOException if it cannot be compressed
     */
    static byte[] write(final String name, final List<List<String>> rows) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(name));
            for (final List<String> row : rows) {
                zip.write(
                        (String.join("\t", row.stream().map(TabFileWriter::cell).toList()) + '\n')
                                .getBytes(StandardCharsets.UTF_8));
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static String cell(final String value) {
        return value.isEmpty() ? "null" : value;
    }
}
