package io.yidi.gateway.national.message;

import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.gateway.national.table.TransactionRow;
import io.yidi.gateway.national.table.TransactionTable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.agrona.MutableDirectBuffer;

/**
 * 请求转换: a request of the national interface as the native message of the same meaning.
 *
 * <p>Every field that its table gives a native name is put under that name; lists have a translator of their own. What
 * a text means is decided where native JSON is read, too. Not thread-safe; allocates nothing but faults.
 */
public final class RequestTranslator {

    private final Map<TransactionRow, MessageTranslator> translators = new IdentityHashMap<>();
    private final List<LineTranslator> lineTranslators = new ArrayList<>();

    /**
     * Makes a translator.
     *
     * @param transactions that are known
     * @param places levels of hospitals
     */
    public RequestTranslator(final TransactionTable transactions, final PlaceTable places) {
        final NativeForms forms = new NativeForms();
        for (final TransactionRow transaction : transactions.all()) {
            if (transaction.isServed() && !transaction.isLocal() && !transaction.isForDesk()) {
                final NativeMessage message = forms.at(transaction.nativePath());
                final NodeTranslator[] nodes = transaction.inputs().stream()
                        .map(node -> translatorOf(node, message, places))
                        .toArray(NodeTranslator[]::new);
                translators.put(transaction, new MessageTranslator(transaction, message, nodes));
            }
        }
    }

    /**
     * Takes what lines are looked up in; before the first request.
     *
     * @param catalogues of care places
     * @param today tells the present business day, as it does where the decision looks up the same line
     */
    public void use(final Catalogues catalogues, final IntSupplier today) {
        lineTranslators.forEach(translator -> translator.use(catalogues, today));
    }

    /**
     * Whether a request leaves out how the person is insured, which its native message has to say.
     *
     * @param request whose fields were checked against its table
     */
    public boolean lacksInsurance(final IndexedRequest request) {
        return translators.get(request.transaction()).lacksInsurance(request);
    }

    /**
     * Translates one request.
     *
     * @param request whose fields were checked against its table
     * @param receivedAtMs for a request that does not say when it was sent, since 1970-01-01T00:00Z
     * @param lines gets its fee lines
     * @param target gets the native message, from its first byte
     * @return length of the message, in bytes
     * @throws InputFaultException naming what cannot be said in a native message
     */
    public int translate(
            final IndexedRequest request,
            final long receivedAtMs,
            final LineList lines,
            final MutableDirectBuffer target)
            throws InputFaultException {
        lines.clear();
        return translators.get(request.transaction()).translate(request, receivedAtMs, lines, target);
    }

    private NodeTranslator lines(final LineTranslator translator) {
        lineTranslators.add(translator);
        return translator;
    }

    private NodeTranslator translatorOf(final NodeTable node, final NativeMessage message, final PlaceTable places) {
        return switch (node.name()) {
            case "feedetail", "drugdetail" -> lines(new LineTranslator(node, message));
            case "diseinfo" -> new DiagnosisTranslator(node, message);
            default ->
                node.isList() ? new WithdrawalTranslator(node, message) : new FieldsTranslator(node, message, places);
        };
    }
}
