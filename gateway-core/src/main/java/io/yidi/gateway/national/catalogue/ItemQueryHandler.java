package io.yidi.gateway.national.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.money.Decimals;
import java.io.IOException;
import java.util.function.BiPredicate;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;

/**
 * 目录查询处理: a page of the catalogue of the place where the institution is, its rows read from the file: items (1312),
 * those with a price limit at hospitals like this one (1318), those with a first self-pay (1319). Where there is no
 * catalogue, nothing of it is served.
 */
final class ItemQueryHandler implements DeskHandler {

    private static final int PAGE_MAX = 100;
    private static final int PAGE_DIGITS_MAX = 7;
    private static final String PAGE = "page_num";
    private static final String SIZE = "page_size";

    private final Catalogues catalogues;
    private final PlaceTable places;
    private final BiPredicate<CatalogueRow, String> isWanted;
    private final FoundLines foundLines = new FoundLines();

    private ItemQueryHandler(
            final Catalogues catalogues, final PlaceTable places, final BiPredicate<CatalogueRow, String> isWanted) {
        this.catalogues = catalogues;
        this.places = places;
        this.isWanted = isWanted;
    }

    /** 医保目录信息查询 (1312). */
    static DeskHandler items(final Catalogues catalogues, final PlaceTable places) {
        return new ItemQueryHandler(catalogues, places, (row, level) -> true);
    }

    /** 医保目录限价信息查询 (1318). */
    static DeskHandler limits(final Catalogues catalogues, final PlaceTable places) {
        return new ItemQueryHandler(
                catalogues, places, (row, level) -> ItemFields.limitMicro(row, level) != Long.MAX_VALUE);
    }

    /** 医保目录先自付比例信息查询 (1319). */
    static DeskHandler firstSelfPays(final Catalogues catalogues, final PlaceTable places) {
        return new ItemQueryHandler(catalogues, places, (row, level) -> row.firstSelfPayBp() > 0);
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException, IOException {
        final InputNodes.Row asked = request.inputRow();
        final Catalogue catalogue = PlaceCatalogue.of(request, catalogues);
        final ItemFilter filter = new ItemFilter(asked);
        final String level = places.levelOf(request.institution());
        final int size = Math.min(PAGE_MAX, number(asked, SIZE));
        final int first = (number(asked, PAGE) - 1) * size;
        final ObjectNode reply = JsonNodeFactory.instance.objectNode();
        final ArrayNode rows = reply.putArray("items");
        final IntArrayList found = foundLines.of(
                catalogue, level + filter.question(), row -> filter.holds(row) && isWanted.test(row, level));
        final IntHashSet page = page(found, first, size);
        catalogue.items().forEach(page::contains, (line, row) -> put(rows.addObject(), row, level, catalogue.area()));
        return DeskAnswer.of(paged(reply, size, first, rows.size(), found.size()));
    }

    private static IntHashSet page(final IntArrayList found, final int first, final int size) {
        final IntHashSet page = new IntHashSet();
        for (int i = first; i < Math.min((long) first + size, found.size()); i++) {
            page.add(found.getInt(i));
        }
        return page;
    }

    private static ObjectNode paged(
            final ObjectNode reply, final int size, final int first, final int shown, final int count) {
        return reply.put("recordCounts", count)
                .put("pages", (count + size - 1) / size)
                .put("pageNum", first / size + 1)
                .put("pageSize", size)
                .put("size", shown)
                .put("startRow", shown == 0 ? 0 : first + 1)
                .put("firstPage", Boolean.toString(first == 0))
                .put("lastPage", Boolean.toString(first + size >= count));
    }

    private static void put(final ObjectNode target, final CatalogueRow row, final String level, final int area) {
        ItemFields.put(target, row);
        target.put("insu_admdvs", Integer.toString(area));
        final long limitMicro = ItemFields.limitMicro(row, level);
        if (limitMicro != Long.MAX_VALUE) {
            target.put("hilist_pric_uplmt_amt", Decimals.format(limitMicro, Decimals.PRICE_SCALE));
        }
    }

    /** At least 1; a client that counts from 0 means the first page, too. */
    private static int number(final InputNodes.Row asked, final String name) throws InputFaultException {
        final String text = asked.text(name);
        if (!text.matches("\\d{1," + PAGE_DIGITS_MAX + "}")) {
            throw asked.fault(ResultCode.AMOUNT_SYNTAX, name, text);
        }
        return Math.max(1, Integer.parseInt(text));
    }
}
