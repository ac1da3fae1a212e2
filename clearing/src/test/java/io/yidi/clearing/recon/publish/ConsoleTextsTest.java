package io.yidi.clearing.recon.publish;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.clearing.calendar.Deadline;
import io.yidi.clearing.recon.batch.BatchState;
import io.yidi.clearing.recon.compare.Cause;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.compare.Verdict;
import io.yidi.clearing.recon.due.DueRow;
import io.yidi.gateway.console.ConsolePages;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a day may hold, the console has a word for it in both languages. */
class ConsoleTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void shouldHaveAWordForEveryNameThatIsLeft(final String language) {
        final String texts = new String(
                ConsolePages.SHIPPED
                        .at(ConsolePages.ROOT + "/texts/" + language + ".js")
                        .content(),
                StandardCharsets.UTF_8);
        names().forEach(name -> assertTrue(texts.contains("  '" + name + "': '"), name));
    }

    private static Stream<String> names() {
        return Stream.of(
                        Stream.of(Verdict.values()).map(verdict -> "verdict." + verdict),
                        Stream.of(BatchState.values()).map(state -> "batch." + state),
                        Stream.of(Side.values()).map(side -> "side." + side),
                        Stream.of(DueRow.State.values()).map(state -> "due." + state),
                        Stream.of(Deadline.values()).map(deadline -> "deadline." + deadline))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldSayACauseAndWhatToDoInBothLanguages(final Cause cause) {
        for (final String text : new String[] {
            cause.text().zh(),
            cause.text().en(),
            cause.text().stepZh(),
            cause.text().stepEn()
        }) {
            assertFalse(text.isBlank(), cause::name);
        }
        assertFalse(cause.text().en().chars().anyMatch(letter -> letter > 0x2E00), cause::name);
        assertFalse(cause.text().stepEn().chars().anyMatch(letter -> letter > 0x2E00), cause::name);
    }
}
