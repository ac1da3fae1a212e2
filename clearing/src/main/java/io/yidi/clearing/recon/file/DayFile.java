package io.yidi.clearing.recon.file;

import java.time.LocalDate;
import java.util.List;

/**
 * 对账文件: a day as a side wrote it down; sound in itself.
 *
 * @param day {@code stmt_date} of every row
 * @param rows in their order
 */
public record DayFile(LocalDate day, List<DayRow> rows) {}
