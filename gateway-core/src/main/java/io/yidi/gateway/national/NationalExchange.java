package io.yidi.gateway.national;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.message.NativeRequest;
import io.yidi.protocol.Fault;

/**
 * 国家接口往来: one request, from its arrival until it is answered. Used by the door that made it, and by the connection that
 * asks where it stands.
 */
public final class NationalExchange {

    final long receivedAtEpochMs;
    final CallerIdentity caller;
    final boolean isChinese;
    JsonNode envelope;
    NationalRequest request;
    NativeRequest nativeRequest;
    Fault fault;
    String warning = "";

    NationalExchange(final long receivedAtEpochMs, final CallerIdentity caller, final boolean isChinese) {
        this.receivedAtEpochMs = receivedAtEpochMs;
        this.caller = caller;
        this.isChinese = isChinese;
    }

    /** Whether the native door has to be asked; if not, the answer is there already. */
    public boolean isToBeAsked() {
        return fault == null && !request.transaction().isLocal();
    }

    /** Address of the native door. */
    public String nativePath() {
        return request.transaction().nativePath();
    }

    /** Content type of the answer. */
    public String contentType() {
        return isChinese ? "application/json; charset=GBK" : "application/json; charset=UTF-8";
    }
}
