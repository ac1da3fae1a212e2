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

    /**
     * The same row, as it stands in the file; for whoever keeps numbers and bytes of it.
     *
     * @param row sound in itself; another one afterwards
     */
    default void onRow(final DayRowFlyweight row) {
        onRow(row.toRow());
    }
}
