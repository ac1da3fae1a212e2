package io.yidi.gateway.national.answer;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.message.LineList;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.CodeTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.collections.IntArrayList;

/**
 * 列表取行: what makes the rows of a list in an answer, by the word its table has.
 *
 * <pre>
 *   lines             lines of the request, with what the reply says of them
 *   funds             funds that paid, and the account
 *   filings KIND …    filings of these kinds
 *   codes             values of the code table asked for
 *   institution       the institution asked for, if it is known
 *   rows NAME         rows of that list in the reply
 *   file              none: the answer is a file
 * </pre>
 */
@FunctionalInterface
interface OutputRows {

    /** Collects the rows; those that the reply does not have are added to it. */
    void collect(OutputScope scope, IntArrayList rows);

    static OutputRows parse(final String source, final Map<String, CodeTable> codes, final PlaceTable places) {
        final List<String> words = List.of(source.split(" ", -1));
        return switch (words.get(0)) {
            case "lines" -> OutputRows::addLines;
            case "funds" -> FundRows::collect;
            case "filings" -> (scope, rows) -> addFilings(words, scope, rows);
            case "codes" -> (scope, rows) -> addCodes(codes, scope, rows);
            case "institution" -> (scope, rows) -> addInstitution(places, scope, rows);
            case "rows" -> (scope, rows) -> addChildren(words.get(1), scope, rows);
            case "file" -> (scope, rows) -> {};
            default -> throw new IllegalArgumentException("expected known rows of a list, found " + source);
        };
    }

    /** In the order they came; the reply gives returns after all others. */
    private static void addLines(final OutputScope scope, final IntArrayList rows) {
        final DocumentIndex index = scope.index();
        final LineList lines = scope.lines();
        int purchase = index.firstChild(index.find(scope.reply(), "result_lines"));
        int returned = purchase;
        for (int i = 0; i < lines.purchaseCount() && returned != DocumentIndex.NONE; i++) {
            returned = index.next(returned);
        }
        for (int i = 0; i < lines.count(); i++) {
            final int row = lines.isReturn(i) ? returned : purchase;
            rows.addInt(row);
            if (row != DocumentIndex.NONE && lines.isReturn(i)) {
                returned = index.next(row);
            } else if (row != DocumentIndex.NONE) {
                purchase = index.next(row);
            }
        }
    }

    private static void addChildren(final String list, final OutputScope scope, final IntArrayList rows) {
        final DocumentIndex index = scope.index();
        int row = index.firstChild(index.find(scope.reply(), list));
        while (row != DocumentIndex.NONE) {
            rows.addInt(row);
            row = index.next(row);
        }
    }

    private static void addFilings(final List<String> kinds, final OutputScope scope, final IntArrayList rows) {
        final DocumentIndex index = scope.index();
        int filing = index.firstChild(index.find(scope.reply(), "filings"));
        while (filing != DocumentIndex.NONE) {
            if (kinds.contains(scope.text(filing, "filing_kind").toString())) {
                rows.addInt(filing);
            }
            filing = index.next(filing);
        }
    }

    private static void addCodes(final Map<String, CodeTable> codes, final OutputScope scope, final IntArrayList rows) {
        final DocumentIndex index = scope.index();
        final CodeTable table =
                codes.get(scope.request().inputText("type").toString().toLowerCase(Locale.ROOT));
        if (table != null) {
            table.labels().forEach((value, label) -> {
                final int row = index.addObject();
                index.put(row, "value", value);
                index.put(row, "label", label);
                rows.addInt(row);
                index.put(row, "sort", Integer.toString(rows.size()));
            });
        }
    }

    private static void addInstitution(final PlaceTable places, final OutputScope scope, final IntArrayList rows) {
        final String level = places.levelOf(scope.request().inputText("fixmedins_code"));
        if (!level.equals(PlaceTable.NO_LEVEL)) {
            final int row = scope.index().addObject();
            scope.index().put(row, "hosp_lv", level);
            rows.addInt(row);
        }
    }
}
