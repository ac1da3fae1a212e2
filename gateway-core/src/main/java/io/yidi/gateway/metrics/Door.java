package io.yidi.gateway.metrics;

import java.util.Locale;

/** 接入口: which way a request came in. */
public enum Door {
    /** Frames of the binary protocol. */
    BINARY,
    /** Native JSON over HTTP. */
    JSON,
    /** The national interface over HTTP. */
    NATIONAL;

    /** As it is shown. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
