package io.yidi.gateway.admission;

/** 连接在办数: the unanswered requests of one connection, and whom it speaks for. Event loop only. */
public final class ConnectionLoad {

    private CallerIdentity caller;
    private int settlements;
    private int looks;

    /** Of a connection that anyone may use. */
    public ConnectionLoad() {
        this(CallerIdentity.ANYONE);
    }

    /** Of a connection whose other side is known so far. */
    public ConnectionLoad(final CallerIdentity caller) {
        this.caller = caller;
    }

    /** Whom it speaks for. */
    public CallerIdentity caller() {
        return caller;
    }

    /** The other side has shown who it is. */
    public void caller(final CallerIdentity newCaller) {
        caller = newCaller;
    }

    /** Unanswered requests of both kinds. */
    public int inFlight() {
        return settlements + looks;
    }

    int inFlight(final boolean isLook) {
        return isLook ? looks : settlements;
    }

    void add(final boolean isLook, final int change) {
        if (isLook) {
            looks += change;
        } else {
            settlements += change;
        }
    }
}
