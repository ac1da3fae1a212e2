package io.yidi.clearing.recon.rows;

import io.yidi.clearing.recon.file.DayGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 分组编号: numbers from 0 for the groups and institutions of a day. Safe for any thread. */
public final class GroupTable {

    private final Map<DayGroup, Integer> ids = new HashMap<>();
    private final List<DayGroup> groups = new ArrayList<>();
    private final Map<String, Integer> institutions = new HashMap<>();

    /** The number of a group; a new one if it has none. */
    public synchronized int groupId(final DayGroup group) {
        final Integer known = ids.putIfAbsent(group, groups.size());
        if (known == null) {
            groups.add(group);
            institutions.putIfAbsent(group.institution(), institutions.size());
            return groups.size() - 1;
        }
        return known;
    }

    /** The group of a number. */
    public synchronized DayGroup group(final int id) {
        return groups.get(id);
    }

    /** How many groups there are. */
    public synchronized int size() {
        return groups.size();
    }

    /** The number of the institution of a group. */
    public synchronized int institution(final int id) {
        return institutions.get(groups.get(id).institution());
    }

    /** The number of the institution of each group there is. */
    public synchronized int[] institutions() {
        return groups.stream()
                .mapToInt(group -> institutions.get(group.institution()))
                .toArray();
    }
}
