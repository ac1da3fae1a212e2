package io.yidi.load.kill;

import io.yidi.load.campaign.ResultBlock;
import java.util.List;

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
        return new ResultBlock()
                .line("kills", "%d", kills)
                .line(
                        "acknowledgements",
                        "%d (%d settlements, %d resolved later, %d times BUSY)",
                        acknowledgements,
                        settled,
                        resolved,
                        busy)
                .line("verified repeats", "%d", verified)
                .finding("lost", lost, kills, "kills")
                .finding("changed", changed, kills, "kills")
                .finding("doubled", doubled, kills, "kills")
                .line("restart", "p50 %d ms, max %d ms", restartP50Ms, restartMaxMs)
                .details(details)
                .text();
    }
}
