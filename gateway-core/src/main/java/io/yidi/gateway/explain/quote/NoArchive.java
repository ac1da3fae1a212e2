package io.yidi.gateway.explain.quote;

import io.yidi.gateway.engine.state.ArchivedKey;
import io.yidi.gateway.engine.state.ClosedDay;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyArchive;

/** 无归档: forgets the keys of closed days; nobody repeats a request here. */
final class NoArchive implements KeyArchive {

    @Override
    public void keep(final ClosedDay day) {
        day.close();
    }

    @Override
    public boolean find(final int epochDay, final Fingerprint key, final ArchivedKey into) {
        return false;
    }

    @Override
    public boolean holds(final int epochDay) {
        return false;
    }

    @Override
    public void drop(final int epochDay) {
        // Nothing was kept.
    }
}
