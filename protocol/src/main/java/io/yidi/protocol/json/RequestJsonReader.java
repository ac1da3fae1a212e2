package io.yidi.protocol.json;

import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.JsonTokenReader.Token;
import io.yidi.protocol.sbe.EncounterActRequestDecoder;
import io.yidi.protocol.sbe.EncounterRequestDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.FeeUploadRequestDecoder;
import io.yidi.protocol.sbe.FeeWithdrawalRequestDecoder;
import io.yidi.protocol.sbe.FilingQueryDecoder;
import io.yidi.protocol.sbe.FilingRequestDecoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import org.agrona.MutableDirectBuffer;

/**
 * 请求读取: one JSON object to the SBE message it stands for, or a {@link Fault} that names the field.
 *
 * <p>Strict: an unknown field, a field given twice, a missing field, more than {@link FrameDescriptor#LINE_COUNT_MAX}
 * lines, or a value that its field cannot hold is a fault. Strings and numbers are both accepted; a number is read from
 * its digits, never through a {@code double}. An empty string or {@code null} counts as not given. What the values
 * mean, and whether they add up, is not looked at here.
 *
 * <p>Limits: {@value #DOCUMENT_LENGTH_MAX} bytes, depth {@value #DEPTH_MAX}, {@value #STRING_LENGTH_MAX} characters a
 * string, {@value #NAME_LENGTH_MAX} a name, {@value #NUMBER_LENGTH_MAX} a number.
 *
 * <p>Not thread-safe: one for each thread that reads. The returned fault is the reader's own and valid until it reads
 * again.
 */
public final class RequestJsonReader {

    /** Largest document, in bytes. */
    public static final int DOCUMENT_LENGTH_MAX = 512 * 1024;

    /** Deepest nesting; the messages themselves need three levels. */
    public static final int DEPTH_MAX = 8;

    /** Longest string, in characters. */
    public static final int STRING_LENGTH_MAX = 1024;

    /** Longest name of a field, in characters. */
    public static final int NAME_LENGTH_MAX = 64;

    /** Longest number, in characters. */
    public static final int NUMBER_LENGTH_MAX = 20;

    private final RequestMessageWriter message;
    private final MemberOrder order;
    private final MemberOrder[] groupOrders;
    private final JsonTokenReader json =
            new JsonTokenReader(DEPTH_MAX, STRING_LENGTH_MAX, NAME_LENGTH_MAX, NUMBER_LENGTH_MAX);

    private byte[] document;
    private int documentOffset;
    private CharSequence currentName;

    private RequestJsonReader(final int templateId) {
        message = RequestMessageWriter.of(templateId);
        final BlockDescriptor block = RequestDescriptors.ofTemplate(templateId);
        order = new MemberOrder(block);
        groupOrders = block.groups().stream().map(MemberOrder::new).toArray(MemberOrder[]::new);
    }

    /**
     * A reader of settle requests and quotes.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofSettle() {
        return new RequestJsonReader(SettleRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of refund requests.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofRefund() {
        return new RequestJsonReader(RefundRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of reversal requests.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofReversal() {
        return new RequestJsonReader(ReversalRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of query requests.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofQuery() {
        return new RequestJsonReader(QueryRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of queries for settlements.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofSettlementQuery() {
        return new RequestJsonReader(SettlementQueryDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of registrations and their changes.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofEncounter() {
        return new RequestJsonReader(EncounterRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of cancellations and discharges.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofEncounterAct() {
        return new RequestJsonReader(EncounterActRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of uploads of lines.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofFeeUpload() {
        return new RequestJsonReader(FeeUploadRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of withdrawals of lines.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofFeeWithdrawal() {
        return new RequestJsonReader(FeeWithdrawalRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of settlements of uploaded lines, and their quotes.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofEncounterSettle() {
        return new RequestJsonReader(EncounterSettleRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of filing requests.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofFiling() {
        return new RequestJsonReader(FilingRequestDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of queries for filings.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofFilingQuery() {
        return new RequestJsonReader(FilingQueryDecoder.TEMPLATE_ID);
    }

    /**
     * A reader of queries for notices.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofNoticeQuery() {
        return new RequestJsonReader(NoticeQueryDecoder.TEMPLATE_ID);
    }

    /**
     * Reads one request.
     *
     * @param utf8 holds the document
     * @param offset of the document
     * @param length of the document, in bytes
     * @param correlationId for the message; JSON carries none
     * @param target for the message, at least {@link FrameDescriptor#MESSAGE_LENGTH_MAX} bytes after the offset; after
     *     a fault its key holds the key fields that were read before
     * @param targetOffset of the message header there
     * @return what is wrong, or {@code null} if the message stands in the target
     */
    public Fault read(
            final byte[] utf8,
            final int offset,
            final int length,
            final long correlationId,
            final MutableDirectBuffer target,
            final int targetOffset) {
        message.begin(target, targetOffset);
        if (length > DOCUMENT_LENGTH_MAX) {
            return message.fault().set(ResultCode.HTTP_BODY_TOO_LARGE).found(length);
        }
        document = utf8;
        documentOffset = offset;
        json.wrap(utf8, offset, length);
        return readDocument() ? message.end(correlationId) : message.fault();
    }

