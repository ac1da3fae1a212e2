package io.yidi.clearing.recon.due;

import io.yidi.clearing.calendar.Deadline;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * 到期事项: a day or a month that has to be compared or confirmed.
 *
 * @param deadline which rule
 * @param from first business day it is about
 * @param dueAt from when on it is late
 * @param state how it stands
 */
public record DueRow(Deadline deadline, LocalDate from, LocalDateTime dueAt, State state) {

    /** 状态: how a day or a month stands. */
    public enum State {
        /** 已完成: compared or confirmed. */
        DONE,
        /** 待办: not yet, and there is time. */
        DUE,
        /** 逾期: not yet, and it is late. */
        LATE,
        /** 不在此记录: nobody tells this program whether it is done. */
        NOT_KEPT
    }

    /** A row of which nothing is known but when it is due. */
    static DueRow notKept(final Deadline deadline, final LocalDate from) {
        return new DueRow(deadline, from, deadline.dueAt(from), State.NOT_KEPT);
    }

    static DueRow of(final Deadline deadline, final LocalDate from, final boolean isDone, final LocalDateTime now) {
        final State open = deadline.isLate(from, now) ? State.LATE : State.DUE;
        return new DueRow(deadline, from, deadline.dueAt(from), isDone ? State.DONE : open);
    }
}
