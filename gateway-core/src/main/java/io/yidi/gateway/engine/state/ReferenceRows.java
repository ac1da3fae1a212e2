package io.yidi.gateway.engine.state;

/** 基础数据读入: receives the rows of a reference file, in the file's order. */
public interface ReferenceRows {

    /**
     * A person; replaces an earlier row of the same number and insurance type.
     *
     * @param person the row
     */
    void onPerson(PersonRow person);

    /**
     * A filing of a person that is known; supersedes the earlier one of its kind.
     *
     * @param line of the file, from 1
     * @param filing the row
     */
    void onFiling(int line, FilingRow filing);

    /**
     * The clearing of a month was applied for; of interest to who keeps settlements.
     *
     * @param line of the file, from 1
     * @param clearing the row
     */
    default void onClearing(final int line, final ClearingRow clearing) {}

    /**
     * A deduction; of interest to who keeps settlements.
     *
     * @param line of the file, from 1
     * @param deduction the row
     */
    default void onDeduction(final int line, final DeductionRow deduction) {}

    /**
     * A deduction is withdrawn; of interest to who keeps settlements.
     *
     * @param line of the file, from 1
     * @param deduction the row as it was taken in
     */
    default void onDeductionWithdrawn(final int line, final DeductionRow deduction) {}

    /**
     * A region or a centre is down for a while; of interest to who settles.
     *
     * @param line of the file, from 1
     * @param downtime the row
     */
    default void onDowntime(final int line, final DowntimeRow downtime) {}

    /**
     * A provider; replaces an earlier row of the same code.
     *
     * @param provider the row
     */
    default void onProvider(final ProviderRow provider) {}

    /**
     * A change of a provider; without effect if nobody knows the provider.
     *
     * @param line of the file, from 1
     * @param change the row
     */
    default void onProviderChange(final int line, final ProviderChangeRow change) {}

    /**
     * A change of a person; without effect if nobody knows the person.
     *
     * @param line of the file, from 1
     * @param change the row
     */
    void onChange(int line, PersonChangeRow change);
}
