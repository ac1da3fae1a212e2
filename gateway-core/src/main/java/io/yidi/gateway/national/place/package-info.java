/**
 * 机构与人员: what the national interface expects the platform to know and leaves out of its messages.
 *
 * <p>Job: levels of hospitals, people behind certificates, what areas write in ways of their own. <br>Upstream: {@code
 * national}. Downstream: none. <br>Thread: read at start, then immutable. <br>Allocation: at start.
 */
package io.yidi.gateway.national.place;
