package io.yidi.gateway.national.reconcile;

import io.yidi.gateway.statement.StatementSums;
import io.yidi.protocol.money.Decimals;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * 上传明细读取: the file of a 3202: a zip with one text, or the text itself; a row a line, columns between tabs, {@code null}
 * for what is empty, no heading.
 *
 * <pre>
 *   setl_id  mdtrt_id  psn_no  medfee_sumamt  fund_pay_sumamt  acct_pay  refd_setl_flag  [exp_content]
 * </pre>
 */
final class UploadedFileReader {

    private static final int TEXT_BYTES_MAX = 16 * 1024 * 1024;
    private static final int LINES_MAX = 200_000;
    private static final int COLUMNS = 7;
    private static final String NULL = "null";
    private static final String BROKEN = "压缩文件已损坏";
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final String REFUND = "1";
    private static final int ENCOUNTER = 1;
    private static final int PERSON = 2;
    private static final int TOTAL = 3;
    private static final int FUND = 4;
    private static final int ACCOUNT = 5;
    private static final int REFUND_FLAG = 6;

    private UploadedFileReader() {}

    /**
     * Reads a file.
     *
     * @param content its bytes
     * @return its rows
     * @throws IOException naming the line that is not as expected
     */
    static List<UploadedRow> read(final byte[] content) throws IOException {
        final List<UploadedRow> rows = new ArrayList<>();
        final BufferedReader lines = new BufferedReader(new InputStreamReader(text(content), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number > LINES_MAX) {
                throw new IOException("应至多" + LINES_MAX + "行");
            }
            if (!line.isBlank()) {
                rows.add(row(withoutMark(line).split("\t", COLUMNS + 1), number));
            }
        }
        return rows;
    }

    private static InputStream text(final byte[] content) throws IOException {
        return new ByteArrayInputStream(isZip(content) ? unzipped(content) : content);
    }

    /** Some editors put a mark before the first line. */
    private static String withoutMark(final String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static boolean isZip(final byte[] content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    /** The first file in it. */
    private static byte[] unzipped(final byte[] content) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = zip.getNextEntry();
            }
            if (entry == null && !isEmptyZip(content)) {
                throw new IOException(BROKEN);
            }
            return entry == null ? new byte[0] : bounded(zip);
        } catch (final ZipException | EOFException | IllegalArgumentException broken) {
            throw new IOException(BROKEN, broken);
        }
    }

    /** It begins with its end. */
    private static boolean isEmptyZip(final byte[] content) {
        return content.length > EMPTY_ZIP.length
                && Arrays.equals(content, 0, EMPTY_ZIP.length, EMPTY_ZIP, 0, EMPTY_ZIP.length);
    }

    private static byte[] bounded(final InputStream text) throws IOException {
        final byte[] bytes = text.readNBytes(TEXT_BYTES_MAX + 1);
        if (bytes.length > TEXT_BYTES_MAX) {
            throw new IOException("expected at most " + TEXT_BYTES_MAX + " bytes, found more");
        }
        return bytes;
    }

    private static UploadedRow row(final String[] columns, final int number) throws IOException {
        if (columns.length < COLUMNS) {
            throw new IOException("第" + number + "行：应为" + COLUMNS + "列，实为" + columns.length + "列");
        }
        return new UploadedRow(
                value(columns[0]),
                value(columns[ENCOUNTER]),
                value(columns[PERSON]),
                value(columns[REFUND_FLAG]).endsWith(REFUND),
                new StatementSums(
                        1, fen(columns[TOTAL], number), fen(columns[FUND], number), fen(columns[ACCOUNT], number), 0));
    }

    private static long fen(final String column, final int number) throws IOException {
        final long fen = YuanText.fen(value(column).isEmpty() ? "0" : value(column));
        if (Decimals.isFault(fen)) {
            throw new IOException("第" + number + "行：金额“" + column + "”");
        }
        return fen;
    }

    private static String value(final String column) {
        return column.strip().equals(NULL) ? "" : column.strip();
    }
}
