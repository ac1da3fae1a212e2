package io.yidi.gateway.metrics.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** 拒绝事件: how many answers said no within a period, one event a result code that was answered. */
@Name("yidi.Refusals")
@Label("Refusals")
@Category("Yidi")
@Description("Answers that said no since the last event of this code")
@Period("1 s")
@StackTrace(false)
public final class RefusalsEvent extends Event {

    @Label("Result code")
    private final String code;

    @Label("Count")
    private final long count;

    /**
     * Makes an event.
     *
     * @param code result code
     * @param count how many
     */
    public RefusalsEvent(final String code, final long count) {
        this.code = code;
        this.count = count;
    }
}
