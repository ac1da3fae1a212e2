package io.yidi.gateway.reference;

import io.yidi.gateway.engine.state.DowntimeRow;
import java.util.Set;

/**
 * 停机公告行: reads a notice that a region or a centre is down for a while (BJ-50).
 *
 * <pre>
 * {"record":"downtime","notice_no":"N2023-001","admdvs":"130000","begin_time":"2023-06-01 22:00:00",
 *  "end_time":"2023-06-02 06:00:00","text":"系统升级，6 月 2 日 6 点恢复"}
 * </pre>
 */
final class DowntimeLine {

    private static final Set<String> FIELDS = Set.of("record", "notice_no", "admdvs", "begin_time", "end_time", "text");

    private DowntimeLine() {}

    /** Reads a notice; what is wrong is noted in the line. */
    static DowntimeRow read(final ReferenceLine line) {
        line.allow(FIELDS);
        final DowntimeRow notice = new DowntimeRow(
                line.personNo("notice_no"),
                line.area("admdvs"),
                line.timeMs("begin_time"),
                line.timeMs("end_time"),
                line.text("text"));
        if (notice.toMs() <= notice.fromMs()) {
            line.reject("end_time", "expected a time after begin_time");
        }
        if (notice.text().isBlank() || notice.text().length() > DowntimeRow.TEXT_LENGTH_MAX) {
            line.reject("text", "expected 1 to " + DowntimeRow.TEXT_LENGTH_MAX + " characters");
        }
        return notice;
    }
}
