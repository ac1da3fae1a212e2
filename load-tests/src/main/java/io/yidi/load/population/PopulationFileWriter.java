package io.yidi.load.population;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * 人群文件: the reference files of a population: one of its hospitals, then so many persons a file, each followed by its
 * long-term filing for Hebei if filings are wanted.
 */
public final class PopulationFileWriter {

    /** Persons of a file: taken in within some seconds. */
    public static final int PERSONS_A_FILE = 500_000;

    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1966, 1, 1);
    private static final int BIRTHDAY_SPREAD_DAYS = 30 * 365;

    private final Population population;
    private final boolean hasFilings;

    /**
     * Prepares.
     *
     * @param population to be written
     * @param hasFilings whether the persons have filings
     */
    public PopulationFileWriter(final Population population, final boolean hasFilings) {
        this.population = population;
        this.hasFilings = hasFilings;
    }

    /**
     * Writes the files.
     *
     * @param directory made if missing
     * @return the files in their order
     * @throws IOException if they cannot be written
     */
    public List<Path> write(final Path directory) throws IOException {
        Files.createDirectories(directory);
        final List<Path> files = new ArrayList<>();
        files.add(writeInstitutions(directory.resolve("institutions.jsonl")));
        for (int first = 0; first < population.personCount(); first += PERSONS_A_FILE) {
            final int last = Math.min(population.personCount(), first + PERSONS_A_FILE);
            files.add(writePersons(directory.resolve("persons-" + files.size() + ".jsonl"), first, last));
        }
        return files;
    }

    private Path writeInstitutions(final Path path) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            for (int i = 0; i < population.institutionCount(); i++) {
                file.write("{\"record\":\"provider\",\"fixmedins_code\":\"" + Population.institutionCode(i)
                        + "\",\"fixmedins_name\":\"Hospital " + (i + 1)
                        + "\",\"fixmedins_type\":\"1\",\"admdvs\":\"" + Bill.CARE_PLACE
                        + "\",\"hosp_lv\":\"" + Bill.HOSPITAL_LEVEL
                        + "\",\"care_types\":[\"INPATIENT\",\"OUTPATIENT\"],\"begndate\":\"2020-01-01\"}\n");
            }
        }
        return path;
    }

    private Path writePersons(final Path path, final int first, final int last) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            for (int person = first; person < last; person++) {
                final String who = "\"psn_no\":\"" + BillGenerator.personNo(person) + "\",\"insutype\":\""
                        + Bill.INSURANCE_TYPE + '"';
                file.write("{\"record\":\"person\"," + who + ",\"insuplc_admdvs\":\""
                        + population.insuredPlaces().get(population.placeOf(person))
                        + "\",\"psn_type\":\"1101\",\"brdy\":\""
                        + FIRST_BIRTHDAY.plusDays(person % BIRTHDAY_SPREAD_DAYS)
                        + "\",\"cvlserv_flag\":\"0\",\"psn_insu_stas\":\"1\",\"balc\":\"50000000.00\"}\n");
                if (hasFilings) {
                    file.write("{\"record\":\"filing\"," + who + ",\"category\":\"LONG_TERM\","
                            + "\"mdtrtarea_admvs\":\"130000\",\"begndate\":\"2020-01-01\"}\n");
                }
            }
        }
        return path;
    }
}