    /**
     * Length of the message read last.
     *
     * @return length in bytes, header included; 0 after a fault
     */
    public int encodedLength() {
        return message.encodedLength();
    }

    private boolean readDocument() {
        currentName = "";
        if (json.next() != Token.OBJECT) {
            return isBroken() ? refuseBroken() : refuse(ResultCode.JSON_TYPE_WRONG);
        }
        return readBlock(order) && (json.next() == Token.END || refuseBroken());
    }

    /** Reads the members of an object whose opening brace was read. */
    private boolean readBlock(final MemberOrder members) {
        final BlockDescriptor block = message.block();
        long seen = 0;
        members.begin();
        for (int member = members.next(json); json.token() == Token.NAME; member = members.next(json)) {
            if (member == BlockDescriptor.NO_MEMBER) {
                currentName = json.text();
                return refuse(ResultCode.JSON_FIELD_UNKNOWN);
            }
            currentName = block.memberName(member);
            if ((seen & 1L << member) != 0) {
                return refuse(ResultCode.JSON_FIELD_TWICE);
            }
            seen |= 1L << member;
            if (json.next().isFault()) {
                return refuseBroken();
            }
            if (!isAbsent() && !readMember(block, member)) {
                return false;
            }
            currentName = "";
        }
        return !isBroken() || refuseBroken();
    }

    private boolean readMember(final BlockDescriptor block, final int member) {
        final int fields = block.fieldCount();
        return member < fields ? readField(block.field(member), member) : readLines(member - fields);
    }

    private boolean readField(final FieldDescriptor field, final int member) {
        return isScalar(field.kind()) ? message.put(member, json.text()) : refuse(ResultCode.JSON_TYPE_WRONG);
    }

    private boolean readLines(final int group) {
        if (json.token() != Token.ARRAY) {
            return refuse(ResultCode.JSON_TYPE_WRONG);
        }
        while (json.next() != Token.ARRAY_END) {
            if (isBroken()) {
                return refuseBroken();
            }
            if (!message.beginEntry(group) || !readLine(groupOrders[group])) {
                return false;
            }
        }
        return true;
    }

    private boolean readLine(final MemberOrder members) {
        final CharSequence group = currentName;
        currentName = "";
        if (json.token() != Token.OBJECT) {
            return refuse(ResultCode.JSON_TYPE_WRONG);
        }
        if (!readBlock(members) || !message.endEntry()) {
            return false;
        }
        currentName = group;
        return true;
    }

    private boolean refuse(final ResultCode code) {
        return message.refuse(code, currentName);
    }

    private boolean isBroken() {
        return json.token().isFault();
    }

    private boolean refuseBroken() {
        refuse(json.token() == Token.TOO_LONG ? ResultCode.FIELD_TOO_LONG : ResultCode.JSON_SYNTAX);
        message.fault().found(TextPosition.of(document, documentOffset, json.position()));
        return false;
    }

    private boolean isAbsent() {
        return json.token() == Token.NULL
                || json.token() == Token.TEXT && json.text().length() == 0;
    }

    private boolean isScalar(final FieldKind kind) {
        final Token token = json.token();
        return token == Token.TEXT || token == Token.INTEGER || token == Token.DECIMAL && kind != FieldKind.TEXT;
    }
}
