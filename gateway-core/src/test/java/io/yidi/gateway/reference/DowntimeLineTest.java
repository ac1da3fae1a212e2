package io.yidi.gateway.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BJ-50: what a line about downtime has to say. */
class DowntimeLineTest {

    private static final String SOUND = "{\"record\":\"downtime\",\"notice_no\":\"N1\",\"admdvs\":\"130000\","
            + "\"begin_time\":\"2023-06-01 22:00:00\",\"end_time\":\"2023-06-02 06:00:00\",\"text\":\"down\"}";

    @TempDir
    private Path folder;

    @Test
    void shouldTakeASoundNotice() throws IOException {
        ReferenceReader.check(file(SOUND), "notices");
        ReferenceReader.check(file(SOUND.replace("down\"}", "停".repeat(60) + "\"}")), "notices");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N1                  | N 1                 | notice_no",
                "130000              | 13                  | admdvs",
                "2023-06-01 22:00:00 | 2023-06-01 22:00    | begin_time",
                "2023-06-01 22:00:00 | 2023-06-02 06:00:00 | end_time",
                "2023-06-02 06:00:00 | never               | end_time",
                "\"down\"          | \" \"             | text",
                "\"text\"          | \"why\"           | why",
            })
    void shouldNameTheFieldThatIsWrong(final String what, final String into, final String field) throws IOException {
        final Path file = file(SOUND.replace(what, into));

        final ReferenceException refused =
                assertThrows(ReferenceException.class, () -> ReferenceReader.check(file, "notices"));
        assertEquals(
                true, refused.faults().stream().anyMatch(fault -> fault.field().equals(field)));
    }

    @Test
    void shouldNotTakeATextThatIsTooLong() throws IOException {
        final Path file = file(SOUND.replace("down\"}", "停".repeat(61) + "\"}"));

        assertThrows(ReferenceException.class, () -> ReferenceReader.check(file, "notices"));
    }

    private Path file(final String line) throws IOException {
        return Files.writeString(folder.resolve("notices.jsonl"), line);
    }
}
