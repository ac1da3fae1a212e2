package io.yidi.gateway.national.catalogue;

import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.place.PlaceTable;
import java.util.Map;

/** 目录查询处理: the transactions of this package, by number. */
public final class CatalogueHandlers {

    private CatalogueHandlers() {}

    /**
     * Makes them.
     *
     * @param catalogues of care places
     * @param configuration levels of hospitals
     * @return handlers by number
     */
    public static Map<String, DeskHandler> of(final Catalogues catalogues, final NationalConfiguration configuration) {
        final PlaceTable places = new PlaceTable(configuration);
        return Map.of(
                "1312", ItemQueryHandler.items(catalogues, places),
                "1318", ItemQueryHandler.limits(catalogues, places),
                "1319", ItemQueryHandler.firstSelfPays(catalogues, places));
    }
}
