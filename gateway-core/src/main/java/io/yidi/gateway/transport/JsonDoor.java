package io.yidi.gateway.transport;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.yidi.gateway.admission.ConnectionLoad;
import io.yidi.gateway.codec.RequestIntake;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TransactionCode;
import io.yidi.protocol.json.ReplyJsonWriter;
import io.yidi.protocol.json.RequestJsonReader;
import io.yidi.protocol.sbe.ErrorReplyDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.QueryRequestEncoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * JSON接入: what all connections of the JSON door share: routes, readers, writer, scratch buffers. One event loop only.
 *
 * <pre>
 *   POST /v1/pre-settlements                            quote
 *   POST /v1/settlements                                settle
 *   POST /v1/refunds                                    refund
 *   POST /v1/filings                                    register, change or end a filing
 *   POST /v1/filing-queries                             filings and benefit status of a person
 *   POST /v1/settlement-queries                         what a settlement was
 *   POST /v1/reversals                                  reverse
 *   POST /v1/encounters                                 register a visit or a stay
 *   POST /v1/encounters/changes                         change what was registered
 *   POST /v1/encounters/cancellations                   cancel a registration
 *   POST /v1/encounters/discharges                      discharge, or take a discharge back
 *   POST /v1/encounters/lines                           upload lines
 *   POST /v1/encounters/line-withdrawals                take lines back
 *   POST /v1/encounters/pre-settlements                 quote uploaded lines
 *   POST /v1/encounters/settlements                     settle uploaded lines
 *   GET  /v1/transactions/{institution}/{code}/{msgid}  what became of a request
 * </pre>
 */
final class JsonDoor {

    /** Largest request body, in bytes. */
    static final int BODY_BYTES_MAX = RequestJsonReader.DOCUMENT_LENGTH_MAX;

    private static final int REPLY_JSON_BYTES_MAX = 256 * 1024;
    private static final int MESSAGE_BYTES_MAX = 2 * FrameDescriptor.MESSAGE_LENGTH_MAX;
    private static final int KEY_OFFSET = KeyDescriptor.offsetIn(SettleRequestDecoder.TEMPLATE_ID);
    private static final String TRANSACTIONS = "/v1/transactions/";

