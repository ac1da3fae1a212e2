package io.yidi.gateway.catalogue;

import java.io.IOException;
import java.util.function.Consumer;

/** 目录明细: the rows of a catalogue as its file has them, read anew each time it is asked; any thread. */
@FunctionalInterface
public interface CatalogueItems {

    /** No rows. */
    CatalogueItems NONE = visitor -> {};

    /**
     * Shows all rows, in the order of the file.
     *
     * @param visitor takes them
     * @throws IOException if the file cannot be read
     */
    void forEach(Consumer<CatalogueRow> visitor) throws IOException;
}
