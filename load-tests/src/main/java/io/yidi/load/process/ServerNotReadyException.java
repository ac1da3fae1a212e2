package io.yidi.load.process;

import java.io.IOException;
import java.util.OptionalInt;

/** 服务未就绪: a server ended before it was ready, or was not ready in time. */
public final class ServerNotReadyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient OptionalInt exitCode;

    ServerNotReadyException(final OptionalInt exitCode, final String message, final Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Exit code; none if it was still running and had to be killed. */
    public OptionalInt exitCode() {
        return exitCode;
    }
}
