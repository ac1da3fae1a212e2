package io.yidi.gateway.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.catalogue.Catalogues.Catalogue;
import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.protocol.sbe.ItemClass;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTableTest {

    private static final String ITEM = "XA02BCA001A001";
    private static final String VERSION = "0123456789abcdef".repeat(4);
    private static final int TIMES = 20_000;

    private final UnsafeBuffer code = new UnsafeBuffer(new byte[CatalogueTable.ITEM_CODE_BYTES]);
    private final UnsafeBuffer line =
            new UnsafeBuffer(new byte[ItemFiguresFlyweight.HEADER_BYTES + ItemFiguresFlyweight.LINE_BYTES]);
    private final ItemFiguresFlyweight figures = new ItemFiguresFlyweight();

    @TempDir
    private Path folder;

    /** NAT-N4.2b: what is found depends on the day and on the level of the hospital. */
    @Test
    void shouldFindAnItemByItsDays() throws Exception {
        try (CatalogueTable table = table()) {
            assertEquals(2, table.count());
            assertFalse(find(table, ITEM, 99));
            assertTrue(find(table, ITEM, 100));
            assertEquals(ItemClass.B, figures.itemClass(0));
            assertEquals(1_000, figures.firstSelfPayBp(0));
            assertEquals(5_000_000, figures.limitMicro(0, 1));
            assertEquals(7_000_000, figures.limitMicro(0, 3));
            assertTrue(find(table, ITEM, 200));
            assertEquals(ItemClass.A, figures.itemClass(0));
            assertEquals(ItemFiguresFlyweight.NO_LIMIT, figures.limitMicro(0, 2));
            assertFalse(find(table, ITEM, 301));
            assertFalse(find(table, "XA02BCA001A00", 100));
        }
    }

    @Test
    void shouldAllocateNothingForALookup() throws Exception {
        try (CatalogueTable table = table()) {
            final com.sun.management.ThreadMXBean threads =
                    (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            findOften(table);
            final long before = threads.getCurrentThreadAllocatedBytes();
            findOften(table);
            assertEquals(0, (threads.getCurrentThreadAllocatedBytes() - before) / TIMES);
        }
    }

    @Test
    void shouldTellTheFeeCategoryOfTheDay() throws Exception {
        try (CatalogueTable table = table()) {
            assertEquals(9, table.feeCategory(ITEM, 150));
            assertEquals(9, table.feeCategory(ITEM, 300));
            assertEquals(CatalogueTable.NOT_LISTED, table.feeCategory(ITEM, 301));
            assertEquals(CatalogueRow.NO_CATEGORY, table.feeCategory("X", 1));
            assertEquals(CatalogueTable.NOT_LISTED, table.feeCategory("Y", 1));
            assertEquals(CatalogueTable.NOT_LISTED, table.feeCategory("X".repeat(31), 1));
        }
    }

    @Test
    void shouldPreferTheCityToItsProvince() throws Exception {
        final Catalogue province = new Catalogue(130_000, VERSION, table(), CatalogueItems.NONE);
        try (Catalogues catalogues = new Catalogues(List.of(province, city()))) {
            assertEquals(130_100, catalogues.of(130_102).area());
            assertSame(province, catalogues.of(130_202));
            assertSame(province, catalogues.of(130_000));
            assertNull(catalogues.of(110_105));
        }
    }

    private Catalogue city() throws IOException {
        return new Catalogue(130_100, VERSION, table(), CatalogueItems.NONE);
    }

    private CatalogueTable table() throws IOException {
        final Path file = folder.resolve(folder.toFile().list().length + ".chm");
        CatalogueTable.build(
                file,
                Map.of(
                        ITEM,
                        List.of(
                                new CatalogueRow(
                                        ITEM,
                                        101,
                                        "示例",
                                        9,
                                        ItemClass.B,
                                        1_000,
                                        List.of(5_000_000L, 6_000_000L, 7_000_000L),
                                        100,
                                        199),
                                new CatalogueRow(
                                        ITEM,
                                        101,
                                        "示例",
                                        9,
                                        ItemClass.A,
                                        0,
                                        List.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE),
                                        200,
                                        300)),
                        "X",
                        List.of(new CatalogueRow(
                                "X",
                                301,
                                "",
                                CatalogueRow.NO_CATEGORY,
                                ItemClass.OWN,
                                0,
                                List.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE),
                                0,
                                1))));
        return CatalogueTable.open(file);
    }

    private boolean find(final CatalogueTable table, final String item, final int epochDay) {
        code.setMemory(0, code.capacity(), (byte) 0);
        code.putStringWithoutLengthAscii(0, item);
        line.setMemory(0, line.capacity(), (byte) 0);
        ItemFiguresFlyweight.putHeader(line, 0, new byte[ItemFiguresFlyweight.VERSION_BYTES], 1);
        final boolean found = table.find(code, 0, epochDay, line, ItemFiguresFlyweight.HEADER_BYTES);
        figures.wrap(line, 0, line.capacity());
        assertEquals(found, figures.has(0));
        return found;
    }

    private void findOften(final CatalogueTable table) {
        code.putStringWithoutLengthAscii(0, ITEM);
        for (int i = 0; i < TIMES; i++) {
            table.find(code, 0, 150, line, ItemFiguresFlyweight.HEADER_BYTES);
        }
    }
}
