/**
 * 断网检查: proof that a serving gateway reaches for nothing outside its machine.
 *
 * <p>Job: run a gateway under {@code strace}, settle through both doors, judge every connection it tried.
 * <br>Upstream: the {@code airgap} command. Downstream: {@code process}, {@code client}, {@code bill}.
 * <br>Thread: the caller's. <br>Allocation: as it likes.
 */
package io.yidi.load.airgap;
