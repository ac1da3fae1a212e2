package io.yidi.gateway.engine.machine;

import io.yidi.gateway.record.RecordBodyFlyweight;

/** 流水回看: the records of the past, by position or by sequence. */
public interface History {

    /**
     * Looks at a record.
     *
     * @param position as the journal gave it
     * @return its body, valid until the next call
     */
    RecordBodyFlyweight bodyAt(long position);

    /**
     * Looks for a record.
     *
     * @param sequence of a record before the one that is being decided
     * @return its body, valid until the next call, or {@code null} if there is no such record
     */
    RecordBodyFlyweight bodyOf(long sequence);
}
