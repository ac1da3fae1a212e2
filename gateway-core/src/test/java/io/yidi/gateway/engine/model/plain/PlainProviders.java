package io.yidi.gateway.engine.model.plain;

import io.yidi.gateway.engine.model.message.Visit;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.CareType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Who may settle, as the directory of providers says; without one nobody is asked. */
public final class PlainProviders {

    private static final int CHANGES_KEPT = 4;
    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private final Map<String, ProviderRow> rows = new HashMap<>();
    private final Map<String, TreeMap<Long, String>> changes = new HashMap<>();

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** What the directory says of a provider, or {@code null}. */
    public ProviderRow find(final String code) {
        return rows.get(code);
    }

    public void load(final ProviderRow row) {
        rows.put(row.code(), row);
        changes.computeIfAbsent(row.code(), code -> new TreeMap<>());
    }

    /**
     * The newest four are kept, and what holds today is one of them.
     *
     * @return why not, as the report says it, or empty
     */
    public String change(final ProviderChangeRow row, final LocalDate today) {
        if (!rows.containsKey(row.code())) {
            return "PROVIDER_UNKNOWN fixmedins_code";
        }
        final TreeMap<Long, String> ofProvider = new TreeMap<>(changes.get(row.code()));
        ofProvider.put(row.effectiveMs(), row.status().name());
        if (ofProvider.size() > CHANGES_KEPT) {
            ofProvider.pollFirstEntry();
            if (ofProvider.firstKey() > today.atStartOfDay().toInstant(SHANGHAI).toEpochMilli()) {
                return "PROVIDER_CHANGES_FULL efft_time";
            }
        }
        changes.put(row.code(), ofProvider);
        return "";
    }

    HospitalRank rank(final String institution) {
        return isEmpty() ? HospitalRank.NONE : find(institution).rank();
    }

    /**
     * Whether a provider is in order for a visit. A stay that began while it was is settled whatever happened since.
     *
     * @param beganUntil last day on which such a stay may have begun
     */
    ResultCode decide(
            final Visit visit,
            final String institution,
            final LocalDate today,
            final long nowMs,
            final LocalDate beganUntil) {
        final ProviderRow row = find(institution);
        if (isEmpty()) {
            return ResultCode.DONE;
        }
        if (row == null) {
            return ResultCode.PROVIDER_UNKNOWN;
        }
        if (!Integer.toString(row.place())
                .startsWith(Integer.toString(visit.carePlace()).replaceAll("(00)+$", ""))) {
            return ResultCode.PROVIDER_OTHER_PLACE;
        }
        if (row.level() != 0 && row.level() != visit.level()) {
            return ResultCode.PROVIDER_OTHER_LEVEL;
        }
        if (!row.careTypes().contains(visit.careType())) {
            return ResultCode.PROVIDER_NOT_NETWORKED;
        }
        final ResultCode now = standing(row, nowMs, today);
        final LocalDate began = visit.admission();
        final boolean wasInOrder = visit.careType() == CareType.INPATIENT
                && !began.isAfter(beganUntil)
                && standing(row, began.atStartOfDay().toInstant(SHANGHAI).toEpochMilli(), began) == ResultCode.DONE;
        return wasInOrder ? ResultCode.DONE : now;
    }

    private ResultCode standing(final ProviderRow row, final long atMs, final LocalDate day) {
        final Map.Entry<Long, String> last = changes.get(row.code()).floorEntry(atMs);
        if (last != null && !last.getValue().equals("ADDED")) {
            return ResultCode.valueOf("PROVIDER_" + last.getValue());
        }
        return day.toEpochDay() >= row.fromEpochDay() && day.toEpochDay() <= row.toEpochDay()
                ? ResultCode.DONE
                : ResultCode.PROVIDER_NO_AGREEMENT;
    }
}
