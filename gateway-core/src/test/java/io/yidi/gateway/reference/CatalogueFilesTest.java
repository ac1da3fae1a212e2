package io.yidi.gateway.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.catalogue.Catalogues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("BJ-22a, NAT-N4.6: catalogues of care places, by nationally coded items")
class CatalogueFilesTest {

    private static final String HEAD = "{\"record\":\"catalogue\",\"mdtrtarea_admvs\":\"130000\",\"name\":\"河北省示例目录\"}";
    private static final String ITEM =
            "{\"record\":\"item\",\"med_list_codg\":\"XA02BCA001A001\",\"list_type\":\"101\","
                    + "\"chrgitm_lv\":\"02\",\"selfpay_prop\":\"0.1000\",\"pric_uplmt_amt\":\"12.500000\","
                    + "\"pric_uplmt_lv3\":\"13\",\"begndate\":\"2023-01-01\",\"enddate\":\"2023-12-31\"}";

    @TempDir
    private Path folder;

    private CatalogueFiles archive;

    @BeforeEach
    void open() throws IOException {
        archive = new CatalogueFiles(folder.resolve("catalogues"));
    }

    @Test
    void shouldMakeATableOnceAndAgainWhenItIsDamaged() throws Exception {
        final Path file = write("a.jsonl", HEAD, ITEM);
        assertOpens(file);
        final Path table = only(".chm");
        final var made = Files.getLastModifiedTime(table);
        assertOpens(file);
        assertEquals(made, Files.getLastModifiedTime(table), "it is still what it was");

        final byte[] content = Files.readAllBytes(table);
        content[content.length / 2] ^= 1;
        Files.write(table, content);
        assertOpens(file);
    }

    /** Of a million items, JSON would keep everybody waiting who asks. */
    @Test
    void shouldReadItemsWithoutTheFileTheyCameIn() throws Exception {
        final Path file = write("a.jsonl", HEAD, ITEM, ITEM.replace("A001A001", "A001A002"));
        try (Catalogues catalogues = archive.open(List.of(file))) {
            Files.delete(only(".jsonl"));
            final List<String> items = new ArrayList<>();
            catalogues.of(130_000).items().forEach(line -> line > 2, (line, row) -> items.add(line + row.itemCode()));
            assertEquals(List.of("3XA02BCA001A002"), items);
        }
        archive.open(List.of(file)).close();
        final Path rows = only(".rows");
        final byte[] content = Files.readAllBytes(rows);
        Files.write(rows, Arrays.copyOf(content, content.length - 1));
        archive.open(List.of(file)).close();
        assertArrayEquals(content, Files.readAllBytes(rows), "made again");
    }

    @Test
    void shouldRefuseTwoCataloguesOfOnePlace() throws Exception {
        final List<Path> files =
                List.of(write("a.jsonl", HEAD, ITEM), write("b.jsonl", HEAD, ITEM.replace("0.1000", "0.2000")));

        final ReferenceException refused = assertThrows(ReferenceException.class, () -> archive.open(files));
        assertTrue(refused.getMessage().contains("a.jsonl"), refused.getMessage());
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"catalogue\"        | \"item\"            | record",
                "130000               | 130102              | mdtrtarea_admvs",
                "\"item\"             | \"person\"          | record",
                "XA02BCA001A001       | XA 1                | med_list_codg",
                "\"101\"              | \"105\"             | list_type",
                "\"02\"               | \"2\"               | chrgitm_lv",
                "\"02\"               | \"01\"              | selfpay_prop",
                "\"02\"               | \"03\"              | pric_uplmt_amt",
                "0.1000               | 1.0001              | selfpay_prop",
                "\"selfpay_prop\":\"0.1000\", | ``            | selfpay_prop",
                "12.500000            | 12.5000001          | pric_uplmt_amt",
                "\"13\"               | \"-1\"              | pric_uplmt_lv3",
                "2023-12-31           | 2022-12-31          | enddate",
                "\"list_type\"        | \"list\"            | list"
            })
    void shouldNameTheFieldThatIsWrong(final String what, final String into, final String field) throws Exception {
        final Path file = write("a.jsonl", HEAD.replace(what, into), ITEM.replace(what, into));

        final ReferenceException refused = assertThrows(ReferenceException.class, () -> archive.open(List.of(file)));
        assertTrue(refused.faults().stream().anyMatch(fault -> fault.field().equals(field)), refused::getMessage);
    }

    @Test
    void shouldRefuseDaysThatOverlapAndTooManyOfThem() throws Exception {
        assertFault("begndate", HEAD, ITEM, ITEM.replace("2023-01-01", "2022-06-01"));
        assertFault("med_list_codg", HEAD, ITEM, year("2024"), year("2025"), year("2026"), year("2027"));
        assertFault("record", HEAD);
    }

    private void assertFault(final String field, final String... lines) throws IOException {
        final Path file = write("a.jsonl", lines);
        final ReferenceException refused = assertThrows(ReferenceException.class, () -> archive.open(List.of(file)));
        assertEquals(field, refused.faults().get(0).field());
    }

    private static String year(final String year) {
        return ITEM.replace("2023-", year + "-");
    }

    private void assertOpens(final Path file) throws IOException {
        try (Catalogues catalogues = archive.open(List.of(file))) {
            assertEquals(1, catalogues.of(130_102).table().count());
        }
    }

    private Path only(final String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("catalogues"))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path write(final String name, final String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }
}
