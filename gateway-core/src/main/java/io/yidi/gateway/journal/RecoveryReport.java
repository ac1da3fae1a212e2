package io.yidi.gateway.journal;

import java.util.Optional;

/**
 * 恢复报告: what opening the journal found and did.
 *
 * @param location of the journal
 * @param epoch of this opening
 * @param lastSequence last good sequence, 0 when there is none
 * @param segments verified
 * @param batches verified, commit marks included
 * @param records verified and given to the visitor
 * @param superblocksLost copies of the superblock that were damaged or missing, 0 to 2
 * @param tornTail what was cut, if anything
 * @param elapsedNs time taken to verify and repair
 */
public record RecoveryReport(
        String location,
        long epoch,
        long lastSequence,
        int segments,
        long batches,
        long records,
        int superblocksLost,
        Optional<TornTail> tornTail,
        long elapsedNs) {

    /**
     * 残尾: sectors of a batch that was never acknowledged and of which only some arrived.
     *
     * @param segment file it was cut from
     * @param offset of the cut in that file, in bytes
     * @param lengthBytes cut
     * @param keptAs file that holds the bytes cut
     */
    public record TornTail(String segment, long offset, int lengthBytes, String keptAs) {}
}
