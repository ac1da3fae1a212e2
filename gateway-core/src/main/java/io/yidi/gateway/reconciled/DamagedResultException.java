package io.yidi.gateway.reconciled;

import java.io.IOException;

/** 结果文件损坏: a file is there and is not what was written. */
public final class DamagedResultException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was expected and what was found.
     *
     * @param message with both
     * @param cause may be null
     */
    public DamagedResultException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
