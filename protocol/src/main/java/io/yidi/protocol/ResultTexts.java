package io.yidi.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * 结果文字: what a result code says to people, in one language; from {@code result-codes_*.properties}.
 *
 * <p>Every code has a text (what happened), a cause (why) and a cure (what to do). Texts and cures are also held as
 * UTF-8, ready to be copied into a reply. The byte arrays are shared: read them, never write them.
 */
public final class ResultTexts {

    /** 简体中文, for the cashier. */
    public static final ResultTexts ZH_CN = new ResultTexts("zh_CN");

    /** English, for the integrator. */
    public static final ResultTexts EN = new ResultTexts("en");

    private final Map<ResultCode, Entry> entries = new EnumMap<>(ResultCode.class);

    private ResultTexts(final String language) {
        final Properties properties = load("result-codes_" + language + ".properties");
        for (final ResultCode code : ResultCode.values()) {
            entries.put(code, Entry.of(properties, code));
        }
    }

    /**
     * What happened, in one sentence.
     *
     * @param code of the answer
     * @return at most 80 characters in Chinese, so that it fits {@code err_msg}
     */
    public String text(final ResultCode code) {
        return entries.get(code).text;
    }

    /**
     * Why it happened.
     *
     * @param code of the answer
     * @return a sentence
     */
    public String cause(final ResultCode code) {
        return entries.get(code).cause;
    }

    /**
     * What to do now.
     *
     * @param code of the answer
     * @return a sentence or two
     */
    public String cure(final ResultCode code) {
        return entries.get(code).cure;
    }

    /**
     * What happened, encoded.
     *
     * @param code of the answer
     * @return UTF-8, shared, not to be written to
     */
    public byte[] textUtf8(final ResultCode code) {
        return entries.get(code).textUtf8;
    }

    /**
     * What to do now, encoded.
     *
     * @param code of the answer
     * @return UTF-8, shared, not to be written to
     */
    public byte[] cureUtf8(final ResultCode code) {
        return entries.get(code).cureUtf8;
    }

    static Properties load(final String resource) {
        final Properties properties = new Properties();
        try (InputStream bytes = ResultTexts.class.getResourceAsStream(resource);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (final IOException e) {
            throw new UncheckedIOException("expected a readable " + resource + " beside this class", e);
        }
        return properties;
    }

    private record Entry(String text, String cause, String cure, byte[] textUtf8, byte[] cureUtf8) {

        static Entry of(final Properties properties, final ResultCode code) {
            final String text = required(properties, code.label() + ".text");
            final String cure = required(properties, code.label() + ".cure");
            return new Entry(
                    text,
                    required(properties, code.label() + ".cause"),
                    cure,
                    text.getBytes(StandardCharsets.UTF_8),
                    cure.getBytes(StandardCharsets.UTF_8));
        }

        private static String required(final Properties properties, final String key) {
            final String value = properties.getProperty(key);
            if (value == null) {
                throw new IllegalStateException("expected a text for " + key + ", found none");
            }
            return value;
        }
    }
}
