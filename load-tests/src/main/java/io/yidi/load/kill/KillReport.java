package io.yidi.load.kill;

import java.util.List;
import java.util.Locale;

/**
 * 强杀报告: what a campaign found.
 *
 * @param kills done
 * @param acknowledgements received, resolved requests included
 * @param settled of them, settlements
 * @param resolved requests that were unanswered at a kill and answered later
 * @param verified answers that came again unchanged
 * @param lost acknowledgements the gateway did not know any more
 * @param changed acknowledgements that came back otherwise
 * @param doubled breaks of the sequential model
 * @param busy answers BUSY
 * @param restartP50Ms median time to be ready after a kill
 * @param restartMaxMs longest
 * @param details the first findings
 */
public record KillReport(
        int kills,
        long acknowledgements,
        long settled,
        long resolved,
        long verified,
        long lost,
        long changed,
        long doubled,
        long busy,
        long restartP50Ms,
        long restartMaxMs,
        List<String> details) {

    /** With no failure in n independent tries, the failure probability is below 3/n with 95 % confidence. */
    private static final double RULE_OF_THREE_PERCENT = 300;

    /**
     * Whether nothing was found, and something was tried.
     *
     * @return true if every promise held
     */
    public boolean isClean() {
        return lost == 0 && changed == 0 && doubled == 0 && settled > 0;
    }

    /**
     * The report as text.
     *
     * @return some lines
     */
    public String text() {
        final StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "kills             %d%nacknowledgements  %d (%d settlements, %d resolved later, %d times BUSY)%n",
                kills,
                acknowledgements,
                settled,
                resolved,
                busy));
        text.append(String.format(Locale.ROOT, "verified repeats  %d%n", verified));
        text.append(finding("lost", lost)).append(finding("changed", changed)).append(finding("doubled", doubled));
        text.append(String.format(Locale.ROOT, "restart           p50 %d ms, max %d ms%n", restartP50Ms, restartMaxMs));
        details.forEach(detail -> text.append(detail).append(System.lineSeparator()));
        return text.toString();
    }

    private String finding(final String name, final long count) {
        final String bound = count > 0
                ? ""
                : String.format(Locale.ROOT, " (95 %%: in less than %.2f %% of kills)", RULE_OF_THREE_PERCENT / kills);
        return String.format(Locale.ROOT, "%-17s %d%s%n", name, count, bound);
    }
}
