package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Item;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ItemClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the care places' catalogue says to an item, at the moment. */
public final class PlainCatalogue {

    /**
     * What it says to one.
     *
     * @param limits one a hospital level; empty for none at any
     */
    public record Figures(ItemClass itemClass, int firstSelfPayBp, List<Long> limits) {

        /** The limit at a hospital of a level, or {@code null}; of an unknown level as of the highest. */
        public Long limit(final int level) {
            return limits.isEmpty() ? null : limits.get(level < 1 || level > limits.size() ? 2 : level - 1);
        }
    }

    private final Map<String, Figures> items = new HashMap<>();

    public void put(final String code, final Figures figures) {
        items.put(code, figures);
    }

    public void remove(final String code) {
        items.remove(code);
    }

    /** What it says, or {@code null}. */
    public Figures find(final String code) {
        return items.get(code);
    }

    /** Name of the field in which a line differs from the catalogue or asks it in vain, or {@code null}. */
    String wrongField(final Item item, final int level) {
        final Figures known = find(item.code());
        if (item.itemClass() == ItemClass.CATALOGUE) {
            return known == null ? "med_list_codg" : null;
        }
        if (known == null) {
            return null;
        }
        if (known.itemClass() != item.itemClass()) {
            return "chrgitm_lv";
        }
        if (item.itemClass() == ItemClass.B && known.firstSelfPayBp() != item.firstSelfPayBp()) {
            return "selfpay_prop";
        }
        final boolean isLimited = item.itemClass() != ItemClass.OWN;
        return isLimited && !Objects.equals(known.limit(level), item.limitMicro()) ? "pric_uplmt_amt" : null;
    }

    static ResultCode codeOf(final String wrongField) {
        return wrongField.equals("med_list_codg") ? ResultCode.ITEM_NOT_IN_CATALOGUE : ResultCode.ITEM_FIGURES_DIFFER;
    }

    /** A line with its figures, whosever they are. */
    Item complete(final Item item, final int level) {
        final Figures known = find(item.code());
        return item.itemClass() == ItemClass.CATALOGUE
                ? item.of(known.itemClass(), known.firstSelfPayBp(), known.limit(level), item.code())
                : item;
    }
}
