package io.yidi.rivals.postgres;

import java.io.IOException;
import java.sql.SQLException;

/** 结算参赛者: whoever settles bills durably and can be put under load. */
public interface SettleContestant {

    /**
     * As many as it takes.
     *
     * @param warmUpNs whose answers do not count
     * @param measuredNs whose answers do
     * @return what came out
     * @throws IOException if a connection breaks or an answer is no settlement
     * @throws SQLException if a database refuses
     */
    LoadResult saturate(long warmUpNs, long measuredNs) throws IOException, SQLException;

    /**
     * At a rate fixed beforehand; latency counts from when a settlement was due.
     *
     * @param ratePerSecond settlements
     * @param warmUpNs whose answers do not count
     * @param measuredNs whose answers do
     * @return what came out
     * @throws IOException if a connection breaks or an answer is no settlement
     * @throws SQLException if a database refuses
     */
    LoadResult open(double ratePerSecond, long warmUpNs, long measuredNs) throws IOException, SQLException;

    /** Lets it do what it put off while it was busy; whoever plays next would pay for it. */
    default void rest() {
        // Some put nothing off.
    }
}
