package io.yidi.gateway.explain.record;

import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.record.RecordBodyFlyweight;

/** 流水来源: finds the records that another one builds on. */
@FunctionalInterface
public interface RecordSource {

    /**
     * Finds a record.
     *
     * @param sequence of the record
     * @return its body, valid also when others are looked for
     * @throws ExplanationException if it is not there
     */
    RecordBodyFlyweight body(long sequence);
}
