package io.yidi.gateway.launcher.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.record.sbe.DayTotalsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.transport.GatewayTransport;
import io.yidi.protocol.money.Fen;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 日合计查询: {@code GET /v1/day-totals?day=&after=} tells what stands on a business day by institution, insured place and
 * fund, asked of the core thread page by page between bills. One thread.
 */
public final class LiveDayTotals {

    private static final Logger LOG = LoggerFactory.getLogger(LiveDayTotals.class);
    private static final long ANSWER_SECONDS = 10;
    private static final int ROWS_MAX = 2_000;
    private static final long FIRST_PAGE = -1;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final JsonMapper mapper = new JsonMapper();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DayTotalsDecoder page = new DayTotalsDecoder();
    private final GatewayTransport transport;

    /**
     * Prepares.
     *
     * @param transport brings inquiries to the core thread
     */
    public LiveDayTotals(final GatewayTransport transport) {
        this.transport = transport;
    }

    /** How it is asked for. */
    public AdminRoute route() {
        return new AdminRoute("GET", "/v1/day-totals", List.of("day", "after"), this::answer);
    }

    private AdminAnswer answer(final AdminRequest asked) {
        try {
            final LocalDate day = LocalDate.parse(asked.parameter("day", ""));
            return new AdminAnswer(OK, totals(day, after(asked)).toString());
        } catch (final DateTimeException | IllegalArgumentException wrong) {
            return error(BAD_REQUEST, String.valueOf(wrong.getMessage()));
        } catch (final CompletionException unanswered) {
            LOG.warn("the core thread did not answer: {}", unanswered.toString());
            return error(UNAVAILABLE, "expected an answer of the core thread, found " + unanswered.getMessage());
        }
    }

    private ObjectNode totals(final LocalDate day, final long first) {
        final ObjectNode json = mapper.createObjectNode().put("day", day.toString());
        final ArrayNode rows = mapper.createArrayNode();
        long after = first;
        do {
            ask((int) day.toEpochDay(), after);
            json.put("business_day", LocalDate.ofEpochDay(page.businessDay()).toString())
                    .put("over", page.businessDay() > day.toEpochDay())
                    .put("held", page.held() != 0)
                    .put("missed", page.missed());
            after = page.next();
            addRows(rows);
        } while (after != FIRST_PAGE && rows.size() < ROWS_MAX);
        json.put("next", after == FIRST_PAGE ? "" : Long.toString(after));
        json.set("rows", rows);
        return json;
    }

    private void addRows(final ArrayNode rows) {
        final List<String> funds = new ArrayList<>();
        for (final DayTotalsDecoder.FundsDecoder fund : page.funds()) {
            funds.add(fund.fundCode());
        }
        for (final DayTotalsDecoder.RowsDecoder row : page.rows()) {
            final ObjectNode json = rows.addObject()
                    .put("fixmedins_code", row.institutionCode())
                    .put("insuplc_admdvs", String.format(Locale.ROOT, "%06d", row.insuredPlace()))
                    .put("setl_cnt", row.standing())
                    .put("medfee_sumamt", Fen.format(row.totalFen()))
                    .put("acct_pay", Fen.format(row.accountFen()))
                    .put("psn_cash_pay", Fen.format(row.cashFen()));
            final ArrayNode paid = json.putArray("funds");
            for (int column = 0; column < funds.size(); column++) {
                if (row.fundsFen(column) != 0) {
                    paid.addObject()
                            .put("fund_pay_type", funds.get(column))
                            .put("fund_payamt", Fen.format(row.fundsFen(column)));
                }
            }
        }
    }

    private void ask(final int day, final long after) {
        final DirectBuffer answer = new ControlCommand((writer, target) -> writer.askDayTotals(target, day, after))
                .send(transport)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
        page.wrapAndApplyHeader(answer, 0, header);
    }

    private static long after(final AdminRequest asked) {
        final String text = asked.parameter("after", Long.toString(FIRST_PAGE));
        if (!text.matches("-1|[0-9]{1,18}")) {
            throw new IllegalArgumentException("expected after as an answer's next, found " + text);
        }
        return Long.parseLong(text);
    }

    private AdminAnswer error(final int status, final String message) {
        return new AdminAnswer(
                status, mapper.createObjectNode().put("error", message).toString());
    }
}
