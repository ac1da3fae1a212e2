package io.yidi.gateway.codec.check;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import org.agrona.DirectBuffer;

/** 重复组校验: walks the groups behind a block, one after the other; each has the length of the schema and is all there. */
final class GroupChecker {

    private static final int DIMENSIONS_LENGTH = 4;

    private final FieldChecker fields;
    private DirectBuffer buffer;
    private int at;
    private int end;
    private int first;
    private int count;

    GroupChecker(final FieldChecker fields) {
        this.fields = fields;
    }

    /** Turns to a message whose first group stands at an offset. */
    GroupChecker wrap(final DirectBuffer newBuffer, final int firstGroup, final int newEnd) {
        buffer = newBuffer;
        at = firstGroup;
        end = newEnd;
        return this;
    }

    /** Whether the next group is there; then {@link #first()} and {@link #count()} are those of its entries. */
    boolean isNext(final String name, final int entryLength) {
        if (end - at < DIMENSIONS_LENGTH) {
            return fields.fail(ResultCode.MESSAGE_TRUNCATED, name);
        }
        final int givenLength = buffer.getShort(at, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
        if (givenLength != entryLength) {
            return fields.failShowing(ResultCode.MESSAGE_TRUNCATED, name, givenLength);
        }
        count = buffer.getShort(at + 2, FrameDescriptor.BYTE_ORDER) & 0xFFFF;
        first = at + DIMENSIONS_LENGTH;
        at = first + count * entryLength;
        return at <= end || fields.failShowing(ResultCode.MESSAGE_TRUNCATED, name, count);
    }

    /** Where the entries of the group begin. */
    int first() {
        return first;
    }

    /** Entries of the group. */
    int count() {
        return count;
    }

    /** First byte after the groups walked so far. */
    int position() {
        return at;
    }
}
