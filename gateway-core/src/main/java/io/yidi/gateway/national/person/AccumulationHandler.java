package io.yidi.gateway.national.person;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.person.PersonSource.Accumulated;
import io.yidi.gateway.national.person.PersonSource.AccumulatedYear;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.policy.plane.Accumulation.Kind;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Fen;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * 人员累计信息查询 (5206): what has come together of a person in the benefit year of {@code cum_ym}, or in the present one:
 * stays, deductible, expense and payments, by insurance; also what is 0. Counters are kept by year and by groups of
 * care, therefore nothing is said by month or {@code med_type}, and nothing of total fees.
 */
final class AccumulationHandler implements DeskHandler {

    private static final String PERSON = "psn_no";
    private static final String MONTH = "cum_ym";
    private static final int CENTURY = 2_000;
    private static final String STAYS = "C0000";
    private static final String DEDUCTIBLE = "Q0000";
    private static final String EXPENSE = "S0000";
    private static final String PAID_BY = "D";
    private static final String EXPENSE_OF = "TS";
    private static final DateTimeFormatter MONTHS = new DateTimeFormatterBuilder()
            .appendLiteral("20")
            .appendValueReduced(ChronoField.YEAR, 2, 2, CENTURY)
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .toFormatter(Locale.ROOT);

    private final PersonSource persons;

    /** 累计行: a row of the answer. */
    private record Row(String insuranceType, int benefitYear, String code) {}

    AccumulationHandler(final PersonSource persons) {
        this.persons = persons;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException {
        final InputNodes.Row asked = request.inputRow();
        final LocalDate day = day(asked);
        if (persons.insurances(asked.text(PERSON)).isEmpty()) {
            throw asked.fault(ResultCode.PERSON_UNKNOWN, PERSON, "");
        }
        final AccumulatedYear year = persons.accumulated(asked.text(PERSON), day);
        final String month = MONTHS.format(year.asOf());
        final ObjectNode reply = JsonNodeFactory.instance.objectNode();
        final ArrayNode rows = reply.putArray("cuminfo");
        summed(year)
                .forEach((row, value) -> rows.addObject()
                        .put("insutype", row.insuranceType)
                        .put("year", Integer.toString(row.benefitYear))
                        .put(MONTH, month)
                        .put("cum_type_code", row.code)
                        .put("cum", row.code.equals(STAYS) ? Long.toString(value) : Fen.format(value)));
        return DeskAnswer.of(reply);
    }

    /** The first day of the month asked for, {@code null} if none is. */
    private static LocalDate day(final InputNodes.Row asked) throws InputFaultException {
        final String month = asked.text(MONTH);
        try {
            return month.isEmpty() ? null : YearMonth.parse(month, MONTHS).atDay(1);
        } catch (final DateTimeException wrong) {
            throw asked.fault(ResultCode.DATE_INVALID, MONTH, month);
        }
    }

    private static Map<Row, Long> summed(final AccumulatedYear year) {
        final Map<Row, Long> sums = new LinkedHashMap<>();
        for (final Accumulated counter : year.rows()) {
            for (final String code : codes(counter.kind(), counter.fundCode())) {
                sums.merge(new Row(counter.insuranceType(), counter.benefitYear(), code), counter.value(), Long::sum);
            }
        }
        return sums;
    }

    /** The rows a counter adds to. */
    private static List<String> codes(final Kind kind, final String fundCode) {
        final boolean hasFund = !fundCode.isEmpty();
        return switch (kind) {
            case STAYS -> List.of(STAYS);
            case DEDUCTIBLE -> List.of(DEDUCTIBLE);
            case POOL_EXPENSE -> hasFund ? List.of(EXPENSE, EXPENSE_OF + fundCode) : List.of(EXPENSE);
            case LAYER_EXPENSE -> hasFund ? List.of(EXPENSE_OF + fundCode) : List.of();
            case PAID -> hasFund ? List.of(PAID_BY + fundCode) : List.of();
        };
    }
}
