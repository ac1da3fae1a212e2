package io.yidi.gateway.national.message;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;

/**
 * 备案转换: hospitals of a filing, and the number by which it is withdrawn.
 *
 * <p>{@code trt_dcla_detl_sn} names the filing, and says all that a withdrawal needs and its message leaves out, so
 * that nothing has to be looked up:
 *
 * <pre>
 *   310:3                              insutype, filing_no                      any filing
 *   310:4:M03900                       and disease                              chronic
 *   310:5:H11010500001:110105          and institution with its area            chosen provider
 * </pre>
 */
public final class FilingTranslator {

    private static final String SEPARATOR = ":";
    private static final String HOSPITALS = "hospitals";
    private static final String INSURANCE = "insutype";
    private static final String DISEASE = "dise_codg";
    private static final String INSTITUTION = "fixmedins_code";
    private static final String AREA = "admdvs";
    private static final String CARE_PLACE = "mdtrtarea_admvs";

    /** In a filing the table spells it with a d; clients that take the spelling of the envelope mean the same. */
    private static final String FILED_AREA = "mdtrtarea_admdvs";

    private static final String NUMBER = "filing_no";
    private static final String FILING_NUMBER = "[1-9]\\d{0,17}";
    private static final int PARTS_OF_CHRONIC = 3;
    private static final int PARTS_OF_PROVIDER = 4;

    private final FieldRow field;
    private final int insurance;
    private final int number;
    private final int disease;
    private final int hospitals;
    private final int hospital;
    private final int area;

    /**
     * Makes a translator.
     *
     * @param field that names a hospital or a filing
     * @param message a filing
     */
    FilingTranslator(final FieldRow field, final NativeMessage message) {
        this.field = field;
        this.insurance = message.member(INSURANCE);
        this.number = message.member(NUMBER);
        this.disease = message.member(DISEASE);
        this.hospitals = message.group(HOSPITALS);
        this.hospital = message.member(hospitals, INSTITUTION);
        this.area = message.member(hospitals, AREA);
    }

    /** Puts a hospital, in the place the filing is for, else in the sender's. */
    void putHospital(final IndexedRequest request, final int row, final NativeMessage message)
            throws InputFaultException {
        if (request.isGiven(row, field.name())) {
            requireOneArea(request, row);
            message.beginEntry(hospitals, HOSPITALS, 0);
            message.put(hospital, request.text(row, field.name()));
            message.put(area, areaOf(request, row));
            message.endEntry();
        }
    }

    /** Two spellings of one field may say the same thing twice, but not two things. */
    private static void requireOneArea(final IndexedRequest request, final int row) throws InputFaultException {
        final boolean isTwice = request.isGiven(row, FILED_AREA) && request.isGiven(row, CARE_PLACE);
        final DocumentIndex index = request.index();
        if (isTwice && !index.isSameText(index.find(row, FILED_AREA), index.find(row, CARE_PLACE))) {
            throw new InputFaultException(
                    new Fault().set(ResultCode.JSON_FIELD_TWICE, FILED_AREA).found(request.text(row, FILED_AREA)));
        }
    }

    /** Puts what the number of a filing says. */
    void putSerial(final IndexedRequest request, final int row, final NativeMessage message)
            throws InputFaultException {
        final String serial = request.text(row, field.name()).toString();
        final String[] parts = serial.split(SEPARATOR, -1);
        if (parts.length < 2 || parts.length > PARTS_OF_PROVIDER || !parts[1].matches(FILING_NUMBER)) {
            throw new InputFaultException(
                    new Fault().set(ResultCode.CODE_UNKNOWN, field.name()).found(serial));
        }
        message.put(insurance, parts[0]);
        message.put(number, parts[1]);
        if (parts.length == PARTS_OF_CHRONIC) {
            message.put(disease, parts[2]);
        } else if (parts.length == PARTS_OF_PROVIDER) {
            message.beginEntry(hospitals, HOSPITALS, 0);
            message.put(hospital, parts[2]);
            message.put(area, parts[3]);
            message.endEntry();
        }
    }

    /** Area of the hospital that a filing names. */
    public static CharSequence areaOf(final IndexedRequest request, final int row) {
        if (request.isGiven(row, FILED_AREA)) {
            return request.text(row, FILED_AREA);
        }
        return request.isGiven(row, CARE_PLACE) ? request.text(row, CARE_PLACE) : request.envelopeText(CARE_PLACE);
    }
}
