package io.yidi.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/protocol/result-codes.md} in step; {@code -Dyidi.docs.write=true} writes the page anew. */
class ResultCodesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "protocol", "result-codes.md");

    @Test
    void shouldBeInStepWithTheCodesAndTheirTexts() throws IOException {
        final String expected = page();
        if (Boolean.getBoolean("yidi.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE), "run the test with -Dyidi.docs.write=true");
    }

    private static String page() {
        final StringBuilder page = new StringBuilder("""
                # Result codes · 结果代码

                Every answer that is not a success carries one of these. The class tells what the caller may conclude;
                the texts come with the answer in both languages. A number is never reused. 本页由代码目录生成。

                | class | executed | key used | next |
                |---|---|---|---|
                | MALFORMED | no | no | correct the message; the same msgid may be used |
                | REFUSED | no, and never under this key | yes | correct the cause; a new msgid |
                | CONFLICT | no | by another request | stop and look |
                | BUSY | not this sending | not by this sending | send again later with the same msgid |

                Codes from YD-7000 to YD-8999 are for operators: a policy pack, a reference file or the configuration is
                not accepted. YD-9002 to YD-9005 stop the gateway.
                """);
        for (final ResultCode code : ResultCode.values()) {
            appendCode(page, code);
        }
        return page.toString();
    }

    private static void appendCode(final StringBuilder page, final ResultCode code) {
        page.append("\n## ")
                .append(code.label())
                .append(' ')
                .append(code.name())
                .append("\n\n");
        page.append(code.resultClass());
        if (!code.requirement().isEmpty()) {
            page.append(", requirement ").append(code.requirement());
        }
        page.append("\n\n");
        appendTexts(page, ResultTexts.ZH_CN, code);
        appendTexts(page, ResultTexts.EN, code);
    }

    private static void appendTexts(final StringBuilder page, final ResultTexts texts, final ResultCode code) {
        page.append("- **").append(texts.text(code)).append("** ");
        page.append(texts.cause(code)).append(" → ").append(texts.cure(code)).append('\n');
    }
}
