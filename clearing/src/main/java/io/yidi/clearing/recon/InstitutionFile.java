package io.yidi.clearing.recon;

import io.yidi.clearing.recon.file.DayRow;
import java.util.List;

/**
 * 机构对账文件: a day as one institution wrote it down.
 *
 * @param institution {@code fixmedins_code}
 * @param rows of its file
 */
record InstitutionFile(String institution, List<DayRow> rows) {}
