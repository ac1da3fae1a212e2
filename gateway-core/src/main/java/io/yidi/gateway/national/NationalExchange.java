package io.yidi.gateway.national;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.national.desk.DeskAnswer;
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
    DeskAnswer deskAnswer;

    NationalExchange(final long receivedAtEpochMs, final CallerIdentity caller, final boolean isChinese) {
        this.receivedAtEpochMs = receivedAtEpochMs;
        this.caller = caller;
        this.isChinese = isChinese;
    }

    /** Whether the native door has to be asked; if not, the answer is there already. */
    public boolean isToBeAsked() {
        return fault == null
                && !request.transaction().isLocal()
                && !request.transaction().isForDesk();
    }

    /** Whether the desk has to be asked, and has not answered yet. */
    public boolean isForDesk() {
        return fault == null && request.transaction().isForDesk() && deskAnswer == null;
    }

    /** Whether the answer is a file as it is. */
    boolean isFile() {
        return deskAnswer != null && deskAnswer.file() != null;
    }

    /** Address of the native door. */
    public String nativePath() {
        return request.transaction().nativePath();
    }

    /** Content type of the answer. */
    public String contentType() {
        if (isFile()) {
            return "application/octet-stream";
        }
        return isChinese ? "application/json; charset=GBK" : "application/json; charset=UTF-8";
    }
}
