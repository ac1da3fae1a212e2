package io.yidi.gateway.launcher.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.engine.state.KeyState;
import io.yidi.gateway.engine.suspicion.Suspicion;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.OverdueStayListDecoder;
import io.yidi.gateway.record.sbe.SettlementStandingDecoder;
import io.yidi.gateway.record.sbe.SuspicionListDecoder;
import io.yidi.gateway.transport.GatewayTransport;
import io.yidi.protocol.money.Fen;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 运行状态查询: what the state of a running gateway holds, asked of the core thread between two bills.
 *
 * <pre>
 *   GET /v1/suspicions?limit=                      settlements that were marked, latest first (TJ-3.3b)
 *   GET /v1/stays/overdue?fixmedins_code=&amp;limit=   settled stays whose lines are overdue (BJ-25)
 * </pre>
 *
 * <p>One thread.
 */
public final class LiveState {

    private static final Logger LOG = LoggerFactory.getLogger(LiveState.class);
    private static final long ANSWER_SECONDS = 10;
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 500;
    private static final int INSTITUTION_LENGTH_MAX = 12;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final JsonMapper mapper = new JsonMapper();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final GatewayTransport transport;

    /**
     * Prepares.
     *
     * @param transport brings inquiries to the core thread
     */
    public LiveState(final GatewayTransport transport) {
        this.transport = transport;
    }

    /** How it is asked for. */
    public List<AdminRoute> routes() {
        return List.of(
                new AdminRoute("GET", "/v1/suspicions", List.of("limit"), asked -> answer(() -> suspicions(asked))),
                new AdminRoute(
                        "GET",
                        "/v1/stays/overdue",
                        List.of("fixmedins_code", "limit"),
                        asked -> answer(() -> overdueStays(asked))));
    }

    /**
     * What has become of a settlement.
     *
     * @param settlementId {@code setl_id}
     * @return such as {@code SETTLED} or {@code REFUNDED}; {@code UNKNOWN} if its key is no longer kept
     */
    public String standing(final long settlementId) {
        final DirectBuffer answer = ask((writer, target) -> writer.askSettlement(target, settlementId));
        return KeyState.values()[
                new SettlementStandingDecoder()
                        .wrapAndApplyHeader(answer, 0, header)
                        .state()].name();
    }

    private AdminAnswer answer(final Supplier<ObjectNode> work) {
        try {
            return new AdminAnswer(OK, work.get().toString());
        } catch (final IllegalArgumentException wrong) {
            return error(BAD_REQUEST, String.valueOf(wrong.getMessage()));
        } catch (final CompletionException unanswered) {
            LOG.warn("the core thread did not answer: {}", unanswered.toString());
            return error(UNAVAILABLE, "expected an answer of the core thread, found " + unanswered.getMessage());
        }
    }

    private ObjectNode suspicions(final AdminRequest asked) {
        final int limit = limit(asked);
        final SuspicionListDecoder list = new SuspicionListDecoder()
                .wrapAndApplyHeader(ask((writer, target) -> writer.listSuspicions(target, limit)), 0, header);
        final ObjectNode json = mapper.createObjectNode().put("total", list.total());
        final ArrayNode marks = json.putArray("marks");
        for (final SuspicionListDecoder.MarksDecoder mark : list.marks()) {
            final ObjectNode row = marks.addObject()
                    .put("setl_id", Long.toString(mark.settlementId()))
                    .put("with_setl_id", Long.toString(mark.withSettlementId()))
                    .put(
                            "business_day",
                            LocalDate.ofEpochDay(mark.businessDay()).toString());
            final ArrayNode kinds = row.putArray("kinds");
            for (final Suspicion suspicion : Suspicion.values()) {
                if (suspicion.isIn(mark.kinds())) {
                    kinds.add(suspicion.name());
                }
            }
        }
        return json;
    }

    private ObjectNode overdueStays(final AdminRequest asked) {
        final int limit = limit(asked);
        final String institution = asked.parameter("fixmedins_code", "");
        if (!institution.matches("[0-9A-Za-z._-]{0," + INSTITUTION_LENGTH_MAX + "}")) {
            throw new IllegalArgumentException("expected a fixmedins_code, found " + institution);
        }
        final OverdueStayListDecoder list = new OverdueStayListDecoder()
                .wrapAndApplyHeader(
                        ask((writer, target) -> writer.listOverdueStays(target, institution, limit)), 0, header);
        final ObjectNode json = mapper.createObjectNode()
                .put("business_day", LocalDate.ofEpochDay(list.businessDay()).toString())
                .put("total", list.total());
        final ArrayNode stays = json.putArray("stays");
        for (final OverdueStayListDecoder.StaysDecoder stay : list.stays()) {
            stays.addObject()
                    .put("mdtrt_id", Long.toString(stay.encounterId()))
                    .put("setl_id", Long.toString(stay.settlementId()))
                    .put("fixmedins_code", stay.institutionCode())
                    .put("due_day", LocalDate.ofEpochDay(stay.dueDay()).toString())
                    .put("missing_amt", Fen.format(stay.missingFen()));
        }
        return json;
    }

    private DirectBuffer ask(final ControlCommand.Form form) {
        return new ControlCommand(form)
                .send(transport)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static int limit(final AdminRequest asked) {
        final String text = asked.parameter("limit", Integer.toString(LIMIT));
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > LIMIT_MAX) {
            throw new IllegalArgumentException("expected a limit from 0 to " + LIMIT_MAX + ", found " + text);
        }
        return Integer.parseInt(text);
    }

    private AdminAnswer error(final int status, final String message) {
        return new AdminAnswer(
                status, mapper.createObjectNode().put("error", message).toString());
    }
}
