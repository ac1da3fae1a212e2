package io.yidi.gateway.national;

import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.message.IndexedRequest;
import io.yidi.gateway.national.message.LineList;
import io.yidi.gateway.national.person.SettledCare;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * 国家接口往来: one request, from its arrival until it is answered. Used by the door that made it, and by the connection that
 * asks where it stands; afterwards the door uses it again.
 */
public final class NationalExchange {

    final IndexedRequest request = new IndexedRequest();
    final LineList lines = new LineList();
    final StringBuilder warnings = new StringBuilder();
    CallerIdentity caller;
    long receivedAtEpochMs;
    boolean isChinese;
    int messageLength;
    boolean lacksInsurance;
    Fault fault;
    DeskAnswer deskAnswer;
    byte[] nativeReply;
    String settlementId;
    CompletableFuture<SettledCare> care;

    /** Forgets the last request. */
    void begin(final CallerIdentity newCaller, final long newReceivedAtEpochMs, final boolean newIsChinese) {
        request.clear();
        lines.clear();
        warnings.setLength(0);
        caller = newCaller;
        receivedAtEpochMs = newReceivedAtEpochMs;
        isChinese = newIsChinese;
        messageLength = 0;
        lacksInsurance = false;
        fault = null;
        deskAnswer = null;
        nativeReply = null;
        settlementId = "";
        care = null;
    }

    /** Whether the native door has to be asked; if not, the answer is there already. */
    public boolean isToBeAsked() {
        return fault == null
                && !lacksInsurance
                && !request.transaction().isLocal()
                && !request.transaction().isForDesk();
    }

    /** Whether it has to be found out first how the person is insured. */
    public boolean isForInsurance() {
        return fault == null && lacksInsurance;
    }

    /** Whether the desk has to be asked, and has not answered yet. */
    public boolean isForDesk() {
        return fault == null && request.transaction().isForDesk() && deskAnswer == null;
    }

    /** Code of the institution that asks, a view; only of a request that was read. */
    public CharSequence institution() {
        return request.institution();
    }

    /** Why nobody has to be asked, if the request is refused. */
    public Optional<ResultCode> refusal() {
        return Optional.ofNullable(fault).map(Fault::code);
    }

    /** Whether the answer is a file as it is. */
    public boolean isFile() {
        return deskAnswer != null && deskAnswer.file() != null;
    }

    /** Length of the native message that the request became, which stands in {@link NationalDoor#message()}. */
    public int messageLength() {
        return messageLength;
    }

    /** Content type of the answer. */
    public String contentType() {
        if (isFile()) {
            return "application/octet-stream";
        }
        return isChinese ? "application/json; charset=GBK" : "application/json; charset=UTF-8";
    }
}
