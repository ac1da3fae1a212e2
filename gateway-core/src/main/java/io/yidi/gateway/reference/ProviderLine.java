package io.yidi.gateway.reference;

import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ProviderStatus;
import io.yidi.gateway.policy.plane.HospitalRank;
import io.yidi.gateway.policy.plane.ProviderType;
import io.yidi.protocol.code.CareType;
import java.util.Set;

/**
 * 机构行: reads a designated provider, and what changes about one (NAT-12a, NAT-12b, BJ-5b).
 *
 * <pre>
 * {"record":"provider","fixmedins_code":"H13010000001","fixmedins_name":"石家庄示例医院","fixmedins_type":"1",
 *  "admdvs":"130102","hosp_lv":"3","hosp_rank":"PROVINCE","care_types":["INPATIENT","OUTPATIENT"],
 *  "begndate":"2023-01-01","enddate":null}
 * {"record":"provider_change","fixmedins_code":"H13010000001","status":"SUSPENDED","efft_time":"2023-05-01 12:00:00"}
 * </pre>
 */
final class ProviderLine {

    private static final int NAME_LENGTH_MAX = 200;
    private static final int LEVEL_MAX = 3;
    private static final Set<String> FIELDS = Set.of(
            "record",
            "fixmedins_code",
            "fixmedins_name",
            "fixmedins_type",
            "admdvs",
            "hosp_lv",
            "hosp_rank",
            "care_types",
            "begndate",
            "enddate");
    private static final Set<String> CHANGE_FIELDS = Set.of("record", "fixmedins_code", "status", "efft_time");

    private ProviderLine() {}

    /** Reads a provider; what is wrong is noted in the line. */
    static ProviderRow read(final ReferenceLine line) {
        line.allow(FIELDS);
        final ProviderType type = type(line);
        final ProviderRow provider = new ProviderRow(
                line.code("fixmedins_code", ProviderRow.CODE_LENGTH_MAX),
                line.area("admdvs"),
                level(line, type),
                line.oneOf("hosp_rank", HospitalRank.class, HospitalRank.NONE),
                line.setOf("care_types", CareType.class, Set.of()),
                line.date("begndate"),
                line.dateOrOpen("enddate"));
        final String name = line.text("fixmedins_name");
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            line.reject("fixmedins_name", "expected 1 to " + NAME_LENGTH_MAX + " characters");
        }
        if (provider.careTypes().isEmpty()
                || provider.careTypes().stream().anyMatch(careType -> ProviderType.of(careType) != type)) {
            line.reject("care_types", "expected PHARMACY of a pharmacy, and the other kinds of care of a hospital");
        }
        if (provider.toEpochDay() < provider.fromEpochDay()) {
            line.reject("enddate", "expected a day not before begndate");
        }
        return provider;
    }

    /** Reads a change of a provider; what is wrong is noted in the line. */
    static ProviderChangeRow change(final ReferenceLine line) {
        line.allow(CHANGE_FIELDS);
        return new ProviderChangeRow(
                line.code("fixmedins_code", ProviderRow.CODE_LENGTH_MAX),
                line.oneOf("status", ProviderStatus.class, null),
                line.timeMs("efft_time"));
    }

    private static ProviderType type(final ReferenceLine line) {
        return switch (line.text("fixmedins_type")) {
            case "1" -> ProviderType.HOSPITAL;
            case "2" -> ProviderType.PHARMACY;
            default -> {
                line.reject("fixmedins_type", "expected 1 (hospital) or 2 (pharmacy)");
                yield ProviderType.HOSPITAL;
            }
        };
    }

    /** A pharmacy may have no level. */
    private static int level(final ReferenceLine line, final ProviderType type) {
        final String level = line.text("hosp_lv");
        if (level.isEmpty() && type == ProviderType.PHARMACY) {
            return 0;
        }
        final int number = level.length() == 1 ? level.charAt(0) - '0' : 0;
        if (number < 1 || number > LEVEL_MAX) {
            line.reject("hosp_lv", "expected 1, 2 or 3");
        }
        return number;
    }
}
