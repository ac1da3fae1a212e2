package io.yidi.gateway.national.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.national.person.PersonSource.Insurance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which insurance is meant where none is named; insurances as {@code type place benefit}. */
class OwnInsuranceTest {

    @ParameterizedTest
    @CsvSource({
        "'',                                     ''",
        "390 650100 1,                           390",
        "310 650100 1; 390 650100 1,             310",
        "310 650100 4; 390 650100 1,             390",
        "310 650100 2; 390 650100 4,             310",
        "310 110100 1; 390 650100 1,             390",
        "310 110100 1; 390 650100 4,             390",
        "390 110100 1; 310 120100 1,             310",
    })
    void shouldTakeThePlaceBeforeTheBenefitsBeforeTheType(final String held, final String chosen) {
        final List<Insurance> insurances = new ArrayList<>();
        for (final String one : held.split("; ", -1)) {
            final String[] words = one.split(" ", -1);
            if (words.length > 1) {
                insurances.add(new Insurance(
                        words[0], words[1], LocalDate.EPOCH, "11", words[2], false, false, 0, LocalDate.EPOCH));
            }
        }
        assertEquals(chosen, OwnInsurance.of(insurances, "650100"));
        Collections.reverse(insurances);
        assertEquals(chosen, OwnInsurance.of(insurances, "650100"));
    }
}
