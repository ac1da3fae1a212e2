package io.yidi.gateway.national.message;

import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.CatalogueTable;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.json.CharRange;
import io.yidi.protocol.json.DateTexts;
import java.util.List;
import java.util.stream.IntStream;

/**
 * 目录匹配: gives a fee line what its message leaves out and the native message needs: the fee category that the care
 * place's catalogue has on the day of the line. Class, first self-pay and price limit are left to that catalogue, too,
 * where the line does not state them; what it does not list is own pay, and the answer says so. One event loop only.
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
    private static final int DAY_LENGTH = 10;
    private static final int AREA_LENGTH = 6;
    private static final String[] CATEGORIES = IntStream.range(0, 100)
            .mapToObj(category -> Integer.toString(100 + category).substring(1))
            .toArray(String[]::new);

    private final boolean isPlaceStated;
    private final FieldTranslator category;
    private final FieldTranslator itemClass;
    private final FieldTranslator selfPay;
    private Catalogues catalogues = Catalogues.NONE;

    /**
     * Makes a classifier.
     *
     * @param isPlaceStated whether the message names the care place; else it is where the institution is
     * @param decided the fields that it {@link #decides(String)}
     */
    CatalogueClassifier(final boolean isPlaceStated, final List<FieldTranslator> decided) {
        this.isPlaceStated = isPlaceStated;
        this.category = named(CATEGORY, decided);
        this.itemClass = named(CLASS, decided);
        this.selfPay = named(SELF_PAY, decided);
    }

    void use(final Catalogues newCatalogues) {
        catalogues = newCatalogues;
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
        final int day = dayOf(request.text(row, "fee_ocur_time"));
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
        final CharSequence place = isPlaceStated ? request.envelopeText("mdtrtarea_admvs") : request.institution();
        final int from = isPlaceStated ? 0 : 1;
        if (isPlaceStated ? place.length() != AREA_LENGTH : place.length() <= AREA_LENGTH) {
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

    /** A day that is none is told where the line is put. */
    private static int dayOf(final CharRange time) {
        time.cut(Math.min(DAY_LENGTH, time.length()));
        final int day = DateTexts.parseDay(time);
        return day == DateTexts.NO_DAY ? 0 : day;
    }

    private static FieldTranslator named(final String name, final List<FieldTranslator> fields) {
        return fields.stream()
                .filter(field -> field.field().nativeName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected lines with " + name));
    }
}
