package io.yidi.protocol.json;

import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.TextTable;
import io.yidi.protocol.sbe.MessageHeaderEncoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 请求写入: fills one SBE request, field by field, from texts under their JSON names, or says in a {@link Fault} which
 * field is wrong. What a text means is decided here for every spelling of a request.
 *
 * <p>Fields are named by numbers, which {@link #member(String)} tells once. An entry of a group is open from {@link
 * #beginEntry(int)} to {@link #endEntry()}; meanwhile the fields are those of the group. A method that says false has
 * left a fault, and the request is to be begun anew.
 *
 * <p>Not thread-safe: one for each thread that writes. The fault is the writer's own and valid until it begins again.
 * Allocates nothing after construction, but for faults.
 */
public final class RequestMessageWriter {

    private static final int NO_GROUP = -1;
    private static final int DIMENSIONS_LENGTH = 4;

    private final int templateId;
    private final BlockDescriptor message;
    private final BlockDescriptor[] groups;
    private final byte[] emptyMessage;
    private final byte[][] emptyEntries;
    private final MutableDirectBuffer[] entries;
    private final int[] entryCounts;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Fault fault = new Fault();

    private MutableDirectBuffer target;
    private int start;
    private int openGroup;
    private BlockDescriptor openBlock;
    private MutableDirectBuffer openBuffer;
    private int openAt;
    private CharSequence shownGroup;
    private int shownIndex;
    private long givenInMessage;
    private long givenInEntry;
    private int encodedLength;

    private RequestMessageWriter(final int templateId, final BlockDescriptor message) {
        this.templateId = templateId;
        this.message = message;
        this.groups = message.groups().toArray(BlockDescriptor[]::new);
        this.emptyMessage = empty(message);
        this.emptyEntries =
                message.groups().stream().map(RequestMessageWriter::empty).toArray(byte[][]::new);
        this.entries = message.groups().stream()
                .map(group -> new UnsafeBuffer(new byte[group.countMax() * group.length()]))
                .toArray(MutableDirectBuffer[]::new);
        this.entryCounts = new int[groups.length];
    }

    /** A block in which nothing is given. */
    private static byte[] empty(final BlockDescriptor block) {
        final byte[] empty = new byte[block.length()];
        final UnsafeBuffer buffer = new UnsafeBuffer(empty);
        block.fields().forEach(field -> FieldReader.putAbsent(field, buffer, 0));
        return empty;
    }

    /**
     * A writer of one kind of request.
     *
     * @param templateId of the request
     * @return a new writer
     */
    public static RequestMessageWriter of(final int templateId) {
        return new RequestMessageWriter(templateId, RequestDescriptors.ofTemplate(templateId));
    }

    /**
     * Number of a field of the message.
     *
     * @param name of the field in JSON
     * @return its number
     * @throws IllegalArgumentException if there is no such field
     */
    public int member(final String name) {
        return member(message, name);
    }

    /**
     * Number of a group.
     *
     * @param name of the group in JSON
     * @return its number
     * @throws IllegalArgumentException if there is no such group
     */
    public int group(final String name) {
        return member(message, name) - message.fields().size();
    }

    /**
     * Number of a field of a group.
     *
     * @param group its number
     * @param name of the field in JSON
     * @return its number
     * @throws IllegalArgumentException if there is no such field
     */
    public int member(final int group, final String name) {
        return member(groups[group], name);
    }

    /** Number of a field of a group, or {@link TextTable#NONE}. */
    public int find(final int group, final CharSequence name) {
        return groups[group].memberIndex(name);
    }

    /**
     * Begins a request.
     *
     * @param newTarget for the message, at least {@link FrameDescriptor#MESSAGE_LENGTH_MAX} bytes after the offset;
     *     after a fault its key holds the key fields that were put before
     * @param offset of the message header there
     */
    public void begin(final MutableDirectBuffer newTarget, final int offset) {
        target = newTarget;
        start = offset;
        givenInMessage = 0;
        encodedLength = 0;
        Arrays.fill(entryCounts, 0);
        openMessage();
        target.putBytes(openAt, emptyMessage);
    }

    /**
     * Puts a value.
     *
     * @param member number of the field
     * @param text of the value; an empty one counts as not given
     * @return false if the field cannot hold it
     */
    public boolean put(final int member, final CharSequence text) {
        if (text.length() == 0) {
            return true;
        }
        final FieldDescriptor field = openBlock.field(member);
        final ResultCode problem = FieldReader.read(text, field, openBuffer, openAt);
        if (problem != null) {
            refuse(problem, field.name());
            return isPersonal(field) ? false : refuseShowing(text);
        }
        if (openGroup == NO_GROUP) {
            givenInMessage |= 1L << member;
        } else {
            givenInEntry |= 1L << member;
        }
        return true;
    }

    /**
     * Puts a time.
     *
     * @param member number of a field that is a time
     * @param epochMs since 1970-01-01T00:00Z; what is below a second is lost, as in texts
     */
    public void putTime(final int member, final long epochMs) {
        final long secondMs = Math.floorDiv(epochMs, DateTexts.SECOND_MS) * DateTexts.SECOND_MS;
        target.putLong(openAt + message.field(member).offset(), secondMs, FrameDescriptor.BYTE_ORDER);
        givenInMessage |= 1L << member;
    }

    /** Whether a field of the message was put already. */
    public boolean isGiven(final int member) {
        return (givenInMessage & 1L << member) != 0;
    }

    /**
     * Begins an entry of a group.
     *
     * @param group its number
     * @return false if there are too many
     */
    public boolean beginEntry(final int group) {
        return beginEntry(group, groups[group].name(), entryCounts[group]);
    }

    /**
     * Begins an entry of a group that its sender has in another place.
     *
     * @param group its number
     * @param nameOfSender that faults show
     * @param indexOfSender that faults show
     * @return false if there are too many
     */
    public boolean beginEntry(final int group, final CharSequence nameOfSender, final int indexOfSender) {
        final BlockDescriptor descriptor = groups[group];
        if (entryCounts[group] == descriptor.countMax()) {
            return refuse(ResultCode.TOO_MANY_LINES, descriptor.name());
        }
        openGroup = group;
        openBlock = descriptor;
        openBuffer = entries[group];
        openAt = entryCounts[group] * descriptor.length();
        shownGroup = nameOfSender;
        shownIndex = indexOfSender;
        givenInEntry = 0;
        entryCounts[group]++;
        openBuffer.putBytes(openAt, emptyEntries[group]);
        return true;
    }

    /**
     * Ends the entry.
     *
     * @return false if something is missing in it
     */
    public boolean endEntry() {
        if (!hasRequired(givenInEntry)) {
            return false;
        }
        openMessage();
        return true;
    }

    /**
     * Ends the request.
     *
     * @param correlationId for the message
     * @return what is wrong, or {@code null} if the message stands in the target
     */
    public Fault end(final long correlationId) {
        if (!hasRequired(givenInMessage)) {
            return fault;
        }
        header.wrap(target, start)
                .blockLength(message.length())
                .templateId(templateId)
                .schemaId(SettleRequestDecoder.SCHEMA_ID)
                .version(SettleRequestDecoder.SCHEMA_VERSION);
        target.putLong(
                openAt + SettleRequestDecoder.correlationIdEncodingOffset(), correlationId, FrameDescriptor.BYTE_ORDER);
        encodedLength = copyEntries(openAt + message.length()) - start;
        return null;
    }

    /** Length of the message that was ended, in bytes, header included; 0 before and after a fault. */
    public int encodedLength() {
        return encodedLength;
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }

    /** The message, or the group whose entry is open. */
    BlockDescriptor block() {
        return openBlock;
    }

    /** Says that a field of the block that is open is wrong. */
    boolean refuse(final ResultCode code, final CharSequence name) {
        if (openGroup == NO_GROUP) {
            fault.set(code, name);
        } else {
            fault.set(code, shownGroup, shownIndex, name);
        }
        return false;
    }

    private boolean refuseShowing(final CharSequence text) {
        fault.found(text);
        return false;
    }

    private void openMessage() {
        openGroup = NO_GROUP;
        openBlock = message;
        openBuffer = target;
        openAt = start + MessageHeaderEncoder.ENCODED_LENGTH;
    }

    private boolean hasRequired(final long given) {
        final long missing = openBlock.requiredFields() & ~given;
        for (long rest = missing; rest != 0; rest &= rest - 1) {
            refuseMissing(openBlock.field(Long.numberOfTrailingZeros(rest)).name(), rest == missing);
        }
        return missing == 0;
    }

    /** The first missing field is the fault's field; all of them are listed. */
    private void refuseMissing(final String name, final boolean isFirst) {
        if (isFirst) {
            refuse(ResultCode.FIELD_MISSING, name);
        } else {
            fault.andFound(" ");
        }
        fault.andFound(name);
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

    private static int member(final BlockDescriptor block, final String name) {
        final int member = block.memberIndex(name);
        if (member == BlockDescriptor.NO_MEMBER) {
            throw new IllegalArgumentException("expected a field of " + block.name() + ", found " + name);
        }
        return member;
    }

    private int copyEntries(final int offset) {
        int at = offset;
        for (int i = 0; i < entries.length; i++) {
            final int length = groups[i].length();
            target.putShort(at, (short) length, FrameDescriptor.BYTE_ORDER);
            target.putShort(at + 2, (short) entryCounts[i], FrameDescriptor.BYTE_ORDER);
            at += DIMENSIONS_LENGTH;
            target.putBytes(at, entries[i], 0, entryCounts[i] * length);
            at += entryCounts[i] * length;
        }
        return at;
    }
}
