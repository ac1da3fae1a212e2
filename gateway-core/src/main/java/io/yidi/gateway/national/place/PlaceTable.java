package io.yidi.gateway.national.place;

import io.yidi.gateway.national.place.NationalConfiguration.CatalogueItem;
import io.yidi.gateway.national.place.NationalConfiguration.Institution;
import io.yidi.gateway.national.place.NationalConfiguration.PersonCard;
import java.util.HashMap;
import java.util.Map;

/** 机构与目录表: finds the level of a hospital, the item of a catalogue, the person behind a certificate. Immutable. */
public final class PlaceTable {

    /** Result: the level is not known. */
    public static final String NO_LEVEL = "";

    private final Map<String, String> levels = new HashMap<>();
    private final Map<String, CatalogueItem> items = new HashMap<>();
    private final Map<String, PersonCard> byCertificate = new HashMap<>();
    private final Map<String, PersonCard> byNumber = new HashMap<>();

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
        for (final PersonCard person : configuration.persons()) {
            byNumber.put(person.personNo(), person);
            byCertificate.put(person.certificateNo(), person);
            if (!person.cardNo().isEmpty()) {
                byCertificate.put(person.cardNo(), person);
            }
        }
    }

    /** Level of a hospital as it stands in messages, or {@link #NO_LEVEL}. */
    public String levelOf(final String institutionCode) {
        return levels.getOrDefault(institutionCode, NO_LEVEL);
    }

    /** The person behind the number of a certificate or of a card, or {@code null}. */
    public PersonCard personBy(final String certificateNo) {
        return byCertificate.get(certificateNo);
    }

    /** What is known of a person beside the number. */
    public PersonCard personOf(final String personNo) {
        return byNumber.getOrDefault(personNo, PersonCard.ofNumber(personNo));
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
