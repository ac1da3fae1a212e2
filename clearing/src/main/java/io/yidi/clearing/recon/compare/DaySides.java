package io.yidi.clearing.recon.compare;

import io.yidi.gateway.reconciled.SideTotal;
import java.util.List;
import java.util.Map;

/**
 * 三方合计: what each side has of a day.
 *
 * @param sequence last record of the journal that was looked at
 * @param groups group by group
 * @param totals added up without the groups
 */
public record DaySides(long sequence, List<SideSum> groups, Map<Side, SideTotal> totals) {}
