package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.encounter.Encounters;
import io.yidi.gateway.engine.encounter.StayLines;
import io.yidi.gateway.record.sbe.AskAccumulationsDecoder;
import io.yidi.gateway.record.sbe.AskDayTotalsDecoder;
import io.yidi.gateway.record.sbe.AskPersonDecoder;
import io.yidi.gateway.record.sbe.AskSettledCareDecoder;
import io.yidi.gateway.record.sbe.AskSettlementDecoder;
import io.yidi.gateway.record.sbe.ListEncountersDecoder;
import io.yidi.gateway.record.sbe.ListOverdueStaysDecoder;
import io.yidi.gateway.record.sbe.ListSuspicionsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import io.yidi.gateway.record.sbe.OverdueStayListEncoder;
import io.yidi.gateway.record.sbe.SuspicionListEncoder;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 状态查询: answers what operators ask of the state; changes nothing and is not recorded. Core thread only; allocates
 * nothing.
 */
final class InquiryHandler {

    /** Most rows of an answer. */
    static final int ROWS_MAX = 500;

    private static final int ANSWER_BYTES_MAX = 32 * 1024;

    private final EngineState state;
    private final StayLines stays;
    private final SettlementInquiry settlements;
    private final PersonInquiry persons;
    private final AccumulationInquiry accumulations;
    private final DayTotalsInquiry dayTotals;
    private final UnsafeBuffer answer = new UnsafeBuffer(ByteBuffer.allocateDirect(ANSWER_BYTES_MAX));
    private final byte[] institution = new byte[OverdueStayListEncoder.StaysEncoder.institutionCodeLength()];
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final ListSuspicionsDecoder listSuspicions = new ListSuspicionsDecoder();
    private final SuspicionListEncoder suspicionList = new SuspicionListEncoder();
    private final ListOverdueStaysDecoder listOverdueStays = new ListOverdueStaysDecoder();
    private final OverdueStayListEncoder overdueStayList = new OverdueStayListEncoder();

    InquiryHandler(final EngineState state, final StayLines stays, final SettlementLookup lookup) {
        this.state = state;
        this.stays = stays;
        this.settlements = new SettlementInquiry(lookup);
        this.persons = new PersonInquiry(state);
        this.accumulations = new AccumulationInquiry(state);
        this.dayTotals = new DayTotalsInquiry(state);
    }

    /** Whether a control command only asks. */
    boolean isInquiry(final DirectBuffer buffer, final int offset) {
        return switch (header.wrap(buffer, offset).templateId()) {
            case ListSuspicionsDecoder.TEMPLATE_ID,
                    ListOverdueStaysDecoder.TEMPLATE_ID,
                    AskSettlementDecoder.TEMPLATE_ID,
                    AskSettledCareDecoder.TEMPLATE_ID,
                    AskPersonDecoder.TEMPLATE_ID,
                    AskAccumulationsDecoder.TEMPLATE_ID,
                    AskDayTotalsDecoder.TEMPLATE_ID,
                    ListEncountersDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    /** The last answer, from offset 0. */
    UnsafeBuffer answer() {
        return answer;
    }

    /**
     * Answers.
     *
     * @param sequence that the next record will get
     * @param buffer holds the inquiry
     * @param offset of its header
     * @return length of the answer in bytes
     */
    int onInquiry(final long sequence, final DirectBuffer buffer, final int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (header.wrap(buffer, offset).templateId()) {
                    case ListSuspicionsDecoder.TEMPLATE_ID ->
                        suspicions(listSuspicions.wrapAndApplyHeader(buffer, offset, header));
                    case ListOverdueStaysDecoder.TEMPLATE_ID ->
                        overdueStays(listOverdueStays.wrapAndApplyHeader(buffer, offset, header));
                    case AskPersonDecoder.TEMPLATE_ID -> persons.standing(buffer, offset, answer);
                    case AskAccumulationsDecoder.TEMPLATE_ID -> accumulations.list(buffer, offset, answer);
                    case AskDayTotalsDecoder.TEMPLATE_ID -> dayTotals.list(buffer, offset, answer);
                    case ListEncountersDecoder.TEMPLATE_ID -> persons.encounters(buffer, offset, answer);
                    case AskSettledCareDecoder.TEMPLATE_ID -> settlements.care(sequence, buffer, offset, answer);
                    default -> settlements.standing(sequence, buffer, offset, answer);
                };
    }

    private int suspicions(final ListSuspicionsDecoder asked) {
        final int count = Math.min(Math.min(asked.rowsMax(), ROWS_MAX), state.suspicions.kept());
        suspicionList.wrapAndApplyHeader(answer, 0, headerEncoder).total(state.suspicions.count());
        final SuspicionListEncoder.MarksEncoder marks = suspicionList.marksCount(count);
        for (int back = 0; back < count; back++) {
            marks.next()
                    .settlementId(state.suspicions.settlementId(back))
                    .withSettlementId(state.suspicions.withSettlementId(back))
                    .kinds((short) state.suspicions.kinds(back))
                    .businessDay(state.suspicions.epochDay(back));
        }
        return suspicionList.encodedLength();
    }

    /** One walk: the group says at its end how many of the rows it might have had it got. */
    private int overdueStays(final ListOverdueStaysDecoder asked) {
        final int limit = Math.min(asked.rowsMax(), ROWS_MAX);
        overdueStayList.wrapAndApplyHeader(answer, 0, headerEncoder).businessDay(state.businessDay);
        final OverdueStayListEncoder.StaysEncoder rows = overdueStayList.staysCount(limit);
        int total = 0;
        for (int stay = nextOverdue(asked, Encounters.NOT_FOUND); stay >= 0; stay = nextOverdue(asked, stay)) {
            if (total < limit) {
                put(rows.next(), stay);
            }
            total++;
        }
        rows.resetCountToIndex();
        overdueStayList.total(total);
        return overdueStayList.encodedLength();
    }

    private void put(final OverdueStayListEncoder.StaysEncoder row, final int stay) {
        row.encounterId(state.encounters.id(stay))
                .settlementId(stays.settlementId(stay))
                .dueDay(stays.dueDay(stay))
                .missingFen(stays.missingFen(stay));
        state.encounters.institution(stay, institution);
        row.putInstitutionCode(institution, 0);
    }

    private int nextOverdue(final ListOverdueStaysDecoder asked, final int before) {
        int stay = stays.nextOverdue(before, state.businessDay);
        while (stay >= 0 && !isAsked(asked, stay)) {
            stay = stays.nextOverdue(stay, state.businessDay);
        }
        return stay;
    }

    private boolean isAsked(final ListOverdueStaysDecoder asked, final int stay) {
        final int institutionAt = asked.offset() + ListOverdueStaysDecoder.institutionCodeEncodingOffset();
        return asked.buffer().getByte(institutionAt) == 0 || state.encounters.isOf(stay, asked.buffer(), institutionAt);
    }
}
