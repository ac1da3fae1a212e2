package io.yidi.clearing.recon.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV 表写出: as spreadsheets open it: GBK, or UTF-8 with a byte order mark. One thread. */
public final class CsvTableWriter implements TableWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CSVPrinter printer;

    /**
     * Begins a table.
     *
     * @param file replaced if it is there
     * @param charset of it
     * @throws IOException if it cannot be written
     */
    public CsvTableWriter(final Path file, final Charset charset) throws IOException {
        final Writer writer = Files.newBufferedWriter(file, charset);
        writer.write(charset.equals(StandardCharsets.UTF_8) ? BYTE_ORDER_MARK : "");
        printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
    }

    @Override
    public void row(final List<String> cells) {
        try {
            printer.printRecord(cells);
        } catch (final IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
