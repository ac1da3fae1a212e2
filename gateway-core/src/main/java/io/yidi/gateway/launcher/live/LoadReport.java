package io.yidi.gateway.launcher.live;

import io.yidi.gateway.record.sbe.LoadReportDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;

/**
 * 读入报告: which lines of a reference file were refused because of the state they met.
 *
 * @param refused in the order of the file
 */
public record LoadReport(List<Refused> refused) {

    /**
     * A line that was not taken.
     *
     * @param line of the file, from 1
     * @param code why
     * @param field JSON name
     */
    public record Refused(int line, ResultCode code, String field) {}

    /**
     * Takes a report apart.
     *
     * @param report of the control command; empty if there is nothing to tell
     * @return the same
     */
    public static LoadReport of(final DirectBuffer report) {
        final List<Refused> refused = new ArrayList<>();
        if (report.capacity() > 0) {
            final LoadReportDecoder decoder =
                    new LoadReportDecoder().wrapAndApplyHeader(report, 0, new MessageHeaderDecoder());
            decoder.deductions().forEachRemaining(deduction -> {});
            decoder.refusals()
                    .forEachRemaining(line ->
                            refused.add(new Refused(line.line(), ResultCode.of(line.resultCode()), line.fieldName())));
        }
        return new LoadReport(refused);
    }

    /**
     * Writes a warning for each line that was not taken.
     *
     * @param log takes them
     */
    public void log(final Logger log) {
        for (final Refused line : refused) {
            log.warn(
                    "reference file: line {} not taken: {} {}: {}",
                    line.line(),
                    line.code().label(),
                    line.field(),
                    ResultTexts.EN.text(line.code()));
        }
    }
}
