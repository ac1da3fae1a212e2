package io.yidi.gateway.launcher.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * 配置项: one setting as {@code reference.conf} documents it.
 *
 * @param key with its block, such as {@code yidi.json.port}
 * @param defaultValue as HOCON
 * @param meaning in English
 * @param meaningZh in Chinese
 * @param range unit and bounds, as operators write them
 */
record Setting(String key, String defaultValue, String meaning, String meaningZh, String range) {

    private static final ConfigRenderOptions CONCISE = ConfigRenderOptions.concise();
    private static final String RANGE_BEGIN = "[";

    /** All settings, by key. */
    static NavigableMap<String, Setting> all() {
        final Config defaults = ConfigFactory.parseResources(Setting.class.getClassLoader(), "reference.conf");
        final NavigableMap<String, Setting> settings = new TreeMap<>();
        defaults.entrySet().forEach(entry -> settings.put(entry.getKey(), of(entry.getKey(), entry.getValue())));
        return settings;
    }

    /** A value as HOCON, in one line. */
    static String text(final ConfigValue value) {
        final String rendered = value.render(CONCISE);
        final String plain = String.valueOf(value.unwrapped());
        return rendered.equals('"' + plain + '"') && plain.matches("[0-9]+[A-Za-z]+") ? plain : rendered;
    }

    private static Setting of(final String key, final ConfigValue value) {
        final List<String> lines =
                value.origin().comments().stream().map(String::strip).toList();
        final String range = lines.stream()
                .filter(line -> line.startsWith(RANGE_BEGIN))
                .map(line -> line.substring(1, line.length() - 1))
                .collect(Collectors.joining());
        return new Setting(key, text(value), join(lines, false), join(lines, true), range);
    }

    private static String join(final List<String> lines, final boolean chinese) {
        return lines.stream()
                .filter(line -> !line.startsWith(RANGE_BEGIN) && isChinese(line) == chinese)
                .collect(Collectors.joining(" "));
    }

    private static boolean isChinese(final String line) {
        return line.codePoints().anyMatch(Character::isIdeographic);
    }
}
