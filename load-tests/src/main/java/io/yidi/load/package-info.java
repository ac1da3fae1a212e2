/**
 * 压测: the load driver's commands.
 *
 * <p>Job: turn a command line into a comparison under load, a kill campaign or a reference file.
 * <br>Upstream: the shell. Downstream: {@code compare}, {@code kill}, {@code bill}.
 * <br>Thread: main. Allocation: free.
 */
package io.yidi.load;
