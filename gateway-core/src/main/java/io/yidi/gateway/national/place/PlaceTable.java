package io.yidi.gateway.national.place;

import io.yidi.gateway.national.place.NationalConfiguration.AreaHabit;
import io.yidi.gateway.national.place.NationalConfiguration.Institution;
import io.yidi.gateway.national.place.NationalConfiguration.PersonCard;
import io.yidi.protocol.code.TextTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 机构与人员表: finds the level of a hospital, the person behind a certificate, the habits of an area. Immutable. */
public final class PlaceTable {

    /** Result: the level is not known. */
    public static final String NO_LEVEL = "";

    /** The area stands behind the letter of an institution's code. */
    private static final int AREA_END = 7;

    private static final PersonCard UNKNOWN = PersonCard.ofNumber("");

    private final TextTable institutions;
    private final List<String> levels;
    private final TextTable personNumbers;
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
        personNumbers = new TextTable(byNumber.keySet());
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

    /** What is known of a person beside the number; nothing of somebody who is not known. */
    public PersonCard knownPerson(final CharSequence personNo) {
        final int found = personNumbers.find(personNo);
        return found == TextTable.NONE ? UNKNOWN : byNumber.get(personNumbers.text(found));
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
}
