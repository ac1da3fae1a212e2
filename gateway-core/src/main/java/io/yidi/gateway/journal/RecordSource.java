package io.yidi.gateway.journal;

/** 流水来源: gives records back by their position, and tells the position of a sequence. */
public interface RecordSource {

    /**
     * Reads a record.
     *
     * @param position as given by {@link Journal#append} or to a {@link RecordVisitor}
     * @return the record, valid until the next call on this source
     */
    RecordFlyweight read(long position);

    /**
     * Where the record of a sequence lies. Takes some hundred small reads; for what is seldom asked.
     *
     * @param sequence as appended
     * @return its position, or {@link JournalPosition#NULL_POSITION} if there is no such record
     */
    long positionOf(long sequence);
}
