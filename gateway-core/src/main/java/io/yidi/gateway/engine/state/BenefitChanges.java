package io.yidi.gateway.engine.state;

import io.yidi.protocol.ResultCode;
import org.agrona.MutableDirectBuffer;

/**
 * 待遇状态变更: the status of a person's benefits by day, in the row of the person (NAT-10b).
 *
 * <pre>
 *   five words of 4 bytes, the latest day first: first day × 4 + status + 1; 0: unused
 * </pre>
 *
 * <p>Whatever order changes come in, they count in the order of their days; of two for one day the one that came last
 * does. The business day only grows, so of those that have begun the latest alone is kept: it is the status of today,
 * and gives way to none. At most four are yet to come. Nothing follows the end (终止). Core thread only.
 */
final class BenefitChanges {

    /** Length, in bytes. */
    static final int BYTES = 20;

    private static final int CHANGES_MAX = BYTES / Integer.BYTES;
    private static final int STATUS_BITS = 2;
    private static final int STATUS_MASK = (1 << STATUS_BITS) - 1;
    private static final int ALWAYS = Integer.MIN_VALUE >> STATUS_BITS;
    private static final int UNUSED = 0;
    private static final BenefitStatus[] STATUSES = BenefitStatus.values();

    private BenefitChanges() {}

    /**
     * States the status of today; what is yet to come stays, unless benefits have ended.
     *
     * @param buffer holds the changes
     * @param offset where they begin
     * @param status of today
     * @param businessDay today, days since 1970-01-01
     */
    static void state(
            final MutableDirectBuffer buffer, final int offset, final BenefitStatus status, final int businessDay) {
        final int ahead = status == BenefitStatus.TERMINATED ? 0 : firstUpTo(buffer, offset, businessDay);
        for (int i = ahead; i < CHANGES_MAX; i++) {
            word(buffer, offset, i, UNUSED);
        }
        word(buffer, offset, ahead, wordOf(status, ALWAYS));
    }

    /**
     * Notes a change in its place among the others.
     *
     * @param buffer holds the changes
     * @param offset where they begin
     * @param status from that day on
     * @param fromEpochDay the day
     * @param businessDay today, days since 1970-01-01
     * @return {@link ResultCode#DONE}, or why it is not taken: benefits end before, or too many are yet to come
     */
    static ResultCode note(
            final MutableDirectBuffer buffer,
            final int offset,
            final BenefitStatus status,
            final int fromEpochDay,
            final int businessDay) {
        forgetWhatIsOver(buffer, offset, businessDay);
        if (isPastTheEnd(buffer, offset, fromEpochDay, businessDay)) {
            return status == BenefitStatus.TERMINATED ? ResultCode.DONE : ResultCode.BENEFIT_CHANGE_AFTER_END;
        }
        if (status == BenefitStatus.TERMINATED) {
            removeSince(buffer, offset, fromEpochDay);
        }
        final int count = count(buffer, offset);
        final int index = firstUpTo(buffer, offset, fromEpochDay);
        final boolean isOver = count > 0 && index == count;
        final boolean replaces =
                index < count && (fromEpochDay <= businessDay || day(buffer, offset, index) == fromEpochDay);
        if (isOver) {
            return ResultCode.DONE;
        }
        if (!replaces && count == CHANGES_MAX) {
            return ResultCode.BENEFIT_CHANGES_FULL;
        }
        for (int i = replaces ? index : count; i > index; i--) {
            word(buffer, offset, i, word(buffer, offset, i - 1));
        }
        word(buffer, offset, index, wordOf(status, fromEpochDay));
        return ResultCode.DONE;
    }

    /**
     * The status of today or a later day.
     *
     * @param buffer holds the changes
     * @param offset where they begin
     * @param epochDay the day
     * @return what the latest change up to that day says
     */
    static BenefitStatus on(final MutableDirectBuffer buffer, final int offset, final int epochDay) {
        final int index = Math.min(firstUpTo(buffer, offset, epochDay), count(buffer, offset) - 1);
        return statusOf(word(buffer, offset, index));
    }

    /** An end that is yet to come may still be corrected by another change of its day. */
    private static boolean isPastTheEnd(
            final MutableDirectBuffer buffer, final int offset, final int fromEpochDay, final int businessDay) {
        final int latest = word(buffer, offset, 0);
        return latest != UNUSED
                && statusOf(latest) == BenefitStatus.TERMINATED
                && fromEpochDay >= dayOf(latest)
                && (fromEpochDay > dayOf(latest) || dayOf(latest) <= businessDay);
    }

    private static void forgetWhatIsOver(final MutableDirectBuffer buffer, final int offset, final int businessDay) {
        for (int i = count(buffer, offset) - 1; i > 0 && day(buffer, offset, i - 1) <= businessDay; i--) {
            word(buffer, offset, i, UNUSED);
        }
    }

    private static void removeSince(final MutableDirectBuffer buffer, final int offset, final int fromEpochDay) {
        final int removed = firstUpTo(buffer, offset, fromEpochDay - 1);
        for (int i = 0; i < CHANGES_MAX; i++) {
            word(buffer, offset, i, i + removed < CHANGES_MAX ? word(buffer, offset, i + removed) : UNUSED);
        }
    }

    /** Index of the latest change that has begun on a day; their number if none has. */
    private static int firstUpTo(final MutableDirectBuffer buffer, final int offset, final int epochDay) {
        int index = 0;
        while (index < count(buffer, offset) && day(buffer, offset, index) > epochDay) {
            index++;
        }
        return index;
    }

    private static int count(final MutableDirectBuffer buffer, final int offset) {
        int count = 0;
        while (count < CHANGES_MAX && word(buffer, offset, count) != UNUSED) {
            count++;
        }
        return count;
    }

    private static int day(final MutableDirectBuffer buffer, final int offset, final int index) {
        return dayOf(word(buffer, offset, index));
    }

    private static int dayOf(final int word) {
        return word >> STATUS_BITS;
    }

    private static BenefitStatus statusOf(final int word) {
        return STATUSES[(word & STATUS_MASK) - 1];
    }

    private static int wordOf(final BenefitStatus status, final int epochDay) {
        return epochDay << STATUS_BITS | status.ordinal() + 1;
    }

    private static int word(final MutableDirectBuffer buffer, final int offset, final int index) {
        return buffer.getInt(offset + index * Integer.BYTES);
    }

    private static void word(final MutableDirectBuffer buffer, final int offset, final int index, final int word) {
        buffer.putInt(offset + index * Integer.BYTES, word);
    }
}
