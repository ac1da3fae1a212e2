package io.yidi.load.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.load.campaign.Campaign;
import io.yidi.load.campaign.CampaignRequests;
import io.yidi.load.campaign.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillDriverTest {

    private static final int KILLS = 5;

    /** So few that each of them settles again after any kill; so many that no year of the pool is used up. */
    private static final int PERSONS = 20;

    @TempDir
    private Path directory;

    @Test
    void shouldFindNothingInAGatewayThatKeepsItsPromises() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.NONE);

        assertTrue(report.isClean(), report.text());
        assertEquals(KILLS, report.kills());
        assertTrue(report.acknowledgements() >= KILLS * 100, report.text());
        assertTrue(report.verified() >= report.acknowledgements(), report.text());
        assertTrue(report.text().contains("lost              0 (95 %: in less than 60.00 % of kills)"), report.text());
    }

    @Test
    void shouldFindALostAcknowledgement() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.FORGETS_THE_LAST);

        assertFalse(report.isClean());
        assertTrue(report.lost() >= 1, report.text());
    }

    @Test
    void shouldFindAChangedAnswer() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.CHANGES_ONE);

        assertFalse(report.isClean());
        assertTrue(report.changed() >= 1, report.text());
    }

    @Test
    void shouldFindADoubledEffectThroughTheCounters() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.EXECUTES_ONE_TWICE);

        assertEquals(0, report.lost(), report.text());
        assertTrue(report.text().contains("in 2026: expected C0000 to be "), report.text());
        assertTrue(report.text().contains("in 2026: expected D310100 to be "), report.text());
    }

    @Test
    void shouldFindAPaymentOfThePoolThatCountedTwice() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.COUNTS_ONE_PAYMENT_OF_THE_POOL_TWICE);

        assertTrue(report.doubled() >= 1, report.text());
        assertTrue(report.details().get(0).contains("expected a payment of the pool of stay "), report.text());
    }

    @Test
    void shouldFindAPaymentThatTheBalanceForgot() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.FORGETS_ONE_PAYMENT_OF_AN_ACCOUNT);

        assertEquals(1, report.doubled(), report.text());
        assertTrue(report.details().get(0).contains("expected a balance of "), report.text());
    }

    @Test
    void shouldFindAPaymentOfAnAccountThatTheYearForgot() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.FORGETS_THE_ACCOUNT_IN_THE_YEAR);

        assertEquals(1, report.doubled(), report.text());
        assertTrue(report.details().get(0).contains("in 2026: expected D310200 to be "), report.text());
    }

    @Test
    void shouldFindForgottenAccumulatorsThroughTheDeductible() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.FORGETS_THE_YEAR);

        assertTrue(report.doubled() >= 1, report.text());
        assertTrue(report.details().get(0).contains("expected a deductible"), report.text());
    }

    @Test
    void shouldFindAJournalPositionGivenTwice() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.GIVES_A_POSITION_TWICE);

        assertTrue(report.doubled() >= 1, report.text());
        assertTrue(report.details().get(0).contains("was given to requests"), report.text());
    }

    @Test
    void shouldFindThatSomethingHappensAfterItsReversal() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.FORGETS_WHAT_MAY_NOT_HAPPEN, 10 * KILLS);

        assertTrue(report.doubled() >= 1, report.text());
        assertTrue(report.details().get(0).contains("expected no effect of request "), report.text());
    }

    @Test
    void shouldFindAReversalThatDoesNotKnowWhatWasSettled() throws IOException {
        final KillReport report = campaign(FakeGateway.Fault.FORGETS_WHAT_WAS_SETTLED);

        assertTrue(report.doubled() >= 1, report.text());
        assertTrue(report.details().get(0).contains(", found nothing"), report.text());
    }

    @Test
    void shouldStopWhenTheGatewayDiesByItself() {
        final IOException stopped = assertThrows(IOException.class, () -> campaign(FakeGateway.Fault.DIES_BY_ITSELF));

        assertTrue(stopped.getMessage().contains("though nothing was to end it"), stopped.getMessage());
    }

    private KillReport campaign(final FakeGateway.Fault fault) throws IOException {
        return campaign(fault, KILLS);
    }

    /** Some faults show only where a kill has caught a request before it was recorded; most kills do. */
    private KillReport campaign(final FakeGateway.Fault fault, final int kills) throws IOException {
        final CampaignRequests requests = new CampaignRequests(7, PERSONS, Instant.parse("2026-06-01T00:00:00Z"));
        final KillConfiguration configuration = new KillConfiguration(kills, 100, 7, 2, 1, 20);
        final Tally tally = new Tally();
        try (Campaign campaign = new Campaign(7, requests, directory.resolve(fault + ".bin"), tally);
                FakeGateway gateway = new FakeGateway(requests, fault)) {
            return new KillDriver(configuration, gateway, campaign, tally, new PrintWriter(Writer.nullWriter())).run();
        }
    }
}
