package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.record.sbe.LoadReportEncoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import io.yidi.protocol.ResultCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 读入报告: what came of the lines of a reference file that can be refused by themselves, because they concern
 * settlements, change a person or a provider, or file for somebody; recorded with the file's command, so that replay
 * compares it and clearing can read what was deducted. Empty for a file without any to tell of. Core thread only.
 */
final class LoadReportWriter {

    /** Most amounts, and most refused lines, of one file. */
    static final int ENTRIES_MAX = 1_000;

    private static final int REPORT_BYTES_MAX = 96 * 1024;

    private final UnsafeBuffer report = new UnsafeBuffer(ByteBuffer.allocateDirect(REPORT_BYTES_MAX));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LoadReportEncoder encoder = new LoadReportEncoder();
    private final List<Deducted> deducted = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int linesTaken;
    private int length;

    private record Deducted(
            int line, DeductionRow row, String fundCode, long amountFen, int insuredPlace, int insuranceType) {}

    private record Refused(int line, ResultCode code, String field) {}

    /** Begins anew. */
    void clear() {
        deducted.clear();
        refused.clear();
        linesTaken = 0;
        length = 0;
    }

    /** Whether so many more amounts fit. */
    boolean hasRoom(final int entries) {
        return deducted.size() + entries <= ENTRIES_MAX;
    }

    /** Notes that a line was taken. */
    void take() {
        linesTaken++;
    }

    /** Notes that an amount was deducted from a fund; negative if it was given back. */
    void deduct(
            final int line,
            final DeductionRow row,
            final String fundCode,
            final long amountFen,
            final SettlementFlyweight settlement) {
        deducted.add(
                new Deducted(line, row, fundCode, amountFen, settlement.insuredPlace(), settlement.insuranceType()));
    }

    /** Notes that a line was refused. */
    void refuse(final int line, final ResultCode code, final String field) {
        if (refused.size() < ENTRIES_MAX) {
            refused.add(new Refused(line, code, field));
        }
    }

    /** Writes what was noted, if anything was. */
    void write() {
        if (linesTaken == 0 && refused.isEmpty()) {
            return;
        }
        encoder.wrapAndApplyHeader(report, 0, header).linesTaken(linesTaken);
        final LoadReportEncoder.DeductionsEncoder amounts = encoder.deductionsCount(deducted.size());
        for (final Deducted entry : deducted) {
            amounts.next()
                    .line(entry.line())
                    .deductionNo(entry.row().number())
                    .settlementId(entry.row().settlementId())
                    .insuredPlace(entry.insuredPlace())
                    .insuranceType(entry.insuranceType())
                    .fundCode(entry.fundCode())
                    .amountFen(entry.amountFen());
        }
        final LoadReportEncoder.RefusalsEncoder refusals = encoder.refusalsCount(refused.size());
        for (final Refused entry : refused) {
            refusals.next().line(entry.line()).resultCode(entry.code().number()).fieldName(entry.field());
        }
        length = MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    /** The report, from offset 0. */
    UnsafeBuffer report() {
        return report;
    }

    /** Length of the report in bytes; 0 if there is none. */
    int length() {
        return length;
    }
}
