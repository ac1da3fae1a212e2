package io.yidi.clearing.ledger;

import io.yidi.gateway.journal.JournalPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.agrona.concurrent.UnsafeBuffer;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** 账册: an open ledger. Either one process writes to a ledger, or any number read it. One thread. */
public final class Ledger implements AutoCloseable {

    private static final int FORMAT = 3;
    private static final String SCHEMA = "ledger.sql";

    private final DuckDBConnection connection;

    private Ledger(final DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens a ledger to write to it, making it if it is not there.
     *
     * @param file of the ledger
     * @return the ledger
     * @throws LedgerException if another process has it open, or it is of another format
     */
    public static Ledger open(final Path file) {
        final boolean isNew = !Files.exists(file);
        final Ledger ledger = new Ledger(connect(file.toAbsolutePath().toString(), false, 1));
        ledger.begin(isNew);
        return ledger;
    }

    /**
     * Opens a ledger to read it.
     *
     * @param file of the ledger
     * @return the ledger
     * @throws LedgerException if there is none, a process writes to it, or it is of another format
     */
    public static Ledger openReadOnly(final Path file) {
        if (!Files.exists(file)) {
            throw new LedgerException("expected a ledger at " + file + ", found none; make it with: ledger update");
        }
        final Ledger ledger = new Ledger(connect(file.toAbsolutePath().toString(), true, 1));
        ledger.begin(false);
        return ledger;
    }

    /**
     * Opens a database in memory beside a ledger, which is there under the name {@code ledger} and only read. It may
     * use two processors; whoever compares a day waits for it.
     *
     * @param file of the ledger
     * @return the database
     * @throws LedgerException if there is no ledger, a process writes to it, or it is of another format
     */
    public static DuckDBConnection attach(final Path file) {
        openReadOnly(file).close();
        final DuckDBConnection memory = connect("", false, 2);
        try (Statement statement = memory.createStatement()) {
            memory.setAutoCommit(true);
            final String name = file.toAbsolutePath().toString().replace("'", "''");
            statement.execute("ATTACH '" + name + "' AS ledger (READ_ONLY)");
            return memory;
        } catch (final SQLException failed) {
            throw new LedgerException("open the ledger " + file, failed);
        }
    }

    /** The database. */
    DuckDBConnection connection() {
        return connection;
    }

    /**
     * Last record of the journal that is in.
     *
     * @return its sequence, 0 if none is
     */
    public long sequence() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sequence FROM progress")) {
            row.next();
            return row.getLong(1);
        } catch (final SQLException failed) {
            throw new LedgerException("read how far the ledger is", failed);
        }
    }

    /** Where in the journal the ledger ends; empty if it is empty. */
    Optional<JournalPoint> point() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT point FROM progress")) {
            row.next();
            return Optional.ofNullable(row.getBytes(1)).map(bytes -> JournalPoint.decode(new UnsafeBuffer(bytes), 0));
        } catch (final SQLException failed) {
            throw new LedgerException("read where the ledger ends", failed);
        }
    }

    /** Makes everything written so far part of the ledger, together with where in the journal it ends. */
    void commit(final JournalPoint point) {
        final byte[] bytes = new byte[JournalPoint.LENGTH];
        point.encode(new UnsafeBuffer(bytes), 0);
        try (PreparedStatement update = connection.prepareStatement("UPDATE progress SET sequence = ?, point = ?")) {
            update.setLong(1, point.sequence());
            update.setBytes(2, bytes);
            update.executeUpdate();
            connection.commit();
        } catch (final SQLException failed) {
            throw new LedgerException("write to the ledger", failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (final SQLException failed) {
            throw new LedgerException("close the ledger", failed);
        }
    }

    /** Nothing is fetched from outside, and the gateway beside it keeps its processors. */
    private static DuckDBConnection connect(final String file, final boolean isReadOnly, final int threads) {
        final Properties settings = new Properties();
        settings.setProperty(DuckDBDriver.DUCKDB_READONLY_PROPERTY, Boolean.toString(isReadOnly));
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        try {
            final DuckDBConnection connection =
                    (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + file, settings);
            connection.setAutoCommit(false);
            return connection;
        } catch (final SQLException failed) {
            throw new LedgerException("open the ledger " + file, failed);
        }
    }

    private void begin(final boolean isNew) {
        try (Statement statement = connection.createStatement()) {
            if (isNew) {
                statement.execute(schema());
                statement.execute("INSERT INTO progress VALUES (" + FORMAT + ", 0, NULL)");
                connection.commit();
            }
            requireFormat(statement);
        } catch (final SQLException failed) {
            throw new LedgerException("find the tables of a ledger", failed);
        }
    }

    private static void requireFormat(final Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT format FROM progress")) {
            if (!row.next() || row.getInt(1) != FORMAT) {
                throw new LedgerException(
                        "expected a ledger of format " + FORMAT + ", found another; make it anew: ledger rebuild");
            }
        }
    }

    private static String schema() {
        try (InputStream resource = Ledger.class.getResourceAsStream(SCHEMA)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(SCHEMA, unreadable);
        }
    }
}
