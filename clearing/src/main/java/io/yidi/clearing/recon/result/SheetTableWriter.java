package io.yidi.clearing.recon.result;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * XLSX 表写出: one sheet, row by row, so that its size does not matter to the memory. Amounts with two decimals are
 * numbers; everything else is text, so that long numbers keep their digits. One thread.
 */
public final class SheetTableWriter implements TableWriter {

    /** Rows of a sheet, the heading among them. */
    static final int ROWS_MAX = 1_048_576;

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,13}\\.[0-9]{2}");
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String TYPES = HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/>"
            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE + "worksheet+xml\"/></Types>";
    private static final String ROOT = relations("officeDocument", "xl/workbook.xml", "");
    private static final String PARTS = relations(
            "worksheet",
            "worksheets/sheet1.xml",
            "<Relationship Id=\"rId2\" Type=\"" + DOCUMENT + "/styles\" Target=\"styles.xml\"/>");
    private static final String WORKBOOK = HEAD + "<workbook xmlns=\"" + SPREADSHEET + "\" xmlns:r=\"" + DOCUMENT
            + "\"><sheets><sheet name=\"对账\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    private static final String STYLES = HEAD + "<styleSheet xmlns=\"" + SPREADSHEET + "\">"
            + "<fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
            + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
            + "<cellXfs count=\"2\"><xf/><xf numFmtId=\"2\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

    private final ZipOutputStream zip;
    private final Writer sheet;
    private int rows;

    /**
     * Begins a sheet.
     *
     * @param file replaced if it is there
     * @throws IOException if it cannot be written
     */
    public SheetTableWriter(final Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file));
        sheet = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        part("[Content_Types].xml", TYPES);
        part("_rels/.rels", ROOT);
        part("xl/workbook.xml", WORKBOOK);
        part("xl/_rels/workbook.xml.rels", PARTS);
        part("xl/styles.xml", STYLES);
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        sheet.write(HEAD + "<worksheet xmlns=\"" + SPREADSHEET + "\"><sheetData>");
    }

    @Override
    public void row(final List<String> cells) {
        if (rows == ROWS_MAX) {
            throw new IllegalStateException(
                    "expected at most " + ROWS_MAX + " rows in a sheet, found more; write CSV instead");
        }
        rows++;
        try {
            sheet.write("<row>");
            for (final String cell : cells) {
                write(cell);
            }
            sheet.write("</row>");
        } catch (final IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        sheet.write("</sheetData></worksheet>");
        sheet.flush();
        zip.closeEntry();
        zip.close();
    }

    private void write(final String cell) throws IOException {
        if (AMOUNT.matcher(cell).matches()) {
            sheet.write("<c s=\"1\"><v>" + cell + "</v></c>");
        } else {
            sheet.write("<c t=\"inlineStr\"><is><t>" + escaped(cell) + "</t></is></c>");
        }
    }

    private void part(final String name, final String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String relations(final String type, final String target, final String more) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\""
                + DOCUMENT + "/" + type + "\" Target=\"" + target + "\"/>" + more + "</Relationships>";
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
