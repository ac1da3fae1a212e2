package io.yidi.gateway.engine.machine;

import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.gateway.policy.plane.Accumulation;
import io.yidi.gateway.policy.plane.CivilDate;
import io.yidi.gateway.policy.plane.RegionPolicy;
import io.yidi.gateway.record.sbe.AccumulationListEncoder;
import io.yidi.gateway.record.sbe.AskAccumulationsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderEncoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * 累计查询: what the counters of a person hold in a benefit year, by the plans in force of the region that insures the
 * person; the first {@value #ROWS_MAX} of them. Core thread only; allocates nothing.
 */
final class AccumulationInquiry {

    static final int ROWS_MAX = 1_000;

    private static final List<Accumulation> NONE = List.of();

    private final EngineState state;
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AskAccumulationsDecoder asked = new AskAccumulationsDecoder();
    private final AccumulationListEncoder list = new AccumulationListEncoder();

    AccumulationInquiry(final EngineState state) {
        this.state = state;
    }

    /** Writes them, counted first; gives the length without the header. */
    int list(final DirectBuffer buffer, final int offset, final MutableDirectBuffer answer) {
        asked.wrapAndApplyHeader(buffer, offset, headerDecoder);
        int total = 0;
        for (final int insuranceType : PersonInquiry.INSURANCE_TYPES) {
            total += count(accumulations(insuranceType), insuranceType);
        }
        int left = Math.min(total, ROWS_MAX);
        list.wrapAndApplyHeader(answer, 0, header).businessDay(state.businessDay);
        final AccumulationListEncoder.AccumulationsEncoder rows = list.accumulationsCount(left);
        for (final int insuranceType : PersonInquiry.INSURANCE_TYPES) {
            left = put(rows, insuranceType, left);
        }
        return list.encodedLength();
    }

    private int put(
            final AccumulationListEncoder.AccumulationsEncoder rows, final int insuranceType, final int rowsLeft) {
        final List<Accumulation> accumulations = accumulations(insuranceType);
        final int person = person(insuranceType);
        int left = rowsLeft;
        for (int i = 0; i < accumulations.size() && left > 0; i++) {
            final Accumulation accumulation = accumulations.get(i);
            if (accumulation.insuranceType() == insuranceType) {
                final int year = CivilDate.benefitYear(day(), accumulation.benefitYearStart());
                rows.next()
                        .insuranceType(insuranceType)
                        .benefitYear(year)
                        .kind((short) accumulation.kind().ordinal())
                        .fundCode(accumulation.fundCode())
                        .value(state.counters.value(person, year, accumulation.counterId()));
                left--;
            }
        }
        return left;
    }

    private static int count(final List<Accumulation> accumulations, final int insuranceType) {
        int count = 0;
        for (int i = 0; i < accumulations.size(); i++) {
            count += accumulations.get(i).insuranceType() == insuranceType ? 1 : 0;
        }
        return count;
    }

    /** What the region of the person's insurance adds up; nothing of who is not insured so, or where no plan is. */
    private List<Accumulation> accumulations(final int insuranceType) {
        final int person = person(insuranceType);
        if (person == PersonTable.NOT_FOUND || state.plane == null) {
            return NONE;
        }
        final RegionPolicy region = state.plane.regionOf(state.persons.insuredPlace(person));
        return region == null ? NONE : region.accumulations();
    }

    private int person(final int insuranceType) {
        return state.persons.find(
                asked.buffer(), asked.offset() + AskAccumulationsDecoder.personNoEncodingOffset(), insuranceType);
    }

    private int day() {
        return asked.day() == AskAccumulationsDecoder.dayNullValue() ? state.businessDay : asked.day();
    }
}
