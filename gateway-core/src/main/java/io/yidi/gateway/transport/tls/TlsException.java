package io.yidi.gateway.transport.tls;

import io.yidi.protocol.ResultCode;

/** TLS文件错误: a file of certificates, keys or revocations cannot be used. */
public final class TlsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ResultCode code;
    private final String setting;

    TlsException(final ResultCode code, final String setting, final String message, final Throwable cause) {
        super(message, cause);
        this.code = code;
        this.setting = setting;
    }

    /** Code of the catalogue. */
    public ResultCode code() {
        return code;
    }

    /** Which setting names the file. */
    public String setting() {
        return setting;
    }
}
