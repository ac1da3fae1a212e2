package io.yidi.gateway.national.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.CodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * 列表取行: what makes the rows of a list in an answer, by the word its table has.
 *
 * <pre>
 *   funds             funds that paid, and the account
 *   filings KIND …    filings of these kinds
 *   codes             values of the code table asked for
 *   institution       the institution asked for, if it is known
 *   rows NAME         rows of that list in the reply
 * </pre>
 */
final class OutputRows {

    private final Map<String, CodeTable> codes;
    private final PlaceTable places;

    OutputRows(final Map<String, CodeTable> codes, final PlaceTable places) {
        this.codes = codes;
        this.places = places;
    }

    List<JsonNode> of(final String source, final OutputScope scope) {
        final String[] words = source.split(" ", -1);
        return switch (words[0]) {
            case "funds" -> FundRows.of(scope.reply());
            case "filings" -> filings(scope.reply(), Set.of(words));
            case "codes" -> codes(scope.request().inputText("type").toString());
            case "institution" -> institution(scope.request());
            case "rows" -> rows(scope.reply().path(words[1]));
            default -> throw new IllegalStateException("expected known rows of a list, found " + source);
        };
    }

    private static List<JsonNode> rows(final JsonNode list) {
        final List<JsonNode> rows = new ArrayList<>();
        list.forEach(rows::add);
        return rows;
    }

    private static List<JsonNode> filings(final JsonNode reply, final Set<String> kinds) {
        final List<JsonNode> rows = new ArrayList<>();
        for (final JsonNode filing : reply.path("filings")) {
            if (kinds.contains(filing.path("filing_kind").asText())) {
                rows.add(filing);
            }
        }
        return rows;
    }

    private List<JsonNode> codes(final String type) {
        final List<JsonNode> rows = new ArrayList<>();
        final CodeTable table = codes.get(type.toLowerCase(Locale.ROOT));
        if (table != null) {
            table.labels()
                    .forEach((value, label) -> rows.add(
                            object().put("value", value).put("label", label).put("sort", rows.size() + 1)));
        }
        return rows;
    }

    private List<JsonNode> institution(final IndexedRequest request) {
        final String level = places.levelOf(request.inputText("fixmedins_code"));
        return level.equals(PlaceTable.NO_LEVEL) ? List.of() : List.of(object().put("hosp_lv", level));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
