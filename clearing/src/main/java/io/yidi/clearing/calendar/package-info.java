/**
 * 日历: working days of China, and what is due when.
 *
 * <p>Job: count working days, make-up days included, and tell due days of the daily reconciliation and of the month.
 * <br>Upstream: {@code command}. Downstream: nothing. <br>Thread: any. <br>Allocation: freely.
 */
package io.yidi.clearing.calendar;
