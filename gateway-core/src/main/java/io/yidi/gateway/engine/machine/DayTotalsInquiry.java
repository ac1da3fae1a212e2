package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.DayTotalsTable;
import io.yidi.gateway.record.sbe.AskDayTotalsDecoder;
import io.yidi.gateway.record.sbe.DayTotalsEncoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 日合计查询: a page of what stands on a business day. A day that is over changes by reversals only, so that its pages fit
 * together; of the business day they show different moments. Core thread only; allocates nothing.
 */
final class DayTotalsInquiry {

    /** Most rows of a page. */
    static final int ROWS_MAX = 120;

    private static final long FIRST_PAGE = DayTotalsTable.NONE;

    private final EngineState state;
    private final DayTotalsTable totals;
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AskDayTotalsDecoder asked = new AskDayTotalsDecoder();
    private final DayTotalsEncoder list = new DayTotalsEncoder();
    private final byte[] fundCode = new byte[DayTotalsEncoder.FundsEncoder.fundCodeLength()];
    private final byte[] institution = new byte[DayTotalsEncoder.RowsEncoder.institutionCodeLength()];
    private final UnsafeBuffer institutionView = new UnsafeBuffer(institution);

    DayTotalsInquiry(final EngineState state) {
        this.state = state;
        this.totals = state.dayTotals;
    }

    /** Writes a page; gives the length without the header. */
    int list(final DirectBuffer buffer, final int offset, final MutableDirectBuffer answer) {
        asked.wrapAndApplyHeader(buffer, offset, headerDecoder);
        final int day = asked.day();
        final long after = Math.max(FIRST_PAGE, asked.after());
        final int count = count(day, after);
        list.wrapAndApplyHeader(answer, 0, header)
                .businessDay(state.businessDay)
                .held((short) (totals.holds(day) ? 1 : 0))
                .missed(totals.missed(day));
        putFunds();
        final DayTotalsEncoder.RowsEncoder rows = list.rowsCount(count);
        long row = after;
        for (int i = 0; i < count; i++) {
            row = nextStanding(day, row);
            putRow(rows.next());
        }
        final boolean isLast = nextStanding(day, row) == DayTotalsTable.NONE;
        list.next(isLast ? DayTotalsTable.NONE : row);
        return list.encodedLength();
    }

    /** The group says at its beginning how many rows it has. */
    private int count(final int day, final long after) {
        int count = 0;
        long row = nextStanding(day, after);
        while (row != DayTotalsTable.NONE && count < ROWS_MAX) {
            count++;
            row = nextStanding(day, row);
        }
        return count;
    }

    private long nextStanding(final int day, final long after) {
        long row = totals.next(day, after);
        while (row != DayTotalsTable.NONE && totals.count() == 0) {
            row = totals.next(day, row);
        }
        return row;
    }

    private void putFunds() {
        final DayTotalsEncoder.FundsEncoder funds = list.fundsCount(totals.fundCount());
        for (int column = 0; column < totals.fundCount(); column++) {
            final long packed = totals.fundCode(column);
            for (int i = 0; i < fundCode.length; i++) {
                fundCode[i] = (byte) (packed >>> Long.SIZE - Byte.SIZE * (i + 1));
            }
            funds.next().putFundCode(fundCode, 0);
        }
    }

    private void putRow(final DayTotalsEncoder.RowsEncoder row) {
        totals.institution(institutionView);
        row.putInstitutionCode(institution, 0)
                .insuredPlace(totals.insuredPlace())
                .standing(totals.count())
                .totalFen(totals.totalFen())
                .accountFen(totals.accountFen())
                .cashFen(totals.cashFen());
        for (int column = 0; column < DayTotalsTable.FUNDS_MAX; column++) {
            row.fundsFen(column, totals.fundFen(column));
        }
    }
}
