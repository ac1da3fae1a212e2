package io.yidi.gateway.national.message;

import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.FieldRow;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.NodeTable;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.CharRange;

/** 单节点转换: puts the fields of a node that is not a list, as its table says; a few of them mean more than themselves. */
final class FieldsTranslator implements NodeTranslator {

    /** What the table says of an insurance that a message leaves out: it is the person's own. */
    static final String OWN_INSURANCE = "insutype=@person";

    private static final String LEVEL = "hosp_lv";
    private static final String INSURANCE = "insutype";
    private static final char NUMBER_SUFFIX = 'A';

    private final NodeTable node;
    private final PlaceTable places;
    private final FieldPut[] fields;

    /** Puts one field of a row. */
    @FunctionalInterface
    private interface FieldPut {
        void put(IndexedRequest request, int row, NativeMessage message) throws InputFaultException;
    }

    FieldsTranslator(final NodeTable node, final NativeMessage message, final PlaceTable places) {
        this.node = node;
        this.places = places;
        this.fields = node.fields().stream()
                .filter(field -> !field.value().isEmpty())
                .map(field -> putOf(field, message))
                .toArray(FieldPut[]::new);
    }

    @Override
    public void translate(final IndexedRequest request, final NativeMessage message, final LineList lines)
            throws InputFaultException {
        final int row = request.firstRow(node);
        for (final FieldPut field : fields) {
            field.put(request, row, message);
        }
    }

    private FieldPut putOf(final FieldRow field, final NativeMessage message) {
        return switch (field.value()) {
            case "hospitals" -> new FilingTranslator(field, message)::putHospital;
            case "filing_serial" -> new FilingTranslator(field, message)::putSerial;
            case OWN_INSURANCE -> ownInsurance(message.member(INSURANCE));
            case "hosp_lv=@level" -> level(message.member(LEVEL));
            case DeclarationTranslator.FORM -> new DeclarationTranslator(field.name(), message)::put;
            case "oinfno" -> originalNumber(message.member("oinfno"));
            default -> new FieldTranslator(field, message.member(field.nativeName()))::put;
        };
    }

    private static FieldPut ownInsurance(final int member) {
        return (request, row, message) -> {
            final CharRange given = request.text(row, INSURANCE);
            message.put(member, given.length() > 0 ? given : request.insuranceType());
        };
    }

    private FieldPut level(final int member) {
        return (request, row, message) -> {
            final CharRange given = request.text(row, LEVEL);
            final CharSequence level = given.length() > 0 ? given : places.levelOf(request.institution());
            if (level.isEmpty()) {
                throw new InputFaultException(new Fault()
                        .set(ResultCode.HOSPITAL_LEVEL_UNKNOWN, "fixmedins_code")
                        .foundInstitution(request.institution()));
            }
            message.put(member, level);
        };
    }

    /** A newer spelling of a number means the same transaction. */
    private static FieldPut originalNumber(final int member) {
        return (request, row, message) -> {
            final CharRange number = request.text(row, "oinfno");
            if (number.length() > 0 && number.charAt(number.length() - 1) == NUMBER_SUFFIX) {
                number.cut(number.length() - 1);
            }
            message.put(member, number);
        };
    }
}
