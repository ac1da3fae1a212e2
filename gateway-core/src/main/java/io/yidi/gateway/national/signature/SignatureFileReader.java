package io.yidi.gateway.national.signature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.national.signature.SignatureConfiguration.Area;
import io.yidi.gateway.national.signature.SignatureConfiguration.CallerKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * 签名文件读入: reads files of JSON lines, one area or one institution's key a line. All faults are noted, each with file
 * and line; what a line holds is never told, because it may be a secret.
 *
 * <pre>
 * {"record":"area","mdtrtarea_admvs":"130000","form":"sm2-input"}
 * {"record":"key","fixmedins_code":"H13010012345","public_key":"04…","user_id":"…","secret":"…","access_key":"…"}
 * </pre>
 */
public final class SignatureFileReader {

    private static final String DEFAULT_USER_ID = "1234567812345678";
    private static final Set<String> AREA_FIELDS = Set.of("record", "mdtrtarea_admvs", "form", "empty");
    private static final Set<String> KEY_FIELDS =
            Set.of("record", "fixmedins_code", "public_key", "user_id", "secret", "access_key", "username", "password");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final List<Area> areas = new ArrayList<>();
    private final List<CallerKey> keys = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * Reads one file.
     *
     * @param file JSON lines, UTF-8
     */
    public void read(final Path file) {
        try {
            final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    readLine(lines.get(i), file + " line " + (i + 1) + ": ");
                }
            }
        } catch (final IOException unreadable) {
            faults.add(file + ": expected a file of UTF-8 lines, found " + unreadable);
        }
    }

    /** What was read. */
    public SignatureConfiguration configuration() {
        return new SignatureConfiguration(List.copyOf(areas), List.copyOf(keys));
    }

    /** What is wrong, each with file and line. */
    public List<String> faults() {
        return faults;
    }

    private void readLine(final String line, final String where) {
        try {
            final JsonNode row = mapper.readTree(line);
            switch (row.path("record").asText()) {
                case "area" -> addArea(row, where);
                case "key" -> addKey(row, where);
                default -> faults.add(where + "expected a record area or key");
            }
        } catch (final JsonProcessingException broken) {
            faults.add(where + "expected a JSON object");
        }
    }

    private void addArea(final JsonNode row, final String where) {
        final String area = row.path("mdtrtarea_admvs").asText();
        final SignatureForm form = SignatureForm.of(row.path("form").asText());
        final String empty = row.path("empty").asText("kept");
        if (!hasOnly(row, AREA_FIELDS, where)) {
            return;
        }
        if (!area.matches("\\d{6}")) {
            faults.add(where + "mdtrtarea_admvs: expected six digits, 000000 for all areas");
        } else if (form == null) {
            faults.add(where + "form: expected one of "
                    + List.of(SignatureForm.values()).stream()
                            .map(SignatureForm::text)
                            .toList());
        } else if (!Set.of("kept", "left-out").contains(empty)) {
            faults.add(where + "empty: expected kept or left-out");
        } else {
            areas.add(new Area(area.replaceFirst("(00)+$", ""), form, empty.equals("left-out")));
        }
    }

    private void addKey(final JsonNode row, final String where) {
        final String institution = row.path("fixmedins_code").asText();
        final String publicKey = row.path("public_key").asText();
        if (!hasOnly(row, KEY_FIELDS, where)) {
            return;
        }
        if (!institution.matches("[A-Za-z0-9._-]{1,12}")) {
            faults.add(where + "fixmedins_code: expected an institution code");
        } else if (!publicKey.isEmpty() && !isPoint(publicKey)) {
            faults.add(where + "public_key: expected a point of SM2, 64 or 65 bytes in hex or Base64");
        } else {
            keys.add(new CallerKey(
                    institution,
                    publicKey,
                    row.path("user_id").asText(DEFAULT_USER_ID),
                    row.path("secret").asText(),
                    row.path("access_key").asText(),
                    row.path("username").asText(),
                    row.path("password").asText()));
        }
    }

    private boolean hasOnly(final JsonNode row, final Set<String> names, final String where) {
        final Set<String> others = new TreeSet<>();
        row.fieldNames().forEachRemaining(name -> others.add(names.contains(name) ? "" : name));
        others.remove("");
        if (!others.isEmpty()) {
            faults.add(where + "expected only " + new TreeSet<>(names) + ", found " + others);
        }
        return others.isEmpty();
    }

    private static boolean isPoint(final String text) {
        try {
            return Sm2Checker.publicKey(text).getQ().isValid();
        } catch (final IllegalArgumentException none) {
            return false;
        }
    }
}
