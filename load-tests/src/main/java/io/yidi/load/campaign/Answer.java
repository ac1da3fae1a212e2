package io.yidi.load.campaign;

import java.util.Arrays;

/**
 * 应答: what the gateway said, reduced to what must stay the same for ever.
 *
 * @param kind of answer
 * @param isRepeat whether it says that it was given before
 * @param journalPosition of the record; 0 if nothing was recorded
 * @param effect on the counters; null unless {@link Kind#SETTLED}, {@link Kind#REFUNDED} or {@link Kind#REVERSED}
 * @param content all of it but the repeat flag and the correlation id
 */
public record Answer(Kind kind, boolean isRepeat, long journalPosition, Effect effect, byte[] content) {

    /** 应答种类: what the caller may conclude. */
    public enum Kind {
        SETTLED,
        REFUNDED,
        REVERSED,
        REFUSED,
        BUSY,
        STORAGE_LOW,
        CONFLICT,
        OTHER_ERROR;

        /** Whether the answer is final, that is recorded. */
        public boolean isAcknowledgement() {
            return this == SETTLED || this == REFUNDED || this == REVERSED || this == REFUSED;
        }

        /** Whether nothing happened and the same request may come again later. */
        public boolean isTurnedAway() {
            return this == BUSY || this == STORAGE_LOW;
        }
    }

    /** Whether this is the answer that was given before. */
    public boolean hasSameContent(final byte[] other) {
        return Arrays.equals(content, other);
    }
}
