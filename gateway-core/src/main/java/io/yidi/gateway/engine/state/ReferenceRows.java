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
     * A filing of a person that is known; supersedes the earlier one.
     *
     * @param filing the row
     */
    void onFiling(FilingRow filing);
}
