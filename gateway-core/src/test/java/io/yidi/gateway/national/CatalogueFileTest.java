package io.yidi.gateway.national;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.gateway.fixture.DoorRun;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The care place's catalogue as files: a number is asked for (13xx), the file is fetched (9102). */
class CatalogueFileTest {

    private DoorRun run;
    private NationalHis his;

    @BeforeEach
    void open() throws Exception {
        run = DoorRun.withCatalogue(new SimulatedJournalFiles());
        his = new NationalHis(run.json());
    }

    @AfterEach
    void close() throws Exception {
        his.close();
        run.close();
        assertTrue(run.failures.isEmpty());
    }

    /** Columns count from 1, as hospital systems count them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1301 | 1 | 92 | 1=XA01 2=示例片 4=示例片 8=示例片 37=2020-01-01 38=null 79=1 92=乙",
                "1305 | 2 | 16 | 1=F001 10=示例诊察 12=2020-01-01 13=null 7=1",
            })
    void shouldWriteAnItemAsManyColumnsWideAsItIsRead(
            final String infno, final int count, final int columns, final String expected) throws Exception {
        final JsonNode offered = his.done(infno, asked("0"));
        assertEquals(count, offered.path("data_cnt").asInt());
        assertEquals("2023-06-02", offered.path("dld_end_time").asText());
        final List<String> rows = fetched(offered);
        assertEquals(count, rows.size());
        final String[] row = rows.get(0).split("\t", -1);
        assertEquals(columns, row.length);
        for (final String column : expected.split(" ", -1)) {
            final String[] atAndValue = column.split("=", -1);
            assertEquals(atAndValue[1], row[Integer.parseInt(atAndValue[0]) - 1], column);
        }
    }

    @Test
    void shouldSayOnWhichDayAnItemEnds() throws Exception {
        final String[] bed = fetched(his.done("1305", asked("0"))).get(1).split("\t", -1);
        assertArrayEquals(new String[] {"BED", "2020-01-01", "2023-12-31"}, new String[] {bed[0], bed[11], bed[12]});
    }

    @ParameterizedTest
    @CsvSource({"1301, 84", "1305, 16"})
    void shouldGiveNoRowsToWhoHasTheVersionAlready(final String infno, final int versionAt) throws Exception {
        final String version = fetched(his.done(infno, asked("0"))).get(0).split("\t", -1)[versionAt - 1];
        final JsonNode offered = his.done(infno, asked(version));
        assertEquals(0, offered.path("data_cnt").asInt(-1));
        assertEquals(List.of(), fetched(offered));
    }

    @ParameterizedTest
    @CsvSource({"1302, 0", "1303, 0", "1306, 0"})
    void shouldGiveAnEmptyFileOfWhatTheCatalogueHasNoItemsOf(final String infno, final int count) throws Exception {
        final JsonNode offered = his.done(infno, asked("0"));
        assertEquals(count, offered.path("data_cnt").asInt(-1));
        assertEquals(List.of(), fetched(offered));
    }

    /** Of diseases, operations and other lists nothing is held. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1304", "1307", "1308", "1309", "1310", "1311", "1313", "1314", "1315", "1316", "1317", "1320"})
    void shouldSayWhatItDoesNotHold(final String infno) throws Exception {
        assertTrue(his.refused(infno, asked("0")).startsWith("[YD-1302]"));
    }

    @Test
    void shouldHaveNoFilesWhereThereIsNoCatalogue() throws Exception {
        try (DoorRun other = new DoorRun(new SimulatedJournalFiles(), Limits.wide());
                NationalHis elsewhere = new NationalHis(other.json())) {
            assertTrue(elsewhere.refused("1301", asked("0")).startsWith("[YD-1302]"));
        }
    }

    private static String asked(final String version) {
        return "{\"data\":{\"ver\":\"" + version + "\"}}";
    }

    /** The name is the text that clients send, whatever the file is called. */
    private List<String> fetched(final JsonNode offered) throws Exception {
        final String input = "{\"fsDownloadIn\":{\"file_qury_no\":\""
                + offered.path("file_qury_no").asText() + "\",\"filename\":\"plc\",\"fixmedins_code\":\"X\"}}";
        try (HttpPeer peer = run.json()) {
            final byte[] body = peer.send(HttpPeer.post(
                            NationalHis.PATH + "9102",
                            NationalHis.envelope("9102", "D1", input).toString().getBytes(StandardCharsets.UTF_8)))
                    .body();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
                zip.getNextEntry();
                return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        }
    }
}
