package io.yidi.gateway.national.person;

import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.place.PlaceTable;
import java.util.Map;

/** 人员查询处理: the transactions of this package, by number. */
public final class PersonHandlers {

    private PersonHandlers() {}

    /**
     * Makes them.
     *
     * @param persons what the state knows
     * @param configuration what files add to it
     * @return handlers by number
     */
    public static Map<String, DeskHandler> of(final PersonSource persons, final NationalConfiguration configuration) {
        final PlaceTable places = new PlaceTable(configuration);
        return Map.of(
                "1101",
                new PersonInfoHandler(persons, places),
                "2001",
                new BenefitHandler(persons),
                "5201",
                EncounterListHandler.visits(persons, places),
                "5202",
                EncounterListHandler.diagnoses(persons, places),
                "5206",
                new AccumulationHandler(persons),
                "5303",
                EncounterListHandler.stays(persons, places));
    }
}
