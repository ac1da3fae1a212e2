/**
 * 机构与目录: what the national interface expects the platform to know and leaves out of its messages.
 *
 * <p>Job: levels of hospitals, and the care places' catalogues of drugs, services and materials. <br>Upstream: {@code
 * national}. Downstream: none. <br>Thread: read at start, then immutable. <br>Allocation: at start.
 */
package io.yidi.gateway.national.place;
