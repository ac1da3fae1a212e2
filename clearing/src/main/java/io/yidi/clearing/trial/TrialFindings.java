package io.yidi.clearing.trial;

import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** 试验结论: what a reconciliation said, beside what was done. One thread. */
final class TrialFindings {

    private static final int NAMED_AT_LEAST_PERCENT = 99;
    private static final int PERCENT = 100;

    private final Map<Key, Fault> truth;
    private final Map<String, Integer> wrongCauses = new TreeMap<>();
    private int expected;
    private int found;
    private int invented;
    private int named;

    TrialFindings(final Map<Key, Fault> truth) {
        this.truth = truth;
    }

    /** Reads the differences as they are written for a spreadsheet. */
    void read(final Reader export) throws IOException {
        final Map<String, Map<Key, String>> pairs = new HashMap<>();
        final CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        for (final CSVRecord row : format.parse(export)) {
            final Key key =
                    new Key(Long.parseLong(row.get("结算ID")), row.get("退费标志").equals("1"));
            pairs.computeIfAbsent(row.get("甲方") + row.get("乙方"), pair -> new HashMap<>())
                    .put(key, row.get("可能原因"));
        }
        count(pairs, Side.GATEWAY, Side.HOSPITAL);
        count(pairs, Side.GATEWAY, Side.PLATFORM);
        count(pairs, Side.HOSPITAL, Side.PLATFORM);
    }

    private void count(final Map<String, Map<Key, String>> pairs, final Side here, final Side there) {
        final Map<Key, String> said = pairs.getOrDefault(here.label() + there.label(), Map.of());
        final Set<Key> unexpected = new HashSet<>(said.keySet());
        truth.forEach((key, fault) -> {
            if (fault.side() == here || fault.side() == there) {
                expected++;
                unexpected.remove(key);
                if (said.containsKey(key)) {
                    found++;
                    judge(fault, said.get(key));
                }
            }
        });
        invented += unexpected.size();
    }

    private void judge(final Fault fault, final String cause) {
        if (cause.equals(fault.cause().label())) {
            named++;
        } else {
            wrongCauses.merge(fault + " " + cause, 1, Integer::sum);
        }
    }

    /** Whether everything was found, nothing invented, and nearly every cause named rightly. */
    boolean isSound() {
        return found == expected && invented == 0 && (long) named * PERCENT >= (long) expected * NAMED_AT_LEAST_PERCENT;
    }

    /** Counts in a line. */
    String text() {
        return String.format(
                Locale.ROOT,
                "differences %d, found %d, missed %d, invented %d, causes right %d of %d, wrong %s",
                expected,
                found,
                expected - found,
                invented,
                named,
                expected,
                wrongCauses);
    }
}
