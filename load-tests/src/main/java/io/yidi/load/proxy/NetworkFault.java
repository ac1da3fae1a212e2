package io.yidi.load.proxy;

/**
 * 网络故障: what happens to one connection.
 *
 * @param kind of fault
 * @param direction it acts on
 * @param atByte of that direction from which on it acts, from 0
 */
record NetworkFault(Kind kind, Direction direction, long atByte) {

    /** 故障种类. */
    enum Kind {
        /** Nothing happens. */
        NONE,
        /** What follows arrives later. */
        DELAY,
        /** What follows arrives one byte at a time. */
        SLICE,
        /** What follows never arrives; the connection stays open. */
        SWALLOW,
        /** Both sides get a reset. */
        RESET
    }

    /** 方向. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    static final NetworkFault NONE = new NetworkFault(Kind.NONE, Direction.TO_SERVER, 0);
}
