package io.yidi.gateway.engine.machine;

import io.yidi.gateway.record.RecordBodyFlyweight;

/** 流水回看: the records of the past, by position. */
@FunctionalInterface
public interface History {

    /**
     * Looks at a record.
     *
     * @param position as the journal gave it
     * @return its body, valid until the next call
     */
    RecordBodyFlyweight bodyAt(long position);
}
