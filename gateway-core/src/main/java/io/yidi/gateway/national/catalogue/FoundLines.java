package io.yidi.gateway.national.catalogue;

import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.agrona.collections.IntArrayList;

/**
 * 命中行号: in which lines of a catalogue the items stand that the last few questions were about, so that only the first
 * page of a question looks at all rows. The catalogues' thread only.
 */
final class FoundLines {

    private static final int QUESTIONS_MAX = 8;

    private final Map<String, IntArrayList> byQuestion = new LinkedHashMap<>(QUESTIONS_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, IntArrayList> eldest) {
            return size() > QUESTIONS_MAX;
        }
    };

    /**
     * Finds the lines.
     *
     * @param catalogue to be looked through
     * @param question the same for the same items
     * @param isWanted looks at the items if the question is new
     * @return numbers of lines, ascending
     */
    IntArrayList of(final Catalogue catalogue, final String question, final Predicate<CatalogueRow> isWanted)
            throws IOException {
        final String key = catalogue.area() + " " + catalogue.version() + ' ' + question;
        final IntArrayList known = byQuestion.get(key);
        if (known != null) {
            return known;
        }
        final IntArrayList found = new IntArrayList();
        catalogue.items().forEach(line -> true, (line, row) -> {
            if (isWanted.test(row)) {
                found.addInt(line);
            }
        });
        found.trimToSize();
        byQuestion.put(key, found);
        return found;
    }
}
