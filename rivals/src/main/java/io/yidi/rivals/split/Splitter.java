package io.yidi.rivals.split;

/** 分割者: one way to split a bill. One owner thread; the same bill always gets the same split. */
public interface Splitter {

    /**
     * Splits a bill and leaves the amounts where {@link #split()} finds them.
     *
     * @param bill read only
     * @return what the funds pay together, in fen
     */
    long fundFen(SplitBill bill);

    /**
     * All amounts of the bill split last.
     *
     * @return a copy
     */
    Split split();
}
