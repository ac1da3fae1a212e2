package io.yidi.gateway.launcher;

import io.yidi.gateway.record.sbe.LoadReportDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;

/** 未读入的行: tells which lines of a reference file were refused because of the state they met. */
final class RefusedLines {

    private RefusedLines() {}

    /** Writes a warning for each; nothing for an empty report. */
    static void log(final Logger log, final DirectBuffer report) {
        if (report.capacity() == 0) {
            return;
        }
        final LoadReportDecoder decoder =
                new LoadReportDecoder().wrapAndApplyHeader(report, 0, new MessageHeaderDecoder());
        decoder.deductions().forEachRemaining(deduction -> {});
        for (final LoadReportDecoder.RefusalsDecoder refusal : decoder.refusals()) {
            final ResultCode code = ResultCode.of(refusal.resultCode());
            log.warn(
                    "reference file: line {} not taken: {} {}: {}",
                    refusal.line(),
                    code.label(),
                    refusal.fieldName(),
                    ResultTexts.EN.text(code));
        }
    }
}
