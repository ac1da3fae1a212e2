package io.yidi.protocol.json;

/**
 * 成员次序: finds the members of a block by their names. Senders write an object's members in the same order each time, so
 * it looks first at the one that came next the last time; only another one is looked up. Not thread-safe; allocates
 * nothing after construction.
 */
final class MemberOrder {

    private final BlockDescriptor block;
    private final char[][] names;

    /** Member that followed a member the last time; that of none stands at the end. */
    private final int[] followers;

    private int last;

    MemberOrder(final BlockDescriptor block) {
        this.block = block;
        this.names = block.memberNames().stream().map(String::toCharArray).toArray(char[][]::new);
        this.followers = new int[names.length + 1];
    }

    /** An object begins. */
    void begin() {
        last = names.length;
    }

    /** Number of the next member of the object, or {@link BlockDescriptor#NO_MEMBER}. */
    int next(final CharRange name) {
        final int guess = followers[last];
        if (name.isSame(names[guess])) {
            last = guess;
            return guess;
        }
        final int found = block.memberIndex(name);
        if (found != BlockDescriptor.NO_MEMBER) {
            followers[last] = found;
            last = found;
        }
        return found;
    }
}
