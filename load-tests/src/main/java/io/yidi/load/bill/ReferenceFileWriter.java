package io.yidi.load.bill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * 参考数据文件: synthetic hospitals in Shijiazhuang, for stays and visits, and persons insured in Beijing unless
 * said otherwise, each with a long-term filing for Hebei; one JSON object a line.
 */
public final class ReferenceFileWriter {

    /** Balance of every account, so large that it never runs out in a campaign; fen. */
    public static final long BALANCE_FEN = 5_000_000_000L;

    private static final String BALANCE_YUAN = "50000000.00";
    private static final String FILED_PLACE = "130000";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1966, 1, 1);
    private static final int BIRTHDAY_SPREAD_DAYS = 30 * 365;

    private final JsonFactory json = new JsonFactory();
    private final UnaryOperator<String> insuredPlaces;

    /** A writer of persons insured in Beijing. */
    public ReferenceFileWriter() {
        this(personNo -> Bill.INSURED_PLACE);
    }

    /**
     * A writer of persons insured in several places.
     *
     * @param insuredPlaces six digits of the place of a person's number
     */
    public ReferenceFileWriter(final UnaryOperator<String> insuredPlaces) {
        this.insuredPlaces = insuredPlaces;
    }

    /**
     * Writes the file: all hospitals, then all persons, then all filings.
     *
     * @param path overwritten
     * @param personCount 1 …
     * @param seed chooses the birthdays
     * @throws IOException if it cannot be written
     */
    public void write(final Path path, final int personCount, final long seed) throws IOException {
        final SplittableRandom random = new SplittableRandom(seed);
        try (BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
                JsonGenerator generator = json.createGenerator(file)) {
            generator.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (int i = 0; i < BillGenerator.INSTITUTION_COUNT; i++) {
                putProvider(generator, i);
            }
            for (int i = 0; i < personCount; i++) {
                putPerson(generator, i, FIRST_BIRTHDAY.plusDays(random.nextInt(BIRTHDAY_SPREAD_DAYS)));
            }
            for (int i = 0; i < personCount; i++) {
                putFiling(generator, i);
            }
            generator.writeRaw('\n');
        }
    }

    private static void putProvider(final JsonGenerator generator, final int index) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("record", "provider");
        generator.writeStringField("fixmedins_code", BillGenerator.institutionCode(index));
        generator.writeStringField("fixmedins_name", "Hospital " + (index + 1));
        generator.writeStringField("fixmedins_type", "1");
        generator.writeStringField("admdvs", Bill.CARE_PLACE);
        generator.writeStringField("hosp_lv", Integer.toString(Bill.HOSPITAL_LEVEL));
        generator.writeArrayFieldStart("care_types");
        generator.writeString("INPATIENT");
        generator.writeString("OUTPATIENT");
        generator.writeEndArray();
        generator.writeStringField("begndate", "2020-01-01");
        generator.writeEndObject();
    }

    private void putPerson(final JsonGenerator generator, final int index, final LocalDate birthday)
            throws IOException {
        generator.writeStartObject();
        generator.writeStringField("record", "person");
        generator.writeStringField("psn_no", BillGenerator.personNo(index));
        generator.writeStringField("insutype", Integer.toString(Bill.INSURANCE_TYPE));
        generator.writeStringField("insuplc_admdvs", insuredPlaces.apply(BillGenerator.personNo(index)));
        generator.writeStringField("psn_type", "1101");
        generator.writeStringField("brdy", birthday.toString());
        generator.writeStringField("assistance", "NONE");
        generator.writeStringField("cvlserv_flag", "0");
        generator.writeStringField("grade", "NONE");
        generator.writeStringField("psn_insu_stas", "1");
        generator.writeStringField("balc", BALANCE_YUAN);
        generator.writeEndObject();
    }

    private static void putFiling(final JsonGenerator generator, final int index) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("record", "filing");
        generator.writeStringField("psn_no", BillGenerator.personNo(index));
        generator.writeStringField("insutype", Integer.toString(Bill.INSURANCE_TYPE));
        generator.writeStringField("category", "LONG_TERM");
        generator.writeStringField("mdtrtarea_admvs", FILED_PLACE);
        generator.writeStringField("begndate", "2020-01-01");
        generator.writeNullField("enddate");
        generator.writeEndObject();
    }
}
