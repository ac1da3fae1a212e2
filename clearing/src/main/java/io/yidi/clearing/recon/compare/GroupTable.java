package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.file.DayGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 分组编号: numbers for the groups and institutions of a day. Safe for any thread. */
final class GroupTable {

    private final Map<DayGroup, Integer> ids = new HashMap<>();
    private final List<DayGroup> groups = new ArrayList<>();
    private final Map<String, Integer> institutions = new HashMap<>();

    /** The number of a group; a new one if it has none. */
    synchronized int groupId(final DayGroup group) {
        final Integer known = ids.putIfAbsent(group, groups.size());
        if (known == null) {
            groups.add(group);
            return groups.size() - 1;
        }
        return known;
    }

    /** The number of an institution; a new one if it has none. */
    synchronized int institutionId(final String institution) {
        return institutions.computeIfAbsent(institution, name -> institutions.size());
    }

    /** The group of a number. */
    synchronized DayGroup group(final int id) {
        return groups.get(id);
    }
}
