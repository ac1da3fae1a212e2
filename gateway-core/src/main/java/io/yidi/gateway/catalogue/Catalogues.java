package io.yidi.gateway.catalogue;

import io.yidi.gateway.record.ItemFiguresFlyweight;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** 就医地目录: the catalogues in use, each for a province or a city; a city's own goes before that of its province. */
public final class Catalogues implements AutoCloseable {

    /** None at all. */
    public static final Catalogues NONE = new Catalogues(List.of());

    private static final int PROVINCE = 10_000;
    private static final int CITY = 100;

    private final Catalogue[] catalogues;

    /** 目录: one catalogue. */
    public static final class Catalogue {

        private final int area;
        private final CatalogueTable table;
        private final CatalogueItems items;
        private final byte[] shortVersion;

        /**
         * Names a catalogue.
         *
         * @param area six digits as a number: 130000 a province, 130100 a city
         * @param version SHA-256 of its file, 64 hex digits
         * @param table its items
         * @param items its items as the file has them
         */
        public Catalogue(final int area, final String version, final CatalogueTable table, final CatalogueItems items) {
            this.area = area;
            this.table = table;
            this.items = items;
            this.shortVersion =
                    version.substring(0, ItemFiguresFlyweight.VERSION_BYTES).getBytes(StandardCharsets.US_ASCII);
        }

        /** Whose it is. */
        public int area() {
            return area;
        }

        /** First digits of its version, which commands name it by. */
        public String version() {
            return new String(shortVersion, StandardCharsets.US_ASCII);
        }

        /** Its items, to be looked up. */
        public CatalogueTable table() {
            return table;
        }

        /** Its items, to be read one by one. */
        public CatalogueItems items() {
            return items;
        }

        /**
         * Writes what commands name it by.
         *
         * @param target takes the first digits of its version
         * @param offset where
         * @param lineCount number of lines that follow
         */
        public void putHeader(final MutableDirectBuffer target, final int offset, final int lineCount) {
            ItemFiguresFlyweight.putHeader(target, offset, shortVersion, lineCount);
        }
    }

    /**
     * Puts catalogues in use.
     *
     * @param catalogues of different areas
     */
    public Catalogues(final List<Catalogue> catalogues) {
        this.catalogues = catalogues.toArray(new Catalogue[0]);
    }

    /**
     * The catalogue of a place of care.
     *
     * @param area six digits as a number
     * @return that of its city, else that of its province, else {@code null}
     */
    public Catalogue of(final int area) {
        Catalogue ofProvince = null;
        for (final Catalogue catalogue : catalogues) {
            if (catalogue.area == area / CITY * CITY && area % PROVINCE >= CITY) {
                return catalogue;
            }
            if (catalogue.area == area / PROVINCE * PROVINCE) {
                ofProvince = catalogue;
            }
        }
        return ofProvince;
    }

    /** Number of catalogues. */
    public int count() {
        return catalogues.length;
    }

    @Override
    public void close() {
        for (final Catalogue catalogue : catalogues) {
            catalogue.table.close();
        }
    }
}
