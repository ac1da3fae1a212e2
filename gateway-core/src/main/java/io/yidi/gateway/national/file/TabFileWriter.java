package io.yidi.gateway.national.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** 文本文件写出: rows as a text in a zip: columns between tabs, {@code null} for what is empty, UTF-8, no heading. */
public final class TabFileWriter implements AutoCloseable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

    /**
     * Begins a file.
     *
     * @param name of the text
     * @throws IOException if it cannot be compressed
     */
    public TabFileWriter(final String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    /**
     * Writes a row.
     *
     * @param columns in their order
     * @throws IOException if it cannot be compressed
     */
    public void row(final List<String> columns) throws IOException {
        final String line =
                String.join("\t", columns.stream().map(TabFileWriter::cell).toList()) + '\n';
        zip.write(line.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes are compressed so far, those of the last rows perhaps not among them. */
    public int length() {
        return bytes.size();
    }

    /**
     * Ends the file.
     *
     * @return the zip
     * @throws IOException if it cannot be compressed
     */
    public byte[] end() throws IOException {
        zip.closeEntry();
        zip.close();
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static String cell(final String value) {
        return value.isEmpty() ? "null" : value;
    }
}
