/**
 * 目录查询: what the care place's catalogue says, as hospital systems ask for it: pages of items (1312, 1318, 1319) and
 * files (1301, 1302, 1303, 1305, 1306).
 *
 * <p>Job: finds the items that fit a question, and writes those of a kind as a file. <br>Upstream: {@code launcher},
 * which puts the handlers on the desk. Downstream: {@code catalogue}, {@code national.desk}, {@code national.file},
 * {@code national.message}, {@code national.place}, {@code national.table}. <br>Thread: the desk's. <br>Allocation:
 * documents and files, within bounds.
 */
package io.yidi.gateway.national.catalogue;
