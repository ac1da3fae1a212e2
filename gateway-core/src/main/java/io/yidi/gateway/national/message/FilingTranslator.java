package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;

/**
 * 备案转换: hospitals of a filing, and the number by which it is withdrawn.
 *
 * <p>{@code trt_dcla_detl_sn} says all that a withdrawal needs and its message leaves out, so that nothing has to be
 * looked up:
 *
 * <pre>
 *   310:3                              insutype, filing_no                      any filing
 *   310:4:M03900                       and disease                              chronic
 *   310:5:H11010500001:110105          and institution with its area            chosen provider
 * </pre>
 */
final class FilingTranslator {

    private static final String SEPARATOR = ":";
    private static final String HOSPITALS = "hospitals";
    private static final String INSURANCE = "insutype";
    private static final String DISEASE = "dise_codg";
    private static final String INSTITUTION = "fixmedins_code";
    private static final String AREA = "admdvs";
    private static final int PARTS_OF_CHRONIC = 3;
    private static final int PARTS_OF_PROVIDER = 4;

    private FilingTranslator() {}

    /** Puts a hospital, in the place the filing is for, else in the sender's. */
    static void putHospital(
            final NationalRequest request, final InputNodes.Row row, final String code, final ObjectNode document) {
        if (!code.isEmpty()) {
            final String filed = row.text("mdtrtarea_admdvs");
            final String area = filed.isEmpty() ? request.envelopeText("mdtrtarea_admvs") : filed;
            document.putArray(HOSPITALS).addObject().put(INSTITUTION, code).put(AREA, area);
        }
    }

    /** Puts what the number of a filing says. */
    static void putSerial(final InputNodes.Row row, final String name, final ObjectNode document)
            throws InputFaultException {
        final String[] parts = row.text(name).split(SEPARATOR, -1);
        if (parts.length < 2 || parts.length > PARTS_OF_PROVIDER) {
            throw row.fault(ResultCode.CODE_UNKNOWN, name, row.text(name));
        }
        document.put(INSURANCE, parts[0]);
        if (parts.length == PARTS_OF_CHRONIC) {
            document.put(DISEASE, parts[2]);
        } else if (parts.length == PARTS_OF_PROVIDER) {
            document.putArray(HOSPITALS).addObject().put(INSTITUTION, parts[2]).put(AREA, parts[3]);
        }
    }

    /** The number of the filing that a request made. */
    static String serialOf(final JsonNode asked, final JsonNode reply) {
        final String number = asked.path(INSURANCE).asText()
                + SEPARATOR
                + reply.path("filing_no").asText();
        final JsonNode hospital = asked.path(HOSPITALS).path(0);
        return switch (reply.path("filing_kind").asText()) {
            case "CHRONIC" -> number + SEPARATOR + asked.path(DISEASE).asText();
            case "CHOSEN_PROVIDER" ->
                number
                        + SEPARATOR
                        + hospital.path(INSTITUTION).asText()
                        + SEPARATOR
                        + hospital.path(AREA).asText();
            default -> number;
        };
    }
}
