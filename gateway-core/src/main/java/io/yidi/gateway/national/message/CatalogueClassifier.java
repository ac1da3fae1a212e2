package io.yidi.gateway.national.message;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.place.NationalConfiguration.CatalogueItem;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.json.CharRange;
import java.util.List;

/**
 * 目录匹配: gives a fee line its class, first self-pay and price limit: those the line states, else those of the items
 * that this door knows; where it knows any, what is not among them is own pay, and the answer says so. Where it knows
 * none, the line goes on as it is, and the gateway's catalogues decide.
 */
final class CatalogueClassifier {

    private static final String CATEGORY = "med_chrgitm_type";
    private static final String CLASS = "chrgitm_lv";
    private static final String SELF_PAY = "selfpay_prop";
    private static final String LIMIT = "pric_uplmt_amt";
    private static final List<String> DECIDED = List.of(CATEGORY, CLASS, SELF_PAY, LIMIT);
    private static final String CLASS_A = "01";
    private static final String OWN_PAY = "03";
    private static final String OTHER_FEES = "14";
    private static final String NOTHING = "0";
    private static final String ALL = "1";

    private final PlaceTable places;
    private final CharRange carePlace = new CharRange();
    private final FieldTranslator category;
    private final FieldTranslator itemClass;
    private final FieldTranslator selfPay;
    private final FieldTranslator limit;

    /**
     * Makes a classifier.
     *
     * @param places catalogues
     * @param decided the fields that it {@link #decides(String)}
     */
    CatalogueClassifier(final PlaceTable places, final List<FieldTranslator> decided) {
        this.places = places;
        this.category = named(CATEGORY, decided);
        this.itemClass = named(CLASS, decided);
        this.selfPay = named(SELF_PAY, decided);
        this.limit = named(LIMIT, decided);
    }

    /** Whether a native field of a line is put here. */
    static boolean decides(final String nativeName) {
        return DECIDED.contains(nativeName);
    }

    /** Whether the care place's catalogue does not have the item of a line, which is own pay therefore. */
    boolean isUnknown(final IndexedRequest request, final int row) {
        return places.hasItems() && !itemClass.isGiven(request, row) && item(request, row) == null;
    }

    void put(final IndexedRequest request, final int row, final NativeMessage message) throws InputFaultException {
        if (itemClass.isGiven(request, row)) {
            putStated(request, row, message);
        } else if (places.hasItems()) {
            putKnown(item(request, row), request, row, message);
        } else {
            category.put(request, row, message);
            selfPay.put(request, row, message);
            limit.put(request, row, message);
        }
    }

    private CatalogueItem item(final IndexedRequest request, final int row) {
        final DocumentIndex index = request.index();
        index.text(index.find(DocumentIndex.ROOT, "mdtrtarea_admvs"), carePlace);
        return places.item(carePlace, request.text(row, "med_list_codg"));
    }

    private void putStated(final IndexedRequest request, final int row, final NativeMessage message)
            throws InputFaultException {
        category.put(request, row, message);
        itemClass.put(request, row, message);
        selfPay.put(request, row, selfPayOf(request.text(row, CLASS)), message);
        limit.put(request, row, message);
    }

    private static String selfPayOf(final CharSequence stated) {
        return CLASS_A.contentEquals(stated) ? NOTHING : OWN_PAY.contentEquals(stated) ? ALL : "";
    }

    private void putKnown(
            final CatalogueItem item, final IndexedRequest request, final int row, final NativeMessage message)
            throws InputFaultException {
        if (item == null) {
            category.put(request, row, OTHER_FEES, message);
            itemClass.put(OWN_PAY, message);
            selfPay.put(ALL, message);
            limit.put(request, row, message);
            return;
        }
        category.put(item.feeCategory(), message);
        itemClass.put(item.itemClass(), message);
        selfPay.put(item.firstSelfPay(), message);
        if (item.priceLimit().isEmpty()) {
            limit.put(request, row, message);
        } else {
            limit.put(item.priceLimit(), message);
        }
    }

    private static FieldTranslator named(final String name, final List<FieldTranslator> fields) {
        return fields.stream()
                .filter(field -> field.field().nativeName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected lines with " + name));
    }
}
