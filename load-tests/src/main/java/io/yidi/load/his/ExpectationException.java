package io.yidi.load.his;

/** 不符合预期: the other side did something else than the interface asks for. */
public final class ExpectationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what differs.
     *
     * @param expected what the interface asks for
     * @param found what was there
     */
    public ExpectationException(final String expected, final String found) {
        super("expected " + expected + ", found " + found);
    }

    /** Fails unless something is true. */
    public static void expect(final boolean isTrue, final String expected, final Object found) {
        if (!isTrue) {
            throw new ExpectationException(expected, String.valueOf(found));
        }
    }
}
