package io.yidi.load.overload;

import java.io.Closeable;
import java.io.IOException;

/** 处理能力限额: holds a process to a share of something it needs, until it is closed. */
interface CapacityLimit extends Closeable {

    /** Share that is surely more than enough. */
    long unitsMax();

    /** Sets the share, in units of its own kind. */
    void limit(long units) throws IOException;

    /** A share in words. */
    String describe(long units);
}
