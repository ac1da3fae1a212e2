package io.yidi.gateway.national.place;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yidi.gateway.national.place.NationalConfiguration.AreaHabit;
import io.yidi.gateway.national.place.NationalConfiguration.Institution;
import io.yidi.gateway.national.place.NationalConfiguration.PersonCard;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * 机构与人员读入: reads files of JSON lines, one institution, person or area a line. All faults are noted, each with file
 * and line.
 *
 * <pre>
 * {"record":"institution","fixmedins_code":"H13010012345","hosp_lv":"2"}
 * {"record":"area","mdtrtarea_admvs":"440000","stmt_rslt":"6"}
 * {"record":"person","psn_no":"P0000000001","psn_cert_type":"01","certno":"…","psn_name":"…","card_no":"…","gend":"1"}
 * </pre>
 */
public final class PlaceFileReader {

    private static final Map<String, String> INSTITUTION =
            Map.of("fixmedins_code", "[A-Za-z0-9._-]{1,12}", "hosp_lv", "[1-3]");
    private static final Map<String, String> AREA = Map.of("mdtrtarea_admvs", "\\d{6}", "stmt_rslt", "[16]");
    private static final Map<String, String> PERSON = Map.of(
            "psn_no", "[!-~]{1,30}",
            "psn_cert_type", "\\d{2,3}",
            "certno", "[!-~]{1,50}",
            "psn_name", ".{1,50}",
            "card_no", "[!-~]{0,50}",
            "gend", "[0129]?",
            "naty", "(\\d{2})?");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final List<Institution> institutions = new ArrayList<>();
    private final List<PersonCard> persons = new ArrayList<>();
    private final List<AreaHabit> habits = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * Reads one file.
     *
     * @param file JSON lines, UTF-8
     */
    public void read(final Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    readLine(line, file + " line " + number + ": ");
                }
            }
        } catch (final IOException unreadable) {
            faults.add(file + ": expected a file of UTF-8 lines, found " + unreadable);
        }
    }

    /** What was read. */
    public NationalConfiguration configuration() {
        return new NationalConfiguration(List.copyOf(institutions), List.copyOf(persons), List.copyOf(habits));
    }

    /** What is wrong, each with file and line. */
    public List<String> faults() {
        return faults;
    }

    private void readLine(final String line, final String where) {
        try {
            final JsonNode row = mapper.readTree(line);
            switch (row.path("record").asText()) {
                case "institution" -> addInstitution(row, where);
                case "person" -> addPerson(row, where);
                case "area" -> addHabit(row, where);
                default -> faults.add(where + "expected a record institution, person or area");
            }
        } catch (final JsonProcessingException broken) {
            faults.add(where + "expected a JSON object, found " + broken.getOriginalMessage());
        }
    }

    private void addInstitution(final JsonNode row, final String where) {
        if (isSound(row, INSTITUTION, where)) {
            institutions.add(new Institution(
                    row.path("fixmedins_code").asText(),
                    Integer.parseInt(row.path("hosp_lv").asText())));
        }
    }

    private void addHabit(final JsonNode row, final String where) {
        if (isSound(row, AREA, where)) {
            habits.add(new AreaHabit(
                    significant(row.path("mdtrtarea_admvs").asText()),
                    Integer.parseInt(row.path("stmt_rslt").asText())));
        }
    }

    private void addPerson(final JsonNode row, final String where) {
        if (isSound(row, PERSON, where)) {
            persons.add(new PersonCard(
                    row.path("psn_no").asText(),
                    row.path("psn_cert_type").asText(),
                    row.path("certno").asText(),
                    row.path("card_no").asText(),
                    row.path("psn_name").asText(),
                    row.path("gend").asText(),
                    row.path("naty").asText()));
        }
    }

    private boolean isSound(final JsonNode row, final Map<String, String> forms, final String where) {
        boolean isSound = true;
        for (final Map.Entry<String, String> form : forms.entrySet()) {
            final String value = row.path(form.getKey()).asText();
            if (!value.matches(form.getValue())) {
                faults.add(where + form.getKey() + ": expected " + form.getValue() + ", found "
                        + (form.getKey().equals("certno") || form.getKey().equals("card_no") ? "another text" : value));
                isSound = false;
            }
        }
        return isSound;
    }

    /** 130000 is all of Hebei, 130100 one city. */
    private static String significant(final String area) {
        return area.replaceFirst("(00)+$", "");
    }
}