    private final RequestIntake intake;
    private final Map<String, JsonRoute> routes = JsonRoute.all();
    private final ReplyJsonWriter writer = new ReplyJsonWriter();
    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(MESSAGE_BYTES_MAX));
    private final byte[] body = new byte[BODY_BYTES_MAX];
    private final UnsafeBuffer json = new UnsafeBuffer(new byte[REPLY_JSON_BYTES_MAX]);
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final QueryRequestEncoder query = new QueryRequestEncoder();
    private final ErrorReplyDecoder error = new ErrorReplyDecoder();
    private final Fault fault = new Fault();

    JsonDoor(final RequestIntake intake) {
        this.intake = intake;
    }

    /**
     * Offers a request.
     *
     * @param sessionId whom to answer
     * @param connection it came by
     * @param method of the request
     * @param path of the request, without a query
     * @param body holds that of the request, UTF-8, from its start
     * @param bodyLength in bytes
     * @return {@link RequestIntake#TAKEN}, or the length of the error in {@link #errorReply()}
     */
    int offer(
            final long sessionId,
            final ConnectionLoad connection,
            final HttpMethod method,
            final String path,
            final byte[] body,
            final int bodyLength) {
        if (path.startsWith(TRANSACTIONS)) {
            return method.equals(HttpMethod.GET) ? offerQuery(sessionId, connection, path) : wrongMethod(method);
        }
        final JsonRoute route = routes.get(path);
        if (route == null) {
            return refuse(fault.set(ResultCode.HTTP_PATH_UNKNOWN).found(path));
        }
        return method.equals(HttpMethod.POST)
                ? offer(sessionId, connection, body, bodyLength, route)
                : wrongMethod(method);
    }

    /**
     * Offers a message that another spelling of a request became.
     *
     * @param sessionId whom to answer
     * @param connection it came by
     * @param translated holds the message from its first byte
     * @param length of the message, in bytes
     * @return {@link RequestIntake#TAKEN}, or the length of the error in {@link #errorReply()}
     */
    int offer(
            final long sessionId,
            final ConnectionLoad connection,
            final MutableDirectBuffer translated,
            final int length) {
        return intake.offer(sessionId, connection, translated, 0, length);
    }

    /**
     * Refuses a request that was not read yet, if there is no room for what it is most likely for.
     *
     * @param path native address it is most likely for, or empty
     * @return {@link RequestIntake#TAKEN} if it is to be read, or the length of the error in {@link #errorReply()}
     */
    int refuseUnread(final String path) {
        final JsonRoute route = routes.get(path);
        return route == null ? RequestIntake.TAKEN : intake.refuseUnread(route.isLook());
    }

    /**
     * Refuses a request that a desk beside the ring would answer, if there is no room for a look of its institution.
     *
     * @param institution its code
     * @param connection it came by
     * @return {@link RequestIntake#TAKEN} if it is to be asked, or the length of the error in {@link #errorReply()}
     */
    int refuseAside(final CharSequence institution, final ConnectionLoad connection) {
        return intake.refuseAside(institution, connection);
    }

    /** Writes the error for a request that could not even be read. */
    int refuse(final Fault cause) {
        return intake.refuse(cause);
    }

    /** Notes that a request was refused with no word of the intake. */
    void refused(final ResultCode code) {
        intake.answers().add(code);
    }

    /** The error of the last request that was not taken, from offset 0. */
    DirectBuffer errorReply() {
        return intake.reply();
    }

    /**
     * Turns a reply into JSON.
     *
     * @return length of the document, which stands at the start of {@link #json()}
     */
    int writeJson(final DirectBuffer reply, final int offset) {
        return writer.write(reply, offset, json, 0);
    }

    /** Room for the body of a request while it is offered, {@link #BODY_BYTES_MAX} long. */
    byte[] body() {
        return body;
    }

    /** Holds the last document. */
    byte[] json() {
        return json.byteArray();
    }

    /** Status of a reply: 200 for every business answer. */
    HttpResponseStatus statusOf(final DirectBuffer reply, final int offset) {
        headerDecoder.wrap(reply, offset);
        if (headerDecoder.templateId() != ErrorReplyDecoder.TEMPLATE_ID) {
            return HttpResponseStatus.OK;
        }
        error.wrapAndApplyHeader(reply, offset, headerDecoder);
        return switch (ResultCode.of(error.resultCode())) {
            case INSTITUTION_NOT_OWN -> HttpResponseStatus.FORBIDDEN;
            case HTTP_PATH_UNKNOWN -> HttpResponseStatus.NOT_FOUND;
            case HTTP_METHOD_WRONG -> HttpResponseStatus.METHOD_NOT_ALLOWED;
            case HTTP_BODY_TOO_LARGE -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
            case KEY_CONFLICT -> HttpResponseStatus.CONFLICT;
            case BUSY, DRAINING, STORAGE_LOW, RATE_LIMITED, DOWNTIME -> HttpResponseStatus.SERVICE_UNAVAILABLE;
            default -> HttpResponseStatus.BAD_REQUEST;
        };
    }

    private int offer(
            final long sessionId,
            final ConnectionLoad connection,
            final byte[] body,
            final int bodyLength,
            final JsonRoute route) {
        final int refusalLength = intake.refuseUnread(route.isLook());
        if (refusalLength != RequestIntake.TAKEN) {
            return refusalLength;
        }
        final Fault broken = route.reader().read(body, 0, bodyLength, 0, message, 0);
        if (broken != null) {
            return intake.refuse(broken, message, KEY_OFFSET);
        }
        final TransactionCode code = TransactionCode.of(message, KEY_OFFSET + KeyDescriptor.TRANSACTION_OFFSET);
        if (code != null && !route.acts().contains(code.act())) {
            return intake.refuse(
                    fault.set(ResultCode.TRANSACTION_ADDRESS_WRONG, "infno").found(code.text()), message, KEY_OFFSET);
        }
        return intake.offer(sessionId, connection, message, 0, route.reader().encodedLength());
    }

    private int offerQuery(final long sessionId, final ConnectionLoad connection, final String path) {
        final List<String> key = List.of(path.substring(TRANSACTIONS.length()).split("/", -1));
        if (key.size() != 3) {
            return refuse(fault.set(ResultCode.HTTP_PATH_UNKNOWN).found(path));
        }
        if (key.get(0).length() > KeyDescriptor.INSTITUTION_LENGTH
                || key.get(1).length() > KeyDescriptor.TRANSACTION_LENGTH
                || key.get(2).length() > KeyDescriptor.MSGID_LENGTH) {
            return refuse(fault.set(ResultCode.FIELD_TOO_LONG, "msgid").found(path));
        }
        query.wrapAndApplyHeader(message, 0, headerEncoder)
                .correlationId(0)
                .institutionCode(key.get(0))
                .transactionCode(key.get(1))
                .msgId(key.get(2));
        return intake.offer(
                sessionId, connection, message, 0, MessageHeaderEncoder.ENCODED_LENGTH + query.encodedLength());
    }

    private int wrongMethod(final HttpMethod method) {
        return refuse(fault.set(ResultCode.HTTP_METHOD_WRONG).found(method.name()));
    }
}
