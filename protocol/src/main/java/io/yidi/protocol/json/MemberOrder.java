package io.yidi.protocol.json;

import io.yidi.protocol.json.JsonTokenReader.Token;

/**
 * 成员次序: reads the names of an object's members. Senders write members in the same order each time, so it looks first
 * whether the bytes are those of the one that came next the last time; only another one is looked up. Not thread-safe;
 * allocates nothing after construction.
 */
final class MemberOrder {

    private final BlockDescriptor block;
    private final byte[][] quotedNames;

    /** Member that followed a member the last time; that of none stands at the end. */
    private final int[] followers;

    private int last;

    MemberOrder(final BlockDescriptor block) {
        this.block = block;
        this.quotedNames = block.quotedNames();
        this.followers = new int[quotedNames.length + 1];
    }

    /** An object begins. */
    void begin() {
        last = quotedNames.length;
    }

    /**
     * Reads the next name, if there is one: else the token is another.
     *
     * @return number of the member, or {@link BlockDescriptor#NO_MEMBER}
     */
    int next(final JsonTokenReader json) {
        final int guess = followers[last];
        if (json.isNextName(quotedNames[guess])) {
            last = guess;
            return guess;
        }
        return json.next() == Token.NAME ? find(json.text()) : BlockDescriptor.NO_MEMBER;
    }

    private int find(final CharSequence name) {
        final int found = block.memberIndex(name);
        if (found != BlockDescriptor.NO_MEMBER) {
            followers[last] = found;
            last = found;
        }
        return found;
    }
}
