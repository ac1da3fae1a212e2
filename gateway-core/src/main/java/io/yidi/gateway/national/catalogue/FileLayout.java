package io.yidi.gateway.national.catalogue;

import io.yidi.gateway.catalogue.CatalogueRow;
import io.yidi.protocol.sbe.ItemClass;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * 目录文件格式: the columns of a catalogue that is fetched as a file, as hospital systems read them: as many as the interface
 * has, with what the care place's catalogue holds in its places, and nothing in all others.
 */
enum FileLayout {
    /** 西药中成药目录: the last column is the class, 甲 or 乙. */
    WESTERN_AND_PATENT_DRUGS(101, 92, 92, new int[] {2, 4, 8}, 37, 79, 80, 83),
    /** 中药饮片目录. */
    HERBAL_PIECES(102, 29, 0, new int[] {2}, 12, 14, 15, 18),
    /** 医疗机构制剂目录. */
    HOSPITAL_PREPARATIONS(103, 78, 0, new int[] {2, 53}, 66, 65, 68, 71),
    /** 医疗服务项目目录. */
    SERVICES(201, 16, 0, new int[] {10}, 12, 7, 14, 15),
    /** 医用耗材目录. */
    CONSUMABLES(301, 71, 0, new int[] {2}, 47, 68, 69, 70);

    private static final String VALID = "1";

    private final int listType;
    private final int count;
    private final int classAt;
    private final int[] namesAt;
    private final int fromAt;
    private final int validAt;
    private final int numberAt;
    private final int versionAt;

    /** Columns count from 1; the last day stands behind the first, the name of a version behind its number. */
    FileLayout(
            final int listType,
            final int count,
            final int classAt,
            final int[] namesAt,
            final int fromAt,
            final int validAt,
            final int numberAt,
            final int versionAt) {
        this.listType = listType;
        this.count = count;
        this.classAt = classAt;
        this.namesAt = namesAt;
        this.fromAt = fromAt;
        this.validAt = validAt;
        this.numberAt = numberAt;
        this.versionAt = versionAt;
    }

    /** Whether an item stands in this file. */
    boolean holds(final CatalogueRow row) {
        return row.listType() == listType;
    }

    /** The columns of an item. */
    List<String> columns(final CatalogueRow row, final String version) {
        final String[] columns = new String[count + 1];
        Arrays.fill(columns, "");
        columns[1] = row.itemCode();
        for (final int at : namesAt) {
            columns[at] = row.name();
        }
        columns[fromAt] = LocalDate.ofEpochDay(row.fromEpochDay()).toString();
        columns[fromAt + 1] = ItemFields.lastDay(row);
        columns[validAt] = VALID;
        columns[numberAt] = row.itemCode() + '@' + columns[fromAt];
        columns[versionAt] = version;
        columns[versionAt + 1] = version;
        if (classAt > 0) {
            columns[classAt] = className(row.itemClass());
        }
        return Arrays.asList(columns).subList(1, columns.length);
    }

    /** The national list has two classes. */
    private static String className(final ItemClass itemClass) {
        return switch (itemClass) {
            case A -> "甲";
            case B -> "乙";
            default -> "";
        };
    }
}
