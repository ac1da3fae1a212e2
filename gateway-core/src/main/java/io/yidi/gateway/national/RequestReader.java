package io.yidi.gateway.national;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.AddressTable;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.TransactionRow;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.nio.charset.StandardCharsets;

/**
 * 请求读取: finds in a document which transaction it asks for, and its input, in all the shapes that clients send: the
 * number in the document or in the address; {@code input} or {@code Input}; an object, or a text that holds one.
 */
final class RequestReader {

    private static final String INPUT = "input";
    private static final String INPUT_IN_CAPITALS = "Input";

    private final TransactionTable transactions;
    private final AddressTable addresses = AddressTable.load();
    private final DocumentReader documents = new DocumentReader();

    RequestReader(final TransactionTable transactions) {
        this.transactions = transactions;
    }

    /** Reads the document around the input. */
    JsonNode envelope(final byte[] document) throws InputFaultException {
        return documents.read(document);
    }

    /** Native address that a body is most likely for, before it is read; empty if that cannot be told. */
    String likelyNativePath(final String path, final byte[] body) {
        final String peeked = NumberPeek.infno(body);
        final TransactionRow likely = transactions.find(peeked.isEmpty() ? addresses.infnoOf(path) : peeked);
        return likely == null || !likely.isServed() || likely.isLocal() ? "" : likely.nativePath();
    }

    /** Finds transaction and input. */
    NationalRequest read(final JsonNode envelope, final String path) throws InputFaultException {
        final TransactionRow transaction = transaction(envelope, path);
        require(envelope, "msgid", "msgid");
        require(envelope, "fixmedins_code", "medins_code");
        return new NationalRequest(transaction, envelope, new InputNodes(envelope, input(envelope)));
    }

    private TransactionRow transaction(final JsonNode envelope, final String path) throws InputFaultException {
        final String stated = InputNodes.text(envelope.path("infno"));
        final String infno = stated.isEmpty() ? addresses.infnoOf(path) : stated;
        if (infno.isEmpty()) {
            throw fault(ResultCode.FIELD_MISSING, "infno", "");
        }
        final TransactionRow transaction = transactions.find(infno);
        if (transaction == null) {
            throw fault(ResultCode.TRANSACTION_UNKNOWN, "infno", infno);
        }
        if (!transaction.isServed()) {
            throw fault(ResultCode.TRANSACTION_NOT_SERVED, "infno", infno);
        }
        return transaction;
    }

    private JsonNode input(final JsonNode envelope) throws InputFaultException {
        final JsonNode input = envelope.has(INPUT) ? envelope.path(INPUT) : envelope.path(INPUT_IN_CAPITALS);
        if (input.isObject()) {
            return input;
        }
        final String text = InputNodes.text(input);
        if (text.isEmpty()) {
            throw fault(ResultCode.FIELD_MISSING, INPUT, "");
        }
        if (!text.startsWith("{")) {
            throw fault(ResultCode.INPUT_ENCRYPTED, INPUT, "");
        }
        return documents.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(final JsonNode envelope, final String name, final String otherName)
            throws InputFaultException {
        if (InputNodes.text(envelope.path(name)).isEmpty()
                && InputNodes.text(envelope.path(otherName)).isEmpty()) {
            throw fault(ResultCode.FIELD_MISSING, name, "");
        }
    }

    private static InputFaultException fault(final ResultCode code, final String name, final String found) {
        return new InputFaultException(new Fault().set(code, name).found(found));
    }
}
