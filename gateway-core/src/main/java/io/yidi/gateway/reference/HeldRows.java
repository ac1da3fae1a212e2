package io.yidi.gateway.reference;

import io.yidi.gateway.engine.state.ClearingRow;
import io.yidi.gateway.engine.state.DeductionRow;
import io.yidi.gateway.engine.state.DowntimeRow;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.PersonChangeRow;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ProviderChangeRow;
import io.yidi.gateway.engine.state.ProviderRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.reference.ReferenceException.LineFault;
import io.yidi.protocol.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** 待读入的行: the rows of one file in memory, in its order; not changed any more once they are all there. */
final class HeldRows implements ReferenceRows {

    private final List<Consumer<ReferenceRows>> rows = new ArrayList<>();
    private final String fileHash;
    private final int countMax;

    HeldRows(final String fileHash, final int countMax) {
        this.fileHash = fileHash;
        this.countMax = countMax;
    }

    /** Whether they are the rows of that file. */
    boolean isOf(final String otherHash) {
        return fileHash.equals(otherHash);
    }

    int count() {
        return rows.size();
    }

    /** Hands all of them out. */
    void handTo(final ReferenceRows receiver) {
        rows.forEach(row -> row.accept(receiver));
    }

    @Override
    public void onPerson(final PersonRow person) {
        add(receiver -> receiver.onPerson(person));
    }

    @Override
    public void onFiling(final int line, final FilingRow filing) {
        add(receiver -> receiver.onFiling(line, filing));
    }

    @Override
    public void onClearing(final int line, final ClearingRow clearing) {
        add(receiver -> receiver.onClearing(line, clearing));
    }

    @Override
    public void onDeduction(final int line, final DeductionRow deduction) {
        add(receiver -> receiver.onDeduction(line, deduction));
    }

    @Override
    public void onDeductionWithdrawn(final int line, final DeductionRow deduction) {
        add(receiver -> receiver.onDeductionWithdrawn(line, deduction));
    }

    @Override
    public void onDowntime(final int line, final DowntimeRow downtime) {
        add(receiver -> receiver.onDowntime(line, downtime));
    }

    @Override
    public void onProvider(final ProviderRow provider) {
        add(receiver -> receiver.onProvider(provider));
    }

    @Override
    public void onProviderChange(final int line, final ProviderChangeRow change) {
        add(receiver -> receiver.onProviderChange(line, change));
    }

    @Override
    public void onChange(final int line, final PersonChangeRow change) {
        add(receiver -> receiver.onChange(line, change));
    }

    private void add(final Consumer<ReferenceRows> row) {
        if (rows.size() == countMax) {
            throw new ReferenceException(List.of(new LineFault(
                    ResultCode.REFERENCE_FILE_TOO_LONG, fileHash, 0, "", "expected at most " + countMax + " lines")));
        }
        rows.add(row);
    }
}
