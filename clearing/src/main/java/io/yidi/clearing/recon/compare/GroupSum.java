package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.file.DayGroup;

/**
 * 相符合计: what is alike on both sides of a pair, added up by group.
 *
 * @param here the first side
 * @param there the second side
 * @param group of the rows
 * @param count of them
 * @param totalFen of either side
 */
public record GroupSum(Side here, Side there, DayGroup group, int count, long totalFen) {}
