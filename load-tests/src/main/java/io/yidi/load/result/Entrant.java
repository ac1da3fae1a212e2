package io.yidi.load.result;

import io.yidi.load.client.Door;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 参赛条目: a kind of server, its door and the settings it runs with, so that the same gateway can be compared with itself.
 *
 * @param kind of server
 * @param door that requests are sent to
 * @param settings of a gateway, such as {@code metrics.latency=false}
 */
public record Entrant(ContestantKind kind, Door door, List<String> settings) {

    private static final char DOOR = '@';
    private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9.-]*=[A-Za-z0-9._/-]+");
    private static final Pattern NOT_IN_FILE_NAMES = Pattern.compile("[^A-Za-z0-9.-]+");

    /**
     * Reads an entrant.
     *
     * @param text kind, door if it is not the binary one, and settings, such as {@code gateway@json} or
     *     {@code gateway:pipeline.profile=inline:metrics.latency=false}
     * @return what it says
     */
    public static Entrant of(final String text) {
        final StringTokenizer words = new StringTokenizer(text, ":");
        final String first = words.hasMoreTokens() ? words.nextToken() : "";
        final int at = first.indexOf(DOOR);
        final ContestantKind kind = kind(at < 0 ? first : first.substring(0, at));
        final Door door = at < 0 ? Door.BINARY : door(first.substring(at + 1));
        final List<String> settings =
                Stream.generate(words::nextToken).limit(words.countTokens()).toList();
        for (final String setting : settings) {
            if (!SETTING.matcher(setting).matches()) {
                throw new IllegalArgumentException("expected settings as name=value, found " + setting);
            }
        }
        if (!kind.isGateway() && (!settings.isEmpty() || door != Door.BINARY)) {
            throw new IllegalArgumentException("expected doors and settings of a gateway only, found " + text);
        }
        return new Entrant(kind, door, settings);
    }

    private static ContestantKind kind(final String label) {
        for (final ContestantKind kind : ContestantKind.values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("expected one of " + List.of(ContestantKind.values()) + ", found " + label);
    }

    private static Door door(final String label) {
        for (final Door door : Door.values()) {
            if (door.label().equals(label)) {
                return door;
            }
        }
        throw new IllegalArgumentException("expected a door of " + List.of(Door.values()) + ", found " + label);
    }

    /** Name in tables. */
    public String label() {
        final String first = door == Door.BINARY ? kind.label() : kind.label() + DOOR + door.label();
        return Stream.concat(Stream.of(first), settings.stream()).collect(Collectors.joining(":"));
    }

    /** Name in names of files. */
    public String fileName() {
        return NOT_IN_FILE_NAMES.matcher(label()).replaceAll("_");
    }

    /** What happens to the disk before a reply. */
    public String durability() {
        return kind.durability();
    }

    /** Templates of good replies. */
    public Set<Integer> replyTemplateIds() {
        return kind.replyTemplateIds();
    }

    @Override
    public String toString() {
        return label();
    }
}
