package io.yidi.load.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.Provider;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** 语料基础数据: writes providers, persons and filings of a population; one JSON object a line. */
public final class CorpusReferenceWriter {

    private static final String SINCE = "2023-01-01";
    private static final String BALANCE_YUAN = "50000000.00";
    private static final List<String> HOSPITAL_CARE = List.of("INPATIENT", "OUTPATIENT", "CHRONIC_OUTPATIENT");
    private static final List<String> PHARMACY_CARE = List.of("PHARMACY");

    private final JsonFactory json = new JsonFactory();

    /**
     * Writes the file.
     *
     * @param path overwritten
     * @param population to write
     * @throws IOException if it cannot be written
     */
    public void write(final Path path, final CorpusPopulation population) throws IOException {
        writeLines(path, line -> {
            putProviders(line, population);
            putPersons(line, population, 0, population.personCount());
        });
    }

    /**
     * Writes the same in several files: one of the providers, then so many persons a file, each with his filings.
     *
     * @param directory made if missing
     * @param population to write
     * @param personsAFile most persons of a file, at least 1
     * @return the files in their order
     * @throws IOException if they cannot be written
     */
    public List<Path> writeParts(final Path directory, final CorpusPopulation population, final int personsAFile)
            throws IOException {
        Files.createDirectories(directory);
        final List<Path> files = new ArrayList<>();
        files.add(writeLines(directory.resolve("providers.jsonl"), line -> putProviders(line, population)));
        for (long first = 0; first < population.personCount(); first += personsAFile) {
            final int from = (int) first;
            final int to = (int) Math.min(population.personCount(), first + personsAFile);
            files.add(writeLines(
                    directory.resolve("persons-" + files.size() + ".jsonl"),
                    line -> putPersons(line, population, from, to)));
        }
        return files;
    }

    /** Puts the lines of a file. */
    @FunctionalInterface
    private interface Lines {

        void put(JsonGenerator line) throws IOException;
    }

    private Path writeLines(final Path path, final Lines lines) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
                JsonGenerator line = json.createGenerator(file)) {
            line.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            lines.put(line);
            line.writeRaw('\n');
        }
        return path;
    }

    private static void putProviders(final JsonGenerator line, final CorpusPopulation population) throws IOException {
        for (final Provider hospital : population.hospitals()) {
            putProvider(line, hospital, "1", HOSPITAL_CARE);
        }
        for (final Provider pharmacy : population.pharmacies()) {
            putProvider(line, pharmacy, "2", PHARMACY_CARE);
        }
    }

    private static void putPersons(
            final JsonGenerator line, final CorpusPopulation population, final int from, final int to)
            throws IOException {
        for (int person = from; person < to; person++) {
            putPerson(line, person, population.profile(person));
            putFilings(line, person, population.profile(person));
        }
    }

    private static void putProvider(
            final JsonGenerator line, final Provider provider, final String type, final List<String> care)
            throws IOException {
        line.writeStartObject();
        line.writeStringField("record", "provider");
        line.writeStringField("fixmedins_code", provider.code());
        line.writeStringField("fixmedins_name", "Provider " + provider.code());
        line.writeStringField("fixmedins_type", type);
        line.writeStringField("admdvs", provider.place());
        line.writeStringField("hosp_lv", Integer.toString(provider.level()));
        line.writeArrayFieldStart("care_types");
        for (final String kind : care) {
            line.writeString(kind);
        }
        line.writeEndArray();
        line.writeStringField("begndate", SINCE);
        line.writeEndObject();
    }

    private static void putPerson(final JsonGenerator line, final int person, final Profile profile)
            throws IOException {
        putKey(line, "person", person, profile);
        line.writeStringField("insuplc_admdvs", profile.region().place());
        line.writeStringField("psn_type", profile.insuredAs().personType());
        line.writeStringField("brdy", profile.birthday());
        line.writeStringField("assistance", profile.assistance());
        line.writeStringField("grade", "NONE");
        line.writeStringField("cvlserv_flag", "0");
        line.writeStringField("psn_insu_stas", "1");
        line.writeStringField("balc", BALANCE_YUAN);
        line.writeEndObject();
    }

    private static void putFilings(final JsonGenerator line, final int person, final Profile profile)
            throws IOException {
        if (profile.filedAs() == FiledAs.NOT_FILED) {
            return;
        }
        putFiling(line, person, profile, "GENERAL");
        line.writeEndObject();
        putFiling(line, person, profile, "CHRONIC");
        line.writeStringField("dise_codg", profile.diseaseCode());
        putHospital(line, profile.hospital());
        line.writeEndObject();
        if (profile.choosesProviders()) {
            putChoice(line, person, profile, profile.hospital());
            putChoice(line, person, profile, profile.pharmacy());
        }
    }

    private static void putChoice(
            final JsonGenerator line, final int person, final Profile profile, final Provider chosen)
            throws IOException {
        putFiling(line, person, profile, "CHOSEN_PROVIDER");
        putHospital(line, chosen);
        line.writeEndObject();
    }

    private static void putFiling(final JsonGenerator line, final int person, final Profile profile, final String kind)
            throws IOException {
        putKey(line, "filing", person, profile);
        line.writeStringField("kind", kind);
        line.writeStringField("category", profile.filedAs().name());
        line.writeStringField("mdtrtarea_admvs", profile.carePlace());
        line.writeStringField("begndate", SINCE);
    }

    private static void putHospital(final JsonGenerator line, final Provider hospital) throws IOException {
        line.writeArrayFieldStart("hospitals");
        line.writeStartObject();
        line.writeStringField("fixmedins_code", hospital.code());
        line.writeStringField("admdvs", hospital.place());
        line.writeEndObject();
        line.writeEndArray();
    }

    private static void putKey(final JsonGenerator line, final String record, final int person, final Profile profile)
            throws IOException {
        line.writeStartObject();
        line.writeStringField("record", record);
        line.writeStringField("psn_no", BillGenerator.personNo(person));
        line.writeStringField("insutype", Integer.toString(profile.insuredAs().insuranceType()));
    }
}
