package io.yidi.gateway.admission;

/** 连接在办数: the unanswered requests of one connection. Event loop only. */
public final class ConnectionLoad {

    private int settlements;
    private int looks;

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
