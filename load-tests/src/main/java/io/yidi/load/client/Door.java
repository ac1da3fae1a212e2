package io.yidi.load.client;

import java.util.function.BiFunction;

/** 入口: which of a gateway's doors is knocked at. */
public enum Door {
    /** SBE frames on TCP. */
    BINARY("binary", "binary", Integer.MAX_VALUE, BinaryConnection::new),
    /** The same messages as JSON over HTTP; at most one request worked on and 16 waiting on a connection. */
    JSON("json", "json", 16, HttpConnection::new),
    /** The national interface, at the same port. */
    NATIONAL("national", "json", 16, HttpConnection::new);

    private final String label;
    private final String readyName;
    private final int pipelineMax;
    private final BiFunction<Integer, ReplyListener, DoorConnection> connections;

    Door(
            final String label,
            final String readyName,
            final int pipelineMax,
            final BiFunction<Integer, ReplyListener, DoorConnection> connections) {
        this.label = label;
        this.readyName = readyName;
        this.pipelineMax = pipelineMax;
        this.connections = connections;
    }

    /** Name in tables. */
    public String label() {
        return label;
    }

    /** Name of its address in the ready line of a gateway. */
    public String readyName() {
        return readyName;
    }

    /** Most requests in flight that it takes on a connection. */
    public int pipelineMax() {
        return pipelineMax;
    }

    @Override
    public String toString() {
        return label;
    }

    /** A connection that is not open yet. */
    DoorConnection connection(final int index, final ReplyListener listener) {
        return connections.apply(index, listener);
    }
}
