package io.yidi.gateway.launcher.demo;

import java.io.IOException;

/** 接入口: one of the gateway's doors, seen from a hospital; sends a request and waits for its answer. */
interface DemoDoor extends AutoCloseable {

    /** What people call it. */
    String label();

    /** Settles a bill. */
    Answer settle(DemoRequest bill) throws IOException;

    /** Asks what a bill would come to. */
    Answer quote(DemoRequest bill) throws IOException;

    /** Reverses a settlement. */
    Answer reverse(DemoRequest reversal) throws IOException;

    @Override
    void close() throws IOException;
}
