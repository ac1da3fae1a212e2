package io.yidi.gateway.engine.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.fixture.Answers;
import io.yidi.gateway.fixture.FilingFrames;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.Portion;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.sbe.FilingKind;
import io.yidi.protocol.sbe.FilingQueryReplyDecoder;
import io.yidi.protocol.sbe.FilingState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawn orders about the filings of four persons of four regions, over four years. */
class FilingHistoryTest {

    private static final int STEPS = Portion.of(1_500);
    private static final int HASH_EVERY = 10;
    private static final int SNAPSHOT_EVERY = STEPS / 6;
    private static final int[] PLACES = {110_105, 120_101, 650_102, 410_802};
    private static final String[] CATEGORIES = {
        "RETIRED_RESETTLED", "LONG_TERM_RESIDENT", "STATIONED_WORKER", "TRANSFER", "EMERGENCY", "OTHER_TEMPORARY"
    };
    private static final String[] FILED = {"130100", "310115", "460200", "130000", "110100", "429004"};
    private static final String[] CHANNELS = {"WINDOW", "NATIONAL_APP", "REGIONAL_APP", "PROVIDER"};
    private static final String[] DISEASES = {"M03900", "M00500"};

    private Random random;

    /** BJ-10b, INV-23: one general filing at most; and a machine that goes on from a snapshot decides alike. */
    @ParameterizedTest
    @ValueSource(longs = {20261122, 7, 99})
    void shouldDecideAlikeFromASnapshot(final long seed) {
        random = new Random(seed);
        final MachineRun run = new MachineRun("2023-01-01");
        final List<FilingScript> scripts = new ArrayList<>();
        for (int i = 0; i < PLACES.length; i++) {
            run.person("P" + i, 310, PLACES[i], PersonStatus.WORKING);
            scripts.add(new FilingScript(run, "P" + i, Integer.toString(PLACES[i]), "P" + i + "F"));
        }
        MachineRun other = run.restored();
        for (int step = 1; step <= STEPS; step++) {
            final int person = random.nextInt(PLACES.length);
            final String day = LocalDate.of(2023, 1, 1).plusDays(step).toString();
            run.cutOver(day);
            other.cutOver(day);
            final UnsafeBuffer order = scripts.get(person).message(order(day).split(" ", -1));
            run.execute(order);
            other.execute(order);
            assertArrayEquals(run.lastReply(), other.lastReply());
            run.send(FilingFrames.query("Q", "P" + person, PLACES[person], query -> {}));
            assertOneOfAKind(Answers.filings(new UnsafeBuffer(run.lastReply())));
            if (step % HASH_EVERY == 0) {
                assertEquals(run.machine().stateHash(), other.machine().stateHash());
            }
            if (step % SNAPSHOT_EVERY == 0) {
                other = run.restored();
            }
        }
    }

    private static void assertOneOfAKind(final FilingQueryReplyDecoder reply) {
        final Set<String> kinds = new HashSet<>();
        for (final FilingQueryReplyDecoder.FilingsDecoder filing : reply.filings()) {
            if (filing.kind() != FilingKind.CHOSEN_PROVIDER && filing.state() != FilingState.REVIEW) {
                assertTrue(kinds.add(filing.kind() + filing.diseaseCode()), () -> "twice: " + filing);
            }
        }
    }

    private String order(final String day) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> day + " NEW" + maybe(" category=", CATEGORIES) + details();
            case 3 -> day + " CHANGE" + maybe(" category=", CATEGORIES) + details();
            case 4 -> day + " CANCEL" + maybe(" category=", CATEGORIES) + maybe(" channel=", CHANNELS);
            case 5 -> day + " COMPLETE_DOCUMENTS doc_residence_proof doc_contract";
            case 6 -> day + " EXTEND diagnosis=C34.900";
            case 7 -> day + " NEW choose hospitals=H" + random.nextInt(4);
            default -> day + chronic(DISEASES[random.nextInt(DISEASES.length)]);
        };
    }

    private String chronic(final String disease) {
        return random.nextInt(3) == 0
                ? " CANCEL disease=" + disease
                : " NEW disease=" + disease + " hospitals=H1+H" + (2 + random.nextInt(3)) + "@120102"
                        + " doc_diagnosis_proof doc_chronic_application";
    }

    private String details() {
        return maybe(" place=", FILED)
                + maybe(" channel=", CHANNELS)
                + maybe(" basis=", "PROOF", "COMMITMENT")
                + maybe(" diagnosis=", "C34.100", "I10.x00")
                + maybe(" ", "doc_residence_proof", "doc_contract", "otp_flag", "ipt_flag");
    }

    private String maybe(final String name, final String... values) {
        return random.nextInt(3) == 0 ? "" : name + values[random.nextInt(values.length)];
    }
}
