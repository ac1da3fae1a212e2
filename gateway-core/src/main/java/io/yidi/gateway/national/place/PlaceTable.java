package io.yidi.gateway.national.place;

import io.yidi.gateway.national.place.NationalConfiguration.AreaHabit;
import io.yidi.gateway.national.place.NationalConfiguration.CatalogueItem;
import io.yidi.gateway.national.place.NationalConfiguration.Institution;
import io.yidi.gateway.national.place.NationalConfiguration.PersonCard;
import io.yidi.protocol.code.TextTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 机构与目录表: finds the level of a hospital, the item of a catalogue, the person behind a certificate. Immutable. */
public final class PlaceTable {

    /** Result: the level is not known. */
    public static final String NO_LEVEL = "";

    /** The area stands behind the letter of an institution's code. */
    private static final int AREA_END = 7;

    private final TextTable institutions;
    private final List<String> levels;
    private final TextTable itemCodes;

    /** Items of one code, those of smaller areas first. */
    private final List<List<CatalogueItem>> items;

    private final Map<String, Integer> resultDigits = new HashMap<>();
    private final Map<String, PersonCard> byCertificate = new HashMap<>();
    private final Map<String, PersonCard> byNumber = new HashMap<>();

    /**
     * Makes the table.
     *
     * @param configuration what is known
     */
    public PlaceTable(final NationalConfiguration configuration) {
        final Map<String, String> byInstitution = new LinkedHashMap<>();
        for (final Institution institution : configuration.institutions()) {
            byInstitution.put(institution.code(), Integer.toString(institution.level()));
        }
        institutions = new TextTable(byInstitution.keySet());
        levels = List.copyOf(byInstitution.values());
        final Map<String, List<CatalogueItem>> byCode = itemsByCode(configuration.items());
        itemCodes = new TextTable(byCode.keySet());
        items = List.copyOf(byCode.values());
        for (final AreaHabit habit : configuration.habits()) {
            resultDigits.put(habit.area(), habit.resultDigits());
        }
        for (final PersonCard person : configuration.persons()) {
            byNumber.put(person.personNo(), person);
            byCertificate.put(person.certificateNo(), person);
            if (!person.cardNo().isEmpty()) {
                byCertificate.put(person.cardNo(), person);
            }
        }
    }

    /** Level of a hospital as it stands in messages, or {@link #NO_LEVEL}. */
    public String levelOf(final CharSequence institutionCode) {
        final int found = institutions.find(institutionCode);
        return found == TextTable.NONE ? NO_LEVEL : levels.get(found);
    }

    /** The person behind the number of a certificate or of a card, or {@code null}. */
    public PersonCard personBy(final String certificateNo) {
        return byCertificate.get(certificateNo);
    }

    /** What is known of a person beside the number. */
    public PersonCard personOf(final String personNo) {
        return byNumber.getOrDefault(personNo, PersonCard.ofNumber(personNo));
    }

    /** Digits of {@code stmt_rslt} where an institution is: those of the smallest area that says so, else 1. */
    public int resultDigitsOf(final String institutionCode) {
        final String area = institutionCode.length() < AREA_END ? "" : institutionCode.substring(1, AREA_END);
        for (int digits = area.length(); digits >= 0; digits -= 2) {
            final Integer found = resultDigits.get(area.substring(0, digits));
            if (found != null) {
                return found;
            }
        }
        return 1;
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
    public CatalogueItem item(final CharSequence carePlace, final CharSequence itemCode) {
        final int found = itemCodes.find(itemCode);
        if (found == TextTable.NONE) {
            return null;
        }
        final List<CatalogueItem> candidates = items.get(found);
        for (int i = 0; i < candidates.size(); i++) {
            if (isWithin(carePlace, candidates.get(i).carePlace())) {
                return candidates.get(i);
            }
        }
        return null;
    }

    /** Areas have parts of two digits. */
    private static boolean isWithin(final CharSequence place, final String area) {
        if (place.length() < area.length() || (place.length() - area.length()) % 2 != 0) {
            return false;
        }
        for (int i = 0; i < area.length(); i++) {
            if (place.charAt(i) != area.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of several items of one code and one area, the last counts. */
    private static Map<String, List<CatalogueItem>> itemsByCode(final List<CatalogueItem> given) {
        final Map<String, Map<String, CatalogueItem>> byArea = new LinkedHashMap<>();
        given.forEach(item ->
                byArea.computeIfAbsent(item.code(), code -> new HashMap<>()).put(item.carePlace(), item));
        final Map<String, List<CatalogueItem>> byCode = new LinkedHashMap<>();
        byArea.forEach((code, items) -> byCode.put(
                code,
                items.values().stream()
                        .sorted(Comparator.comparingInt(
                                        (CatalogueItem item) -> item.carePlace().length())
                                .reversed())
                        .toList()));
        return byCode;
    }
}
