package io.yidi.gateway.metrics.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;

/** 提交事件: a batch of settlements took long to be durable. One object, used again and again, by one thread at a time. */
@Name("yidi.Commit")
@Label("Commit")
@Category("Yidi")
@Description("A batch was written to the journal and forced to the device")
@Threshold("10 ms")
@StackTrace(false)
public final class CommitEvent extends Event {

    @Label("Records")
    private int records;

    @Label("Write")
    @Timespan(Timespan.NANOSECONDS)
    private long write;

    @Label("Force")
    @Timespan(Timespan.NANOSECONDS)
    private long force;

    /**
     * Tells the recorder, if it took long enough.
     *
     * @param recordCount of the batch
     * @param writeNs how long writing took
     * @param forceNs how long forcing took
     */
    public void tell(final int recordCount, final long writeNs, final long forceNs) {
        if (shouldCommit()) {
            records = recordCount;
            write = writeNs;
            force = forceNs;
            commit();
        }
    }
}
