/**
 * 人群: synthetic persons, hospitals and places in any number, and bills among them.
 *
 * <p>Job: write the reference files of a population, and an endless supply of bills of its persons.
 * <br>Upstream: {@code day}, {@code scale}. Downstream: {@code bill}.
 * <br>Thread: the caller's. Allocation: none per request.
 */
package io.yidi.load.population;
