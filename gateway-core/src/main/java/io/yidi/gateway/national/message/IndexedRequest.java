package io.yidi.gateway.national.message;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.DocumentTree;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.gateway.national.table.TransactionRow;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.CharRange;

/**
 * 请求视图: a request by the index of its document: its transaction, and its nodes however a client wraps them. An object
 * where a list is expected counts as a list of one, and of a list where an object is expected the first one counts.
 *
 * <p>Nodes and values are those of the {@link DocumentIndex}. Used for one request after the other; not thread-safe;
 * allocates nothing but faults and what is asked for as a {@code String}.
 */
public final class IndexedRequest {

    private final DocumentIndex index = new DocumentIndex();
    private TransactionRow transaction;
    private int input;
    private String insuranceType = "";

    /** The document, to be read into. */
    public DocumentIndex index() {
        return index;
    }

    /** Takes what was found in the document. */
    public void take(final TransactionRow newTransaction, final int newInput) {
        transaction = newTransaction;
        input = newInput;
    }

    /** Forgets the document. */
    public void clear() {
        index.clear();
        transaction = null;
        insuranceType = "";
    }

    /** Takes how the person is insured, for a request that does not say it. */
    public void takeInsurance(final String newInsuranceType) {
        insuranceType = newInsuranceType;
    }

    /** How the person is insured where the request does not say it; empty until that was found out. */
    String insuranceType() {
        return insuranceType;
    }

    /** What it asks for; {@code null} if that was not found out. */
    public TransactionRow transaction() {
        return transaction;
    }

    /** Text of a field beside {@code input}, a view; empty if it is not given. */
    public CharRange envelopeText(final String name) {
        return text(DocumentIndex.ROOT, name);
    }

    /** Code of the institution, under the name that relays give it too; a view. */
    public CharRange institution() {
        final CharRange code = envelopeText("fixmedins_code");
        return code.length() == 0 ? envelopeText("medins_code") : code;
    }

    /** Text of a field of a row, a view; empty if it is not given. */
    public CharRange text(final int row, final String name) {
        return index.text(index.find(row, name));
    }

    /** Whether a field of a row is given. */
    public boolean isGiven(final int row, final String name) {
        return text(row, name).length() > 0;
    }

    /** The first object of a node, or {@link DocumentIndex#NONE}. */
    public int firstRow(final NodeTable node) {
        if (node.isEnvelope()) {
            return DocumentIndex.ROOT;
        }
        final int found = index.find(input, node.name());
        return index.isObject(found) ? found : index.firstChild(found);
    }

    /** The object behind another one of a node, or {@link DocumentIndex#NONE}. */
    public int nextRow(final NodeTable node, final int row) {
        return node.isList() && index.isElement(row) ? index.next(row) : DocumentIndex.NONE;
    }

    /** The first object of the first node under {@code input}, or {@link DocumentIndex#NONE}. */
    public int inputRow() {
        for (int i = 0; i < transaction.inputs().size(); i++) {
            if (!transaction.inputs().get(i).isEnvelope()) {
                return firstRow(transaction.inputs().get(i));
            }
        }
        return DocumentIndex.NONE;
    }

    /** Text of a field of the first node under {@code input}, a view; empty if it is not given. */
    public CharRange inputText(final String name) {
        return text(inputRow(), name);
    }

    /** What a native field was given by the fields that become it: the last one counts. */
    public String nativeText(final String nativeName) {
        String last = "";
        for (final NodeTable node : transaction.inputs()) {
            for (final FieldRow field : node.fields()) {
                if (field.nativeName().equals(nativeName)) {
                    final String given = text(firstRow(node), field.name()).toString();
                    last = given.isEmpty() ? last : given;
                    last = last.isEmpty() ? absentText(field) : last;
                }
            }
        }
        return last;
    }

    private String absentText(final FieldRow field) {
        return field.value().equals(FieldsTranslator.OWN_INSURANCE) ? insuranceType : field.absentValue();
    }

    /** The request as a tree that outlives it, for another thread. */
    public NationalRequest tree() {
        return new NationalRequest(
                transaction,
                DocumentTree.of(index, DocumentIndex.ROOT),
                new InputNodes(DocumentTree.of(index, DocumentIndex.ROOT), DocumentTree.of(index, input)));
    }

    /**
     * What is wrong with a row; what was found is not told of persons and vouchers.
     *
     * @param node of the row
     * @param rowIndex its place in a list
     * @param code of the answer
     * @param name of the field
     * @param found there
     * @return the fault, to be thrown
     */
    static InputFaultException fault(
            final NodeTable node,
            final int rowIndex,
            final ResultCode code,
            final String name,
            final CharSequence found) {
        final Fault fault = new Fault();
        if (node.isList()) {
            fault.set(code, node.name(), rowIndex, name);
        } else {
            fault.set(code, name);
        }
        return new InputFaultException(fault.found(found));
    }
}
