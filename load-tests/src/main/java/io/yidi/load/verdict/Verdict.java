package io.yidi.load.verdict;

/** 结论: what two intervals show of the second result. */
public enum Verdict {
    FASTER("faster"),
    SLOWER("slower"),
    NO_DIFFERENCE("no difference shown"),
    NONE("no verdict");

    private final String text;

    Verdict(final String text) {
        this.text = text;
    }

    /**
     * Judges by two intervals: only where they have no point in common is there a difference.
     *
     * @param aLow end of the first interval
     * @param aHigh end of the first interval
     * @param bLow end of the second interval
     * @param bHigh end of the second interval
     * @param isMoreBetter whether larger values are better
     * @return what is shown of the second
     */
    static Verdict of(
            final double aLow, final double aHigh, final double bLow, final double bHigh, final boolean isMoreBetter) {
        if (bLow > aHigh) {
            return isMoreBetter ? FASTER : SLOWER;
        }
        if (bHigh < aLow) {
            return isMoreBetter ? SLOWER : FASTER;
        }
        return NO_DIFFERENCE;
    }

    @Override
    public String toString() {
        return text;
    }
}
