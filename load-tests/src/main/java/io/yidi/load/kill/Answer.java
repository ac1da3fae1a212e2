package io.yidi.load.kill;

import java.util.Arrays;

/**
 * 应答: what the gateway said, reduced to what must stay the same for ever.
 *
 * @param kind of answer
 * @param isRepeat whether it says that it was given before
 * @param journalPosition of the record; 0 if nothing was recorded
 * @param settlement its figures; null unless {@link Kind#SETTLED}
 * @param content all of it but the repeat flag and the correlation id
 */
record Answer(Kind kind, boolean isRepeat, long journalPosition, SettlementFacts settlement, byte[] content) {

    /** 应答种类: what the caller may conclude. */
    enum Kind {
        SETTLED,
        REFUSED,
        BUSY,
        CONFLICT,
        OTHER_ERROR;

        /** Whether the answer is final, that is recorded. */
        boolean isAcknowledgement() {
            return this == SETTLED || this == REFUSED;
        }
    }

    boolean hasSameContent(final byte[] other) {
        return Arrays.equals(content, other);
    }
}
