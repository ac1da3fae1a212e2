package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.message.NativeRequest.NativeLine;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.FieldType;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.protocol.ResultCode;
import java.util.List;

/**
 * 请求转换: a request of the national interface as the native document of the same meaning.
 *
 * <p>Every field that its table gives a native name is put under that name; lists have a translator of their own. Not
 * thread-safe.
 */
public final class RequestTranslator {

    private static final int DAY_LENGTH = 10;
    private static final String LEVEL = "@level";
    private static final String CHANGES = "/v1/encounters/changes";
    private static final String NUMBER_SUFFIX = "A";

    private final PlaceTable places;
    private final LineTranslator lines;

    /**
     * Makes a translator.
     *
     * @param places levels and catalogues
     */
    public RequestTranslator(final PlaceTable places) {
        this.places = places;
        this.lines = new LineTranslator(places);
    }

    /**
     * Translates one request.
     *
     * @param request whose fields were checked against its table
     * @param receivedAt {@code yyyy-MM-dd HH:mm:ss}, for a request that does not say when it was sent
     * @return the native request
     * @throws InputFaultException naming what cannot be said in a native message
     */
    public NativeRequest translate(final NationalRequest request, final String receivedAt) throws InputFaultException {
        final ObjectNode document = JsonNodeFactory.instance.objectNode();
        final String sentAt = request.envelopeText("inf_time");
        document.put("inf_time", sentAt.isEmpty() ? receivedAt : sentAt);
        document.put("fixmedins_code", request.institution());
        document.put("infno", request.transaction().nativeInfno());
        document.put("msgid", request.envelopeText("msgid"));
        List<NativeLine> translated = List.of();
        for (final NodeTable node : request.transaction().inputs()) {
            switch (node.name()) {
                case "feedetail", "drugdetail" -> translated = lines.translate(request, node, document);
                case "diseinfo" -> DiagnosisTranslator.translate(request, node, document);
                default -> translate(request, node, document);
            }
        }
        if (request.transaction().address().equals(CHANGES)) {
            putAsRegistered(document);
        }
        return new NativeRequest(document, translated);
    }

    /** Puts the value of a field where it belongs, unless it is not given. */
    static void put(final FieldRow field, final String value, final ObjectNode target) {
        final String given = value.isEmpty() ? field.absentValue() : value;
        if (!given.isEmpty()) {
            target.put(field.nativeName(), nativeValue(field, given));
        }
    }

    private static String nativeValue(final FieldRow field, final String given) {
        if (field.type() == FieldType.NUMBER) {
            return NumberText.withoutZeros(given);
        }
        return field.isDayOnly() && given.length() > DAY_LENGTH ? given.substring(0, DAY_LENGTH) : given;
    }

    private void translate(final NationalRequest request, final NodeTable node, final ObjectNode document)
            throws InputFaultException {
        if (node.isList()) {
            WithdrawalTranslator.translate(request, node, document);
            return;
        }
        final InputNodes.Row row = request.nodes().row(node);
        for (final FieldRow field : node.fields()) {
            switch (field.value()) {
                case "" -> {
                    // Not used here.
                }
                case "hosp_lv=" + LEVEL -> putLevel(request, row, document);
                case "hospitals" -> FilingTranslator.putHospital(request, row, row.text(field.name()), document);
                case "filing_serial" -> FilingTranslator.putSerial(row, field.name(), document);
                case "oinfno" -> document.put("oinfno", withoutSuffix(row.text("oinfno")));
                default -> put(field, row.text(field.name()), document);
            }
        }
    }

    private void putLevel(final NationalRequest request, final InputNodes.Row row, final ObjectNode document)
            throws InputFaultException {
        final String given = row.text("hosp_lv");
        final String level = given.isEmpty() ? places.levelOf(request.institution()) : given;
        if (level.isEmpty()) {
            throw row.fault(ResultCode.HOSPITAL_LEVEL_UNKNOWN, "fixmedins_code", request.institution());
        }
        document.put("hosp_lv", level);
    }

    /** A newer spelling of a number means the same transaction. */
    private static String withoutSuffix(final String infno) {
        return infno.endsWith(NUMBER_SUFFIX) ? infno.substring(0, infno.length() - 1) : infno;
    }

    /** A change that says nothing of emergency and trauma leaves them as they were registered. */
    private static void putAsRegistered(final ObjectNode document) {
        if (!document.has("er_flag") && !document.has("trum_flag") && !document.has("rel_ttp_flag")) {
            document.put("as_registered", "1");
        }
    }
}
