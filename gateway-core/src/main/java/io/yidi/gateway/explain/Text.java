package io.yidi.gateway.explain;

/**
 * 双语文字: one text in both languages.
 *
 * @param zh 简体中文
 * @param en English
 */
public record Text(String zh, String en) {

    /** Says nothing. */
    public static final Text NONE = same("");

    /** A text in both languages. */
    public static Text of(final String zh, final String en) {
        return new Text(zh, en);
    }

    /** A text that reads alike in both: numbers, ids, names of funds. */
    public static Text same(final String text) {
        return new Text(text, text);
    }

    /** This text with another behind it. */
    public Text plus(final Text more) {
        return new Text(zh + more.zh, en + more.en);
    }

    /** This text with one behind it that reads alike in both. */
    public Text plus(final String more) {
        return plus(same(more));
    }
}
