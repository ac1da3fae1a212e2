package io.yidi.gateway.national.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.CatalogueTable;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.file.DeskFileTable;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.sbe.ItemClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A catalogue is read from end to end once a question and once a file, however often pages and files are asked for. */
class CatalogueReadingTest {

    private static final int ROWS = 1_000;
    private static final CatalogueTable NOTHING_LOOKED_UP = null;

    private int rowsRead;

    private final Catalogues catalogues =
            new Catalogues(List.of(new Catalogue(110_000, "0".repeat(64), NOTHING_LOOKED_UP, (isWanted, visitor) -> {
                for (int line = 2; line < ROWS + 2; line++) {
                    if (isWanted.test(line)) {
                        rowsRead++;
                        visitor.onRow(line, row(line));
                    }
                }
            })));

    @Test
    void shouldReadTheRowsOfAPageAloneOnceTheQuestionIsKnown() throws Exception {
        final DeskHandler items = ItemQueryHandler.items(catalogues, new PlaceTable(NationalConfiguration.NONE));
        assertEquals("S2", firstItem(items.answer(page("1", "20"))));
        assertEquals(ROWS + 20, rowsRead);
        assertEquals("S22", firstItem(items.answer(page("2", "20"))));
        assertEquals("S102", firstItem(items.answer(page("2", "100"))));
        assertEquals(ROWS + 140, rowsRead);
        assertEquals(0, items.answer(page("999", "100")).reply().path("items").size());
        assertEquals(ROWS + 140, rowsRead);
    }

    @Test
    void shouldMakeAFileOnceForAllWhoAsk() throws Exception {
        final DeskFileTable files = new DeskFileTable(() -> 0);
        final DeskHandler services = new CatalogueFileHandler(catalogues, files, FileLayout.SERVICES);
        for (int asked = 0; asked < 3; asked++) {
            final DeskAnswer answer = services.answer(
                    request("1305", JsonNodeFactory.instance.objectNode().put("ver", "0")));
            assertEquals(ROWS, answer.reply().path("data_cnt").asInt());
        }
        assertEquals(ROWS, rowsRead);
    }

    private static String firstItem(final DeskAnswer answer) {
        assertEquals(ROWS, answer.reply().path("recordCounts").asInt());
        return answer.reply().at("/items/0/hilist_code").asText();
    }

    private static NationalRequest page(final String number, final String size) {
        return request(
                "1312",
                JsonNodeFactory.instance.objectNode().put("page_num", number).put("page_size", size));
    }

    private static NationalRequest request(final String infno, final ObjectNode data) {
        final ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("fixmedins_code", "H11010500001");
        final ObjectNode input = envelope.putObject("input");
        input.set("data", data);
        return new NationalRequest(TransactionTable.load().find(infno), envelope, new InputNodes(envelope, input));
    }

    private static CatalogueRow row(final int line) {
        return new CatalogueRow("S" + line, 201, "n", 2, ItemClass.A, 0, List.of(1L, 1L, 1L), 0, 20_000);
    }
}
