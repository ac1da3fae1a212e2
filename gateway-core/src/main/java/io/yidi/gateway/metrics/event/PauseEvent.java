package io.yidi.gateway.metrics.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/**
 * 停顿事件: the event loop did not come round, whatever kept it: the collector, the machine, or a request. One object, used
 * again and again by one thread.
 */
@Name("yidi.Pause")
@Label("Pause")
@Category("Yidi")
@Description("Time between two rounds of the event loop's tick, which is due every 2 ms")
@Threshold("20 ms")
@StackTrace(false)
public final class PauseEvent extends Event {

    /** A round begins: tells the recorder, if the last one began too long ago. */
    public void round() {
        end();
        if (shouldCommit()) {
            commit();
        }
        begin();
    }
}
