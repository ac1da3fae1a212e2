package io.yidi.gateway.reference;

import io.yidi.gateway.catalogue.CatalogueItems.RowVisitor;
import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.gateway.catalogue.CatalogueTable;
import io.yidi.protocol.ResultCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * 目录文件读入: reads a catalogue of a care place as JSON lines: the first says whose it is, each other one an item over
 * some days.
 *
 * <pre>
 * {"record":"catalogue","mdtrtarea_admvs":"130000","name":"河北省医保目录"}
 * {"record":"item","med_list_codg":"XA02BCA001A001","list_type":"101","chrgitm_lv":"02","selfpay_prop":"0.1000",
 *  "pric_uplmt_amt":"12.500000","begndate":"2023-01-01","enddate":null}
 * </pre>
 *
 * <p>All faults of a file are found at once, up to {@link ReferenceReader#FAULTS_MAX}.
 */
final class CatalogueReader {

    private static final String RECORD = "record";
    private static final String ITEM = "item";

    private final LineFile lines;
    private final Map<String, List<CatalogueRow>> items = new TreeMap<>();
    private int area;

    private CatalogueReader(final String fileName) {
        lines = new LineFile(fileName);
    }

    /**
     * What a catalogue says.
     *
     * @param area whose it is: a province or a city, six digits as a number
     * @param items by their code, the rows of each by their days
     */
    record Content(int area, Map<String, List<CatalogueRow>> items) {}

    /**
     * Reads a file.
     *
     * @param file JSON lines, UTF-8
     * @param name what to call it in faults
     * @return what it says
     * @throws ReferenceException naming every fault
     */
    static Content read(final Path file, final String name) {
        final CatalogueReader reader = new CatalogueReader(name);
        reader.lines.read(file, reader::onLine);
        reader.requireItems();
        return new Content(reader.area, reader.items);
    }

    /**
     * Shows the items of a file that was read before.
     *
     * @param file sound
     * @param name what to call it in faults
     * @param isWanted by the line, from 1
     * @param visitor takes them, in their order
     * @throws ReferenceException if it cannot be read any more
     */
    static void forEach(final Path file, final String name, final IntPredicate isWanted, final RowVisitor visitor) {
        final LineFile lines = new LineFile(name);
        lines.read(file, isWanted, (number, line) -> {
            if (ITEM.equals(line.text(RECORD))) {
                visitor.onRow(number, CatalogueLine.item(line));
            }
        });
        lines.requireSound();
    }

    private void onLine(final int number, final ReferenceLine line) {
        final String record = line.text(RECORD);
        if (area == 0) {
            area = CatalogueLine.area(line);
        } else if (ITEM.equals(record)) {
            add(line);
        } else {
            line.reject(RECORD, "expected item");
        }
    }

    private void add(final ReferenceLine line) {
        final CatalogueRow row = CatalogueLine.item(line);
        if (!line.isSound()) {
            return;
        }
        final List<CatalogueRow> rows = items.computeIfAbsent(row.itemCode(), code -> new ArrayList<>());
        if (rows.size() == CatalogueTable.PERIODS_MAX) {
            line.reject("med_list_codg", "expected at most " + CatalogueTable.PERIODS_MAX + " lines of an item");
        } else if (rows.stream().anyMatch(other -> overlap(row, other))) {
            line.reject("begndate", "expected days that no other line of the item has");
        } else {
            rows.add(row);
            rows.sort(Comparator.comparingInt(CatalogueRow::fromEpochDay));
        }
    }

    private static boolean overlap(final CatalogueRow one, final CatalogueRow other) {
        return one.fromEpochDay() <= other.toEpochDay() && other.fromEpochDay() <= one.toEpochDay();
    }

    private void requireItems() {
        if (items.isEmpty()) {
            lines.fault(ResultCode.REFERENCE_VALUE_WRONG, 0, RECORD, "expected at least one item");
        }
        lines.requireSound();
    }
}
