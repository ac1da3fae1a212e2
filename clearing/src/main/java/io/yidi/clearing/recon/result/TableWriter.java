package io.yidi.clearing.recon.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** 表写出: a table for an office, row by row, the heading first. One thread. */
public interface TableWriter extends AutoCloseable {

    /**
     * Writes a row.
     *
     * @param cells from the left
     * @throws UncheckedIOException if it cannot be written
     */
    void row(List<String> cells);

    /**
     * Ends the table.
     *
     * @throws IOException if it cannot be written
     */
    @Override
    void close() throws IOException;
}
