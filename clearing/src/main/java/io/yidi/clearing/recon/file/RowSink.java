package io.yidi.clearing.recon.file;

/** 行去处: receives the rows of a file, in their order. */
@FunctionalInterface
public interface RowSink {

    /**
     * A row.
     *
     * @param row sound in itself
     */
    void onRow(DayRow row);
}
