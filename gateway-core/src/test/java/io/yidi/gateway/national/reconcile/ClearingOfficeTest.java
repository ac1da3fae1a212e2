package io.yidi.gateway.national.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offices of a county, of a city, of a province. */
class ClearingOfficeTest {

    @ParameterizedTest
    @CsvSource({
        "130102, 130102, true",
        "130103, 130102, false",
        "130100, 130102, true",
        "130199, 130102, true",
        "130200, 130102, false",
        "130000, 130102, true",
        "139900, 130102, true",
        "1301, 130102, false",
        "'', 130102, false"
    })
    void shouldClearForThePlaceItIsOf(final String office, final String carePlace, final boolean expected) {
        assertEquals(expected, ClearingOffice.clears(office, carePlace));
    }
}
