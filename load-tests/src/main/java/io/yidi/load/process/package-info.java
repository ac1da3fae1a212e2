/**
 * 进程: servers as child processes, and what the machine tells about itself.
 *
 * <p>Job: start, await, kill and stop a child; write a gateway's configuration; probe the disk; read {@code /proc}.
 * <br>Upstream: {@code compare}, {@code kill}. Downstream: the operating system.
 * <br>Thread: the caller's, and one that drains a child's output. Allocation: free.
 */
package io.yidi.load.process;
