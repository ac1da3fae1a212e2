package io.yidi.gateway.national.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.statement.StatementSums;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of rows as hospital systems write them. */
class UploadedFileReaderTest {

    @Test
    void shouldReadRowsWithNullsBlankLinesAndAMoreColumn() throws IOException {
        final String text = "\uFEFF17\tnull\tP1\t12.50\tnull\t-0.5000\t1\t{}\r\n\r\n 18 \t7\tP1\t3\t2\t1\t000\n";
        assertEquals(
                List.of(
                        new UploadedRow("17", "", "P1", true, new StatementSums(1, 1_250, 0, -50, 0)),
                        new UploadedRow("18", "7", "P1", false, new StatementSums(1, 300, 200, 100, 0))),
                UploadedFileReader.read(bytes(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\t2\t3", "1\t2\t3\tx\t0\t0\t0", "1\t2\t3\t1.001\t0\t0\t0", "{\"json\":1}"})
    void shouldSayWhichLineIsNotAsExpected(final String line) {
        final IOException wrong =
                assertThrows(IOException.class, () -> UploadedFileReader.read(bytes("17\t1\tP1\t1\t0\t0\t0\n" + line)));
        assertTrue(String.valueOf(wrong.getMessage()).contains("第2行"), wrong.getMessage());
    }

    @Test
    void shouldRefuseATextThatWouldNotFit() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("rows.txt"));
            final byte[] blanks = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte <= 16; megabyte++) {
                zip.write(blanks);
            }
        }
        assertTrue(bytes.size() < 64 * 1024, "small on the way");
        assertThrows(IOException.class, () -> UploadedFileReader.read(bytes.toByteArray()));
    }

    /** Little on the way and in the text may be much once it is in rows and columns. */
    @Test
    void shouldRefuseMoreRowsThanAreKept() throws IOException {
        final String row = "a\t\t\t\t\t\t0\n";
        assertEquals(
                200_000, UploadedFileReader.read(bytes(row.repeat(200_000))).size());
        final IOException wrong =
                assertThrows(IOException.class, () -> UploadedFileReader.read(bytes(row.repeat(200_001))));
        assertTrue(String.valueOf(wrong.getMessage()).contains("200000行"), wrong.getMessage());
    }

    @Test
    void shouldFindNothingInAnEmptyFile() throws IOException {
        assertEquals(List.of(), UploadedFileReader.read(new byte[0]));
    }

    @Test
    void shouldFindNothingInAnEmptyZip() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ZipOutputStream(bytes).close();
        assertEquals(List.of(), UploadedFileReader.read(bytes.toByteArray()));
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
