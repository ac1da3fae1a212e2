package io.yidi.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultTextsTest {

    private static final List<String> PARTS = List.of(".text", ".cause", ".cure");
    private static final int CHINESE_TEXT_LENGTH_MAX = 80;
    private static final int ENGLISH_TEXT_LENGTH_MAX = 100;
    private static final int ERR_MSG_LENGTH_MAX = 200;

    private final Properties chinese = ResultTexts.load("result-codes_zh_CN.properties");
    private final Properties english = ResultTexts.load("result-codes_en.properties");

    @Test
    void shouldHaveExactlyTheKeysOfTheCodesInBothLanguages() {
        final Set<String> expected = new TreeSet<>();
        for (final ResultCode code : ResultCode.values()) {
            PARTS.forEach(part -> expected.add(code.label() + part));
        }
        assertEquals(expected, new TreeSet<>(chinese.stringPropertyNames()));
        assertEquals(expected, new TreeSet<>(english.stringPropertyNames()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayEveryPartInItsOwnLanguage(final ResultCode code) {
        for (final String part : PARTS) {
            final String zh = chinese.getProperty(code.label() + part);
            final String en = english.getProperty(code.label() + part);
            assertNotEquals(zh, en, code.label() + part);
            assertTrue(zh.codePoints().anyMatch(Character::isIdeographic), () -> "no Chinese in: " + zh);
            assertTrue(en.codePoints().noneMatch(Character::isIdeographic), () -> "Chinese in: " + en);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFitTheErrorMessageOfTheNationalInterface(final ResultCode code) {
        final String text = ResultTexts.ZH_CN.text(code);
        assertTrue(text.length() <= CHINESE_TEXT_LENGTH_MAX, text);
        assertTrue(ResultTexts.EN.text(code).length() <= ENGLISH_TEXT_LENGTH_MAX, ResultTexts.EN.text(code));
        final String message = code.label() + " " + text + "。" + ResultTexts.ZH_CN.cure(code);
        assertTrue(message.length() <= ERR_MSG_LENGTH_MAX, message);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldTheSameTextAsUtf8(final ResultCode code) {
        assertArrayEquals(
                ResultTexts.ZH_CN.text(code).getBytes(StandardCharsets.UTF_8), ResultTexts.ZH_CN.textUtf8(code));
        assertArrayEquals(ResultTexts.EN.cure(code).getBytes(StandardCharsets.UTF_8), ResultTexts.EN.cureUtf8(code));
    }
}
