package io.yidi.gateway.journal;

/** 流水来源: gives records back by their position. */
@FunctionalInterface
public interface RecordSource {

    /**
     * Reads a record.
     *
     * @param position as given by {@link Journal#append} or to a {@link RecordVisitor}
     * @return the record, valid until the next call on this source
     */
    RecordFlyweight read(long position);
}
