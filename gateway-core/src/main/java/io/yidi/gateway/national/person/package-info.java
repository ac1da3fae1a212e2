/**
 * 人员与就诊查询: who a patient is to the insurance (1101), whether benefits may be used (2001), what is known of visits
 * and stays (5201, 5202, 5303), what has come together in a year (5206), which insurance is meant where a request
 * has no field for it, and who a settlement was for where a reply does not say it (5203).
 *
 * <p>Job: what the engine's state says, and what the files of {@code national.place} add, as native replies would.
 * <br>Upstream: {@code national}; {@code launcher}, which puts them on the desk. Downstream: {@code national.desk},
 * {@code national.message}, {@code national.place}, {@code national.table}, {@code policy.plane}.
 * <br>Thread: the desk's; of that insurance and that settlement the event loop. <br>Allocation: documents. Nothing of a
 * person is logged.
 */
package io.yidi.gateway.national.person;
