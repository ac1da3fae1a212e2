package io.yidi.gateway.policy.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.policy.pack.PackModel;
import io.yidi.gateway.policy.pack.PackModel.CareTerms;
import io.yidi.gateway.policy.pack.PackModel.Disease;
import io.yidi.gateway.policy.pack.PackModel.OpenDisease;
import io.yidi.gateway.policy.pack.PackModel.Opening;
import io.yidi.gateway.policy.pack.PackModel.PlanRows;
import io.yidi.gateway.policy.pack.PackModel.Region;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * 政策行: a bundle as canonical rows, the form that is hashed and kept.
 *
 * <pre>
 *   plan/beijing/employee-inpatient/2022-01-01 TAB {"accountPays":[…],…} LF      rows sorted by key,
 *   region/beijing TAB {"areas":["11"],…} LF                                     properties sorted by name
 * </pre>
 */
public final class BundleRows {

    private static final String REGION = "region/";
    private static final String PLAN = "plan/";
    private static final String DISEASE = "disease/";
    private static final String OPEN_DISEASE = "open-disease/";
    private static final String OPENING = "opening/";
    private static final String CARE_TERMS = "care-terms/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private BundleRows() {}

    public static NavigableMap<String, String> of(final PackModel model) {
        final NavigableMap<String, String> rows = new TreeMap<>();
        model.regions().forEach(region -> rows.put(REGION + region.code(), json(region)));
        model.plans().forEach(plan -> rows.put(PLAN + plan.id(), json(plan)));
        model.diseases().forEach(disease -> rows.put(DISEASE + disease.code(), json(disease)));
        model.openDiseases().forEach(open -> rows.put(OPEN_DISEASE + open.key(), json(open)));
        model.openings().forEach(opening -> rows.put(OPENING + opening.key(), json(opening)));
        model.careTerms().forEach(terms -> rows.put(CARE_TERMS + terms.key(), json(terms)));
        return rows;
    }

    public static PackModel model(final NavigableMap<String, String> rows) {
        return new PackModel(
                read(rows, REGION, Region.class),
                read(rows, PLAN, PlanRows.class),
                read(rows, DISEASE, Disease.class),
                read(rows, OPEN_DISEASE, OpenDisease.class),
                read(rows, OPENING, Opening.class),
                read(rows, CARE_TERMS, CareTerms.class));
    }

    private static <T> List<T> read(final NavigableMap<String, String> rows, final String prefix, final Class<T> type) {
        final List<T> read = new ArrayList<>();
        rows.tailMap(prefix).entrySet().stream()
                .takeWhile(row -> row.getKey().startsWith(prefix))
                .forEach(row -> read.add(read(row, type)));
        return read;
    }

    public static byte[] encode(final NavigableMap<String, String> rows) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rows.forEach((key, json) -> bytes.writeBytes((key + '\t' + json + '\n').getBytes(StandardCharsets.UTF_8)));
        return bytes.toByteArray();
    }

    static NavigableMap<String, String> decode(final byte[] encoded) {
        final NavigableMap<String, String> rows = new TreeMap<>();
        new String(encoded, StandardCharsets.UTF_8).lines().forEach(line -> {
            final int tab = line.indexOf('\t');
            rows.put(line.substring(0, tab), line.substring(tab + 1));
        });
        return rows;
    }

    public static String hash(final byte[] encoded) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256 in every JDK", e);
        }
    }

    private static String json(final Object row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("expected a row that can be written: " + row, e);
        }
    }

    private static <T> T read(final Map.Entry<String, String> row, final Class<T> type) {
        try {
            return JSON.readValue(row.getValue(), type);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("expected a " + type.getSimpleName() + " in row " + row.getKey(), e);
        }
    }
}
