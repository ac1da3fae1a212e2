package io.yidi.gateway.national;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.DocumentReader;
import io.yidi.gateway.national.message.IndexedRequest;
import io.yidi.gateway.national.table.AddressTable;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.TransactionRow;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.Fault;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.CharRange;

/**
 * 请求读取: finds in a document which transaction it asks for, and its input, in all the shapes that clients send: the
 * number in the document or in the address; {@code input} or {@code Input}; an object, or a text that holds one.
 */
final class RequestReader {

    private static final String INPUT = "input";
    private static final String INPUT_IN_CAPITALS = "Input";

    private final TransactionTable transactions;
    private final AddressTable addresses = AddressTable.load();
    private final DocumentReader documents;
    private final NumberPeek peek = new NumberPeek();

    RequestReader(final TransactionTable transactions, final DocumentReader documents) {
        this.transactions = transactions;
        this.documents = documents;
    }

    /** Native address that a body is most likely for, before it is read; empty if that cannot be told. */
    String likelyNativePath(final NationalArrival arrival) {
        final CharSequence peeked = peek.infno(arrival.body(), arrival.length());
        final TransactionRow likely = transactions.find(peeked.isEmpty() ? addresses.infnoOf(arrival.path()) : peeked);
        return likely == null || !likely.isServed() || likely.isLocal() ? "" : likely.nativePath();
    }

    /** Reads the document around the input. */
    void readEnvelope(final byte[] document, final int length, final IndexedRequest request)
            throws InputFaultException {
        documents.read(document, length, request.index());
    }

    /** Finds transaction and input. */
    void readInput(final IndexedRequest request, final String path) throws InputFaultException {
        final TransactionRow transaction = transaction(request, path);
        require(request, "msgid", "msgid", KeyDescriptor.MSGID_LENGTH);
        require(request, "fixmedins_code", "medins_code", KeyDescriptor.INSTITUTION_LENGTH);
        request.take(transaction, input(request.index()));
    }

    private TransactionRow transaction(final IndexedRequest request, final String path) throws InputFaultException {
        final CharRange stated = request.envelopeText("infno");
        final CharSequence infno = stated.length() == 0 ? addresses.infnoOf(path) : stated;
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

    private int input(final DocumentIndex index) throws InputFaultException {
        final int plain = index.find(DocumentIndex.ROOT, INPUT);
        final int input = plain == DocumentIndex.NONE ? index.find(DocumentIndex.ROOT, INPUT_IN_CAPITALS) : plain;
        if (index.isObject(input)) {
            return input;
        }
        final CharRange text = index.text(input);
        if (text.isEmpty()) {
            throw fault(ResultCode.FIELD_MISSING, INPUT, "");
        }
        if (text.charAt(0) != '{') {
            throw fault(ResultCode.INPUT_ENCRYPTED, INPUT, "");
        }
        return documents.readInner(index, input);
    }

    private static void require(
            final IndexedRequest request, final String name, final String otherName, final int lengthMax)
            throws InputFaultException {
        final String given = request.envelopeText(name).isEmpty() ? otherName : name;
        final int length = request.envelopeText(given).length();
        if (length == 0) {
            throw fault(ResultCode.FIELD_MISSING, name, "");
        }
        if (length > lengthMax) {
            throw fault(ResultCode.FIELD_TOO_LONG, given, "");
        }
    }

    private static InputFaultException fault(final ResultCode code, final String name, final CharSequence found) {
        return new InputFaultException(new Fault().set(code, name).found(found));
    }
}
