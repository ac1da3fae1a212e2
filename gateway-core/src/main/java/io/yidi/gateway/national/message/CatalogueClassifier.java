package io.yidi.gateway.national.message;

import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.CatalogueTable;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * 目录匹配: gives a fee line what its message leaves out and the native message needs: the fee category that the care
 * place's catalogue has on the day of the line, of a whole bill in one message on the day it is settled: the day the
 * decision takes, too. Class, first self-pay and price limit are left to that catalogue, where the line does not state
 * them; what it does not list is own pay, and where the answer has lines, it says so. One event loop only.
 */
final class CatalogueClassifier {

    private static final String CATEGORY = "med_chrgitm_type";
    private static final String CLASS = "chrgitm_lv";
    private static final String SELF_PAY = "selfpay_prop";
    private static final List<String> DECIDED = List.of(CATEGORY, CLASS, SELF_PAY);
    private static final String CLASS_A = "01";
    private static final String OWN_PAY = "03";
    private static final String OTHER_FEES = "14";
    private static final String NOTHING = "0";
    private static final String ALL = "1";
    private static final int AREA_LENGTH = 6;
    private static final String[] CATEGORIES = IntStream.range(0, 100)
            .mapToObj(category -> Integer.toString(100 + category).substring(1))
            .toArray(String[]::new);

    private final boolean isWholeBill;
    private final FieldTranslator category;
    private final FieldTranslator itemClass;
    private final FieldTranslator selfPay;
    private Catalogues catalogues = Catalogues.NONE;
    private IntSupplier today = () -> 0;

    /**
     * Makes a classifier.
     *
     * @param isWholeBill whether the message names the care place and its native message has no day of a line; else
     *     the place is where the institution is, and the day that of the line
     * @param decided the fields that it {@link #decides(String)}
     */
    CatalogueClassifier(final boolean isWholeBill, final List<FieldTranslator> decided) {
        this.isWholeBill = isWholeBill;
        this.category = named(CATEGORY, decided);
        this.itemClass = named(CLASS, decided);
        this.selfPay = named(SELF_PAY, decided);
    }

    void use(final Catalogues newCatalogues, final IntSupplier newToday) {
        catalogues = newCatalogues;
        today = newToday;
    }

    /** Whether a native field of a line is put here. */
    static boolean decides(final String nativeName) {
        return DECIDED.contains(nativeName);
    }

    /** What the catalogue of the care place says of a line: a category, or one of the sentinels. */
    int listed(final IndexedRequest request, final int row) {
        final int area = areaOf(request);
        final Catalogue catalogue = area < 0 ? null : catalogues.of(area);
        if (catalogue == null) {
            return CatalogueRow.NO_CATEGORY;
        }
        final int day = isWholeBill ? today.getAsInt() : LineDay.of(request.text(row, LineDay.FIELD));
        return catalogue.table().feeCategory(request.text(row, "med_list_codg"), day);
    }

    /** Whether a line is own pay because the catalogue does not list its item. */
    boolean isUnknown(final int listed, final IndexedRequest request, final int row) {
        return listed == CatalogueTable.NOT_LISTED && !itemClass.isGiven(request, row);
    }

    void put(final int listed, final IndexedRequest request, final int row, final NativeMessage message)
            throws InputFaultException {
        category.put(request, row, listed > CatalogueRow.NO_CATEGORY ? CATEGORIES[listed] : OTHER_FEES, message);
        if (isUnknown(listed, request, row)) {
            itemClass.put(OWN_PAY, message);
            selfPay.put(request, row, ALL, message);
        } else {
            itemClass.put(request, row, message);
            selfPay.put(request, row, firstSelfPay(request.text(row, CLASS)), message);
        }
    }

    /** Of class 02 it has to be stated. */
    private static String firstSelfPay(final CharSequence stated) {
        return CLASS_A.contentEquals(stated) ? NOTHING : OWN_PAY.contentEquals(stated) ? ALL : "";
    }

    /** Six digits, of an institution those behind the letter of its code; negative if there are none. */
    private int areaOf(final IndexedRequest request) {
        final CharSequence place = isWholeBill ? request.envelopeText("mdtrtarea_admvs") : request.institution();
        final int from = isWholeBill ? 0 : 1;
        if (isWholeBill ? place.length() != AREA_LENGTH : place.length() <= AREA_LENGTH) {
            return -1;
        }
        int area = 0;
        for (int i = from; i < from + AREA_LENGTH; i++) {
            final int digit = place.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            area = area * 10 + digit;
        }
        return area;
    }

    private static FieldTranslator named(final String name, final List<FieldTranslator> fields) {
        return fields.stream()
                .filter(field -> field.field().nativeName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected lines with " + name));
    }
}
