package io.yidi.rivals.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yidi.rivals.split.BillCorpus;
import io.yidi.rivals.split.Equality;
import io.yidi.rivals.split.ReferencePlan;
import io.yidi.rivals.split.Split;
import io.yidi.rivals.split.YidiSplitter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stored procedure does what the gateway does; the long form compares a million settlements. */
class StoredProcedureTest {

    private static final long SEED = 7;
    private static final int BILLS = 600;
    private static final SettleBill BILL = new SettleBill("P1", 2026, 2, false, 5_000_000, 100);

    private static ReferencePlan reference;
    private static BillCorpus corpus;
    private static PostgresCluster cluster;

    private Connection connection;

    @BeforeAll
    static void start() throws IOException {
        final Optional<PostgresTools> tools = PostgresTools.find();
        assumeTrue(tools.isPresent(), "skipped: PostgreSQL is not installed (apt install postgresql)");
        reference = ReferencePlan.in(Path.of("..", "policies"));
        corpus = new BillCorpus(SEED, reference.rows());
        cluster = PostgresCluster.start(
                tools.orElseThrow(), Path.of("target").toAbsolutePath().normalize());
    }

    @AfterAll
    static void stop() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void createSchema() throws IOException, SQLException {
        connection = cluster.connect();
        execute("drop schema public cascade");
        execute("create schema public");
        PostgresSchema.create(connection, reference.rows());
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void shouldSettleAsTheGatewayDoes() throws SQLException, IOException {
        assertEquals(
                new Equality(BILLS, ""), new SettleEquality(cluster, corpus, reference).compare(BILLS, compared -> {}));
        try (ServerSplitter function = new ServerSplitter(cluster, corpus.first(BILLS))) {
            assertEquals(new Equality(BILLS, ""), function.compare(new YidiSplitter(reference)));
        }
    }

    @Test
    void shouldNoticeOneWrongFigure() throws SQLException {
        execute("update policy set layer_bp = layer_bp + 1");
        final Equality equality = new SettleEquality(cluster, corpus, reference).compare(BILLS, compared -> {});
        assertFalse(equality.isEqual());
        assertTrue(equality.compared() < BILLS, equality.words());
    }

    @Test
    void shouldSettleAKeyOnce() throws SQLException {
        try (SettleCall call = new SettleCall(cluster)) {
            call.settle("K1", BILL);
            final List<Split> first = List.copyOf(call.splits());
            call.settle("K1", BILL);
            assertEquals(first, call.splits());
            call.settle(List.of("K1", "K2"), List.of(BILL, BILL));
            assertEquals(first.get(0), call.splits().get(0));
        }
        assertEquals(2, number("select count(*) from settlement"));
        assertEquals(2, number("select stays from accumulator"));
        assertEquals(2 * BILL.inScopeFen(), number("select expense_fen from accumulator"));
        assertEquals(number("select sum(pool_fen) from settlement"), number("select pool_paid_fen from accumulator"));
    }

    @Test
    void shouldFlushEveryCommit() throws SQLException {
        assertEquals("on", text("show fsync"));
        assertEquals("on", text("show synchronous_commit"));
        assertEquals("on", text("show full_page_writes"));
    }

    @Test
    void shouldCountEverySettlementUnderLoad() throws SQLException {
        final long phaseNs = TimeUnit.MILLISECONDS.toNanos(300);
        final LoadResult batched = new SettleLoad(cluster, List.of(BILL), 2, 10).saturate(phaseNs, 10 * phaseNs);
        final LoadResult open = new SettleLoad(cluster, List.of(BILL), 2, 1).open(100, 0, phaseNs);
        final long answered =
                batched.latencyNs().getTotalCount() + open.latencyNs().getTotalCount();
        assertTrue(batched.perSecond() > 0);
        assertEquals(30, open.latencyNs().getTotalCount(), "100/s for 300 ms, however late");
        assertTrue(number("select count(*) from settlement") >= answered);
        assertEquals(number("select count(*) from settlement"), number("select stays from accumulator"));
    }

    private void execute(final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(final String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(final String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
