package io.yidi.gateway.national.message;

import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.json.RequestMessageWriter;
import org.agrona.MutableDirectBuffer;

/** 本地报文: the native message that a request becomes; what it cannot hold is a fault. */
final class NativeMessage {

    private final RequestMessageWriter writer;

    NativeMessage(final int templateId) {
        writer = RequestMessageWriter.of(templateId);
    }

    int member(final String name) {
        return writer.member(name);
    }

    int group(final String name) {
        return writer.group(name);
    }

    int member(final int group, final String name) {
        return writer.member(group, name);
    }

    int find(final int group, final CharSequence name) {
        return writer.find(group, name);
    }

    void begin(final MutableDirectBuffer target) {
        writer.begin(target, 0);
    }

    void put(final int member, final CharSequence text) throws InputFaultException {
        require(writer.put(member, text));
    }

    void putTime(final int member, final long epochMs) {
        writer.putTime(member, epochMs);
    }

    boolean isGiven(final int member) {
        return writer.isGiven(member);
    }

    void beginEntry(final int group, final String nameOfSender, final int indexOfSender) throws InputFaultException {
        require(writer.beginEntry(group, nameOfSender, indexOfSender));
    }

    void endEntry() throws InputFaultException {
        require(writer.endEntry());
    }

    /** Ends the message; tells its length in bytes. */
    int end() throws InputFaultException {
        final Fault missing = writer.end(0);
        require(missing == null);
        return writer.encodedLength();
    }

    private void require(final boolean isPut) throws InputFaultException {
        if (!isPut) {
            throw new InputFaultException(writer.fault());
        }
    }
}
