package io.yidi.gateway.national.message;

import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.TransactionRow;
import org.agrona.MutableDirectBuffer;

/** 报文转换: one transaction: time and key, node by node, and what a change leaves as it was registered. */
final class MessageTranslator {

    private static final String CHANGES = "/v1/encounters/changes";
    private static final String INSURANCE = "insutype";
    private static final String[] FLAGS = {"er_flag", "trum_flag", "rel_ttp_flag"};

    private final NativeMessage message;
    private final NodeTranslator[] nodes;
    private final String infno;
    private final boolean isChange;
    private final boolean isOfOwnInsurance;
    private final int sentAt;
    private final int institution;
    private final int number;
    private final int messageId;

    MessageTranslator(final TransactionRow transaction, final NativeMessage message, final NodeTranslator... nodes) {
        this.message = message;
        this.nodes = nodes;
        this.infno = transaction.nativeInfno();
        this.isChange = transaction.address().equals(CHANGES);
        this.isOfOwnInsurance = transaction.inputs().stream()
                .flatMap(node -> node.fields().stream())
                .anyMatch(field -> field.value().equals(FieldsTranslator.OWN_INSURANCE));
        this.sentAt = message.member("inf_time");
        this.institution = message.member("fixmedins_code");
        this.number = message.member("infno");
        this.messageId = message.member("msgid");
    }

    /** Whether a request leaves out how the person is insured, and that was not found out yet. */
    boolean lacksInsurance(final IndexedRequest request) {
        return isOfOwnInsurance && request.nativeText(INSURANCE).isEmpty();
    }

    int translate(
            final IndexedRequest request,
            final long receivedAtMs,
            final LineList lines,
            final MutableDirectBuffer target)
            throws InputFaultException {
        message.begin(target);
        message.putTime(sentAt, receivedAtMs);
        message.put(sentAt, request.envelopeText("inf_time"));
        message.put(institution, request.institution());
        message.put(number, infno);
        message.put(messageId, request.envelopeText("msgid"));
        for (final NodeTranslator node : nodes) {
            node.translate(request, message, lines);
        }
        if (isChange) {
            putAsRegistered();
        }
        return message.end();
    }

    /** A change that says nothing of emergency and trauma leaves them as they were registered. */
    private void putAsRegistered() throws InputFaultException {
        for (final String flag : FLAGS) {
            if (message.isGiven(message.member(flag))) {
                return;
            }
        }
        message.put(message.member("as_registered"), "1");
    }
}
