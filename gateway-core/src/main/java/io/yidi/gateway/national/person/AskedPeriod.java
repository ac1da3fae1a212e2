package io.yidi.gateway.national.person;

import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import java.time.LocalDate;

/**
 * 查询期间: the days asked for, both included; a side that is not given is open.
 *
 * @param first {@code begntime}, or {@code null}
 * @param last {@code endtime}, or {@code null}
 */
public record AskedPeriod(LocalDate first, LocalDate last) {

    /** Any day. */
    static final AskedPeriod ANY = new AskedPeriod(null, null);

    /** Reads the period. */
    public static AskedPeriod of(final InputNodes.Row asked) throws InputFaultException {
        return new AskedPeriod(asked.day("begntime"), asked.day("endtime"));
    }

    /** Whether a day lies in it; one that is not known, {@code null}, lies in any. */
    public boolean holds(final LocalDate day) {
        return day == null || (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }
}
