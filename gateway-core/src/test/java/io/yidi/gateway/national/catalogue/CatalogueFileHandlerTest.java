package io.yidi.gateway.national.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.catalogue.CatalogueItems;
import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.CatalogueTable;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.file.DeskFileTable;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.sbe.ItemClass;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A catalogue that is too large to be fetched as one file. */
class CatalogueFileHandlerTest {

    private static final String INSTITUTION = "H11010500001";
    private static final CatalogueTable NOTHING_LOOKED_UP = null;
    private static final int FILE_BYTES_MAX = 8 * 1024 * 1024;
    private static final int NAME_LENGTH = 200;
    private static final int ROWS_WITHIN = 18_000;
    private static final int ROWS_BEYOND = 60_000;

    private final DeskFileTable files = new DeskFileTable(() -> 0);

    @Test
    void shouldGiveAFileThatIsWithinTheBound() throws Exception {
        final DeskAnswer answer = ask(ROWS_WITHIN);
        final String number = answer.reply().path("file_qury_no").asText();
        final int length = files.find(number, INSTITUTION).orElseThrow().content().length;
        assertTrue(length > FILE_BYTES_MAX / 10 * 9 && length <= FILE_BYTES_MAX, () -> "found " + length);
        assertEquals(ROWS_WITHIN, answer.reply().path("data_cnt").asInt());
    }

    /** What lies behind the bound is not even written. */
    @Test
    void shouldRefuseAFileThatIsBeyondTheBoundAndKeepNothingOfIt() {
        final Fault fault =
                assertThrows(InputFaultException.class, () -> ask(ROWS_BEYOND)).fault();
        assertEquals(ResultCode.ANSWER_TOO_LONG, fault.code());
        assertEquals("ver", fault.field().toString());
        final int written = Integer.parseInt(fault.found().toString());
        assertTrue(written > ROWS_WITHIN && written < ROWS_BEYOND / 2, () -> "found " + written);
        assertTrue(files.find("0F1", INSTITUTION).isEmpty());
    }

    private DeskAnswer ask(final int rows) throws Exception {
        final ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("fixmedins_code", INSTITUTION);
        final ObjectNode input = envelope.putObject("input");
        input.putObject("data").put("ver", "0");
        final NationalRequest request =
                new NationalRequest(TransactionTable.load().find("1305"), envelope, new InputNodes(envelope, input));
        final Catalogue catalogue = new Catalogue(110_000, "0".repeat(64), NOTHING_LOOKED_UP, items(rows));
        return new CatalogueFileHandler(new Catalogues(List.of(catalogue)), files, FileLayout.SERVICES).answer(request);
    }

    /** Names at random, the same each time, for those do not become much shorter in a zip. */
    private static CatalogueItems items(final int rows) {
        return (isWanted, visitor) -> {
            final Random random = new Random(1);
            for (int row = 0; row < rows; row++) {
                visitor.onRow(
                        row + 2,
                        new CatalogueRow(
                                "S" + row, 201, name(random), 2, ItemClass.A, 0, List.of(1L, 1L, 1L), 0, 20_000));
            }
        };
    }

    private static String name(final Random random) {
        final StringBuilder name = new StringBuilder(NAME_LENGTH);
        for (int i = 0; i < NAME_LENGTH; i++) {
            name.append((char) ('一' + random.nextInt(20_000)));
        }
        return name.toString();
    }
}
