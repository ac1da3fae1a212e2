package io.yidi.gateway.national.place;

import io.yidi.gateway.national.place.NationalConfiguration.CatalogueItem;
import io.yidi.gateway.national.place.NationalConfiguration.Institution;
import java.util.HashMap;
import java.util.Map;

/** 机构与目录表: finds the level of a hospital, and the item of a catalogue. Immutable. */
public final class PlaceTable {

    /** Result: the level is not known. */
    public static final String NO_LEVEL = "";

    private final Map<String, String> levels = new HashMap<>();
    private final Map<String, CatalogueItem> items = new HashMap<>();

    /**
     * Makes the table.
     *
     * @param configuration what is known
     */
    public PlaceTable(final NationalConfiguration configuration) {
        for (final Institution institution : configuration.institutions()) {
            levels.put(institution.code(), Integer.toString(institution.level()));
        }
        configuration.items().forEach(item -> items.put(item.carePlace() + ' ' + item.code(), item));
    }

    /** Level of a hospital as it stands in messages, or {@link #NO_LEVEL}. */
    public String levelOf(final String institutionCode) {
        return levels.getOrDefault(institutionCode, NO_LEVEL);
    }

    /** Whether there is any catalogue. */
    public boolean hasItems() {
        return !items.isEmpty();
    }

    /**
     * The item of the smallest area that has it.
     *
     * @param carePlace six digits
     * @param itemCode {@code med_list_codg}
     * @return the item, or {@code null}
     */
    public CatalogueItem item(final String carePlace, final String itemCode) {
        for (int digits = carePlace.length(); digits >= 0; digits -= 2) {
            final CatalogueItem item = items.get(carePlace.substring(0, digits) + ' ' + itemCode);
            if (item != null) {
                return item;
            }
        }
        return null;
    }
}
