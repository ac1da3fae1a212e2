package io.yidi.gateway.launcher.demo;

/** 演示失败: an answer of the gateway is not what the demo computed beside it, or cannot be had. */
final class DemoFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailedException(final String message) {
        super(message);
    }

    /** Fails unless two amounts are the same. */
    static void unlessSame(final String what, final long expectedFen, final long foundFen) {
        if (expectedFen != foundFen) {
            throw new DemoFailedException(what + ": expected " + expectedFen + " fen, found " + foundFen);
        }
    }

    /** Fails unless two texts are the same. */
    static void unlessSame(final String what, final String expected, final String found) {
        if (!expected.equals(found)) {
            throw new DemoFailedException(what + ": expected " + expected + ", found " + found);
        }
    }
}
