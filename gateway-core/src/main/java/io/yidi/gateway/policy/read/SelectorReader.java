package io.yidi.gateway.policy.read;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.gateway.policy.yaml.BlockReader;
import io.yidi.protocol.code.PersonStatus;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the keys that say whom a row is for; a missing key and {@code *} match everybody. */
final class SelectorReader {

    private static final String ANY = "*";
    private static final Pattern AGES = Pattern.compile("([0-9]{1,3})(?:-([0-9]{1,3})|\\+)");

    private final List<String> levels;

    SelectorReader(final List<String> levels) {
        this.levels = levels;
    }

    Selector read(final BlockReader row) {
        final int[] ages = ages(row);
        return new Selector(
                level(row),
                choice(row, "status", PersonStatus.class),
                ages[0],
                ages[1],
                choice(row, "assistance", AssistanceClass.class),
                choice(row, "grade", ContributionGrade.class),
                choice(row, "category", BenefitCategory.class));
    }

    private int level(final BlockReader row) {
        final String name = row.text("level", ANY);
        if (name.equals(ANY)) {
            return Selector.ANY_LEVEL;
        }
        final int level = levels.indexOf(name);
        if (level < 0) {
            row.wrong("level", "one of the region's levels " + levels);
        }
        return level;
    }

    private static <E extends Enum<E>> E choice(final BlockReader row, final String key, final Class<E> type) {
        return row.text(key, ANY).equals(ANY) ? null : row.choice(key, type);
    }

    private static int[] ages(final BlockReader row) {
        final String text = row.text("age", ANY);
        if (text.equals(ANY)) {
            return new int[] {0, Selector.AGE_OPEN};
        }
        final Matcher matcher = AGES.matcher(text);
        if (matcher.matches()) {
            final int from = Integer.parseInt(matcher.group(1));
            final int to = matcher.group(2) == null ? Selector.AGE_OPEN : Integer.parseInt(matcher.group(2)) + 1;
            if (from < to && to <= Selector.AGE_OPEN) {
                return new int[] {from, to};
            }
        }
        row.wrong("age", "full years such as 60-69 or 70+");
        return new int[] {0, Selector.AGE_OPEN};
    }
}
