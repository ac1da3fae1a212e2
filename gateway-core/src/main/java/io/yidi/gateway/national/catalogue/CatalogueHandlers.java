package io.yidi.gateway.national.catalogue;

import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.file.DeskFileTable;
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
     * @param files takes those that will be fetched
     * @return handlers by number
     */
    public static Map<String, DeskHandler> of(
            final Catalogues catalogues, final NationalConfiguration configuration, final DeskFileTable files) {
        final PlaceTable places = new PlaceTable(configuration);
        return Map.of(
                "1301", new CatalogueFileHandler(catalogues, files, FileLayout.WESTERN_AND_PATENT_DRUGS),
                "1302", new CatalogueFileHandler(catalogues, files, FileLayout.HERBAL_PIECES),
                "1303", new CatalogueFileHandler(catalogues, files, FileLayout.HOSPITAL_PREPARATIONS),
                "1305", new CatalogueFileHandler(catalogues, files, FileLayout.SERVICES),
                "1306", new CatalogueFileHandler(catalogues, files, FileLayout.CONSUMABLES),
                "1312", ItemQueryHandler.items(catalogues, places),
                "1318", ItemQueryHandler.limits(catalogues, places),
                "1319", ItemQueryHandler.firstSelfPays(catalogues, places));
    }
}
