package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.ReferenceRows;

/** 基础数据来源: reads a reference file by its hash; the same hash gives the same rows for ever. */
@FunctionalInterface
public interface ReferenceSource {

    /**
     * Reads a file.
     *
     * @param fileHash 64 hex digits
     * @param rows receives its rows, in order
     */
    void read(String fileHash, ReferenceRows rows);
}
