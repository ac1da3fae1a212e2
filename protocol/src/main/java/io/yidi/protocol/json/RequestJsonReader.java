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
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.NoticeQueryDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettlementQueryDecoder;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

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

    private static final int NO_LINE = -1;

    private final int templateId;
    private final BlockDescriptor message;
    private final MutableDirectBuffer[] lines;
    private final int[] lineCounts;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final JsonTokenReader json =
            new JsonTokenReader(DEPTH_MAX, STRING_LENGTH_MAX, NAME_LENGTH_MAX, NUMBER_LENGTH_MAX);
    private final Fault fault = new Fault();

    private byte[] document;
    private int documentOffset;
    private BlockDescriptor currentBlock;
    private int currentLine;
    private String currentName;
    private int encodedLength;

    private RequestJsonReader(final int templateId, final BlockDescriptor message) {
        this.templateId = templateId;
        this.message = message;
        this.lines = new MutableDirectBuffer[message.groups().size()];
        this.lineCounts = new int[lines.length];
        for (int i = 0; i < lines.length; i++) {
            final BlockDescriptor group = message.groups().get(i);
            lines[i] = new UnsafeBuffer(new byte[group.countMax() * group.length()]);
        }
    }

    /**
     * A reader of settle requests and quotes.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofSettle() {
        return new RequestJsonReader(SettleRequestDecoder.TEMPLATE_ID, RequestDescriptors.SETTLE);
    }

    /**
     * A reader of refund requests.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofRefund() {
        return new RequestJsonReader(RefundRequestDecoder.TEMPLATE_ID, RequestDescriptors.REFUND);
    }

    /**
     * A reader of reversal requests.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofReversal() {
        return new RequestJsonReader(ReversalRequestDecoder.TEMPLATE_ID, RequestDescriptors.REVERSAL);
    }

    /**
     * A reader of query requests.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofQuery() {
        return new RequestJsonReader(QueryRequestDecoder.TEMPLATE_ID, RequestDescriptors.QUERY);
    }

    /**
     * A reader of queries for settlements.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofSettlementQuery() {
        return new RequestJsonReader(SettlementQueryDecoder.TEMPLATE_ID, RequestDescriptors.SETTLEMENT_QUERY);
    }

    /**
     * A reader of registrations and their changes.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofEncounter() {
        return new RequestJsonReader(EncounterRequestDecoder.TEMPLATE_ID, EncounterDescriptors.REGISTER);
    }

    /**
     * A reader of cancellations and discharges.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofEncounterAct() {
        return new RequestJsonReader(EncounterActRequestDecoder.TEMPLATE_ID, EncounterDescriptors.ACT);
    }

    /**
     * A reader of uploads of lines.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofFeeUpload() {
        return new RequestJsonReader(FeeUploadRequestDecoder.TEMPLATE_ID, EncounterDescriptors.UPLOAD);
    }

    /**
     * A reader of withdrawals of lines.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofFeeWithdrawal() {
        return new RequestJsonReader(FeeWithdrawalRequestDecoder.TEMPLATE_ID, EncounterDescriptors.WITHDRAW);
    }

    /**
     * A reader of settlements of uploaded lines, and their quotes.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofEncounterSettle() {
        return new RequestJsonReader(EncounterSettleRequestDecoder.TEMPLATE_ID, EncounterDescriptors.SETTLE);
    }

    /**
     * A reader of filing requests.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofFiling() {
        return new RequestJsonReader(FilingRequestDecoder.TEMPLATE_ID, FilingDescriptors.REQUEST);
    }

    /**
     * A reader of queries for filings.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofFilingQuery() {
        return new RequestJsonReader(FilingQueryDecoder.TEMPLATE_ID, FilingDescriptors.QUERY);
    }

    /**
     * A reader of queries for notices.
     *
     * @return a new reader
     */
    public static RequestJsonReader ofNoticeQuery() {
        return new RequestJsonReader(NoticeQueryDecoder.TEMPLATE_ID, NoticeDescriptors.QUERY);
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
        encodedLength = 0;
        final int block = targetOffset + MessageHeaderEncoder.ENCODED_LENGTH;
        clear(message, target, block);
        if (length > DOCUMENT_LENGTH_MAX) {
            return fault.set(ResultCode.HTTP_BODY_TOO_LARGE).found(length);
        }
        document = utf8;
        documentOffset = offset;
        json.wrap(utf8, offset, length);
        if (!readDocument(target, block)) {
            return fault;
        }
        header.wrap(target, targetOffset)
                .blockLength(message.length())
                .templateId(templateId)
                .schemaId(SettleRequestDecoder.SCHEMA_ID)
                .version(SettleRequestDecoder.SCHEMA_VERSION);
        target.putLong(
                block + SettleRequestDecoder.correlationIdEncodingOffset(), correlationId, FrameDescriptor.BYTE_ORDER);
        encodedLength = copyLines(target, block + message.length()) - targetOffset;
        return null;
    }

    /**
     * Length of the message read last.
     *
     * @return length in bytes, header included; 0 after a fault
     */
    public int encodedLength() {
        return encodedLength;
    }

    private boolean readDocument(final MutableDirectBuffer target, final int block) {
        currentBlock = message;
        currentLine = NO_LINE;
        currentName = "";
        if (json.next() != Token.OBJECT) {
            return isBroken() ? refuseBroken() : refuse(ResultCode.JSON_TYPE_WRONG);
        }
        if (!readBlock(message, target, block)) {
            return false;
        }
        return json.next() == Token.END || refuseBroken();
    }

    /** Reads the members of an object whose opening brace was read. */
    private boolean readBlock(final BlockDescriptor block, final MutableDirectBuffer target, final int at) {
        long seen = 0;
        long given = 0;
        while (json.next() == Token.NAME) {
            final int member = block.memberIndex(json.text());
            if (member == BlockDescriptor.NO_MEMBER) {
                currentName = json.text().toString();
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
            if (!isAbsent()) {
                given |= 1L << member;
                if (!readMember(block, member, target, at)) {
                    return false;
                }
            }
            currentName = "";
        }
        return isBroken() ? refuseBroken() : hasRequired(block, given);
    }

    private boolean readMember(
            final BlockDescriptor block, final int member, final MutableDirectBuffer target, final int at) {
        final List<FieldDescriptor> fields = block.fields();
        return member < fields.size()
                ? readField(fields.get(member), target, at)
                : readLines(block.groups().get(member - fields.size()), member - fields.size());
    }

    private boolean readField(final FieldDescriptor field, final MutableDirectBuffer target, final int at) {
        if (!isScalar(field.kind())) {
            return refuse(ResultCode.JSON_TYPE_WRONG);
        }
        final ResultCode problem = FieldReader.read(json.text(), field, target, at);
        if (problem == null) {
            return true;
        }
        refuse(problem);
        if (!isPersonal(field)) {
            fault.found(json.text());
        }
        return false;
    }

    private boolean readLines(final BlockDescriptor group, final int index) {
        if (json.token() != Token.ARRAY) {
            return refuse(ResultCode.JSON_TYPE_WRONG);
        }
        while (json.next() != Token.ARRAY_END) {
            if (isBroken()) {
                return refuseBroken();
            }
            if (lineCounts[index] == group.countMax()) {
                return refuse(ResultCode.TOO_MANY_LINES);
            }
            if (!readLine(group, index)) {
                return false;
            }
        }
        return true;
    }

    private boolean readLine(final BlockDescriptor group, final int index) {
        final int line = lineCounts[index]++;
        currentBlock = group;
        currentLine = line;
        currentName = "";
        if (json.token() != Token.OBJECT) {
            return refuse(ResultCode.JSON_TYPE_WRONG);
        }
        final int at = line * group.length();
        clearBlock(group, lines[index], at);
        if (!readBlock(group, lines[index], at)) {
            return false;
        }
        currentBlock = message;
        currentLine = NO_LINE;
        currentName = group.name();
        return true;
    }

    private boolean hasRequired(final BlockDescriptor block, final long given) {
        boolean isComplete = true;
        for (int i = 0; i < block.fields().size(); i++) {
            final FieldDescriptor field = block.fields().get(i);
            if (field.isRequired() && (given & 1L << i) == 0) {
                isComplete = refuseMissing(field.name(), isComplete);
            }
        }
        return isComplete;
    }

    /** The first missing field is the fault's field; all of them are listed. */
    private boolean refuseMissing(final String name, final boolean isFirst) {
        if (isFirst) {
            currentName = name;
            refuse(ResultCode.FIELD_MISSING);
        } else {
            fault.andFound(" ");
        }
        fault.andFound(name);
        return false;
    }

    private boolean refuse(final ResultCode code) {
        if (currentLine == NO_LINE) {
            fault.set(code, currentName);
        } else {
            fault.set(code, currentBlock.name(), currentLine, currentName);
        }
        return false;
    }

    private boolean isBroken() {
        return json.token().isFault();
    }

    private boolean refuseBroken() {
        refuse(
                switch (json.token()) {
                    case TOO_LONG -> ResultCode.FIELD_TOO_LONG;
                    case TOO_DEEP -> ResultCode.JSON_TOO_DEEP;
                    default -> ResultCode.JSON_SYNTAX;
                });
        fault.found(TextPosition.of(document, documentOffset, json.position()));
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

    private static boolean isPersonal(final FieldDescriptor field) {
        return switch (field.name()) {
            case FieldNames.PERSON_NO,
                    FieldNames.VOUCHER_NO,
                    FieldNames.SIGNER_NAME,
                    FieldNames.PHONE,
                    FieldNames.CERTIFICATE_NO -> true;
            default -> false;
        };
    }

    private void clear(final BlockDescriptor block, final MutableDirectBuffer target, final int at) {
        clearBlock(block, target, at);
        for (int i = 0; i < lineCounts.length; i++) {
            lineCounts[i] = 0;
        }
    }

    private static void clearBlock(final BlockDescriptor block, final MutableDirectBuffer target, final int at) {
        target.setMemory(at, block.length(), (byte) 0);
        for (int i = 0; i < block.fields().size(); i++) {
            FieldReader.putAbsent(block.fields().get(i), target, at);
        }
    }

    private int copyLines(final MutableDirectBuffer target, final int offset) {
        int at = offset;
        for (int i = 0; i < lines.length; i++) {
            final int lineLength = message.groups().get(i).length();
            target.putShort(at, (short) lineLength, FrameDescriptor.BYTE_ORDER);
            target.putShort(at + 2, (short) lineCounts[i], FrameDescriptor.BYTE_ORDER);
            at += 4;
            target.putBytes(at, lines[i], 0, lineCounts[i] * lineLength);
            at += lineCounts[i] * lineLength;
        }
        return at;
    }
}
