package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.gateway.reconciled.SideTotal;

/**
 * 一方分组合计: what a side has of a group, alike or not.
 *
 * @param side whose
 * @param group of the rows
 * @param total of them
 */
public record SideSum(Side side, DayGroup group, SideTotal total) {}
