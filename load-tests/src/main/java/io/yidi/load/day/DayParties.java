package io.yidi.load.day;

import java.util.List;

/**
 * 当事方: whom the totals of a day are told by.
 *
 * @param institutions codes of hospitals and pharmacies, twelve characters each
 * @param insuredPlaces six digits each
 */
record DayParties(List<String> institutions, List<String> insuredPlaces) {

    DayParties {
        institutions = List.copyOf(institutions);
        insuredPlaces = List.copyOf(insuredPlaces);
    }
}
