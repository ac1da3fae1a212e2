package io.yidi.gateway.engine.state;

import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.code.CareType;
import java.util.Set;

/**
 * 定点医药机构: a provider of care as a reference file states it (NAT-12a, BJ-5b).
 *
 * @param code {@code fixmedins_code}, up to 12 ASCII characters
 * @param place six-digit area as a number
 * @param level national level 1 … 3; 0 if it has none
 * @param rank whose hospital it is
 * @param careTypes kinds of care it is networked for between provinces
 * @param fromEpochDay first day of its agreement
 * @param toEpochDay last day of its agreement; {@link Integer#MAX_VALUE} if it is open
 */
public record ProviderRow(
        String code,
        int place,
        int level,
        HospitalRank rank,
        Set<CareType> careTypes,
        int fromEpochDay,
        int toEpochDay) {

    /** Longest code, in characters. */
    public static final int CODE_LENGTH_MAX = 12;

    /** Keeps the kinds of care as they are. */
    public ProviderRow {
        careTypes = Set.copyOf(careTypes);
    }
}
