package io.yidi.gateway.catalogue;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** 目录明细: the rows of a catalogue as its file has them, read anew each time it is asked; any thread. */
@FunctionalInterface
public interface CatalogueItems {

    /** No rows. */
    CatalogueItems NONE = (isWanted, visitor) -> {};

    /** 目录行处理: takes rows. */
    @FunctionalInterface
    interface RowVisitor {

        /**
         * A row.
         *
         * @param line its line in the file, from 1
         * @param row what the line says
         */
        void onRow(int line, CatalogueRow row);
    }

    /**
     * Shows some rows, in the order of the file; lines that are not wanted are not looked into.
     *
     * @param isWanted by the line, from 1
     * @param visitor takes them
     * @throws IOException if the file cannot be read
     */
    void forEach(IntPredicate isWanted, RowVisitor visitor) throws IOException;

    /**
     * Shows all rows, in the order of the file.
     *
     * @param visitor takes them
     * @throws IOException if the file cannot be read
     */
    default void forEach(final Consumer<CatalogueRow> visitor) throws IOException {
        forEach(line -> true, (line, row) -> visitor.accept(row));
    }
}
