/**
 * 演示: {@code yidi demo}. Starts a gateway on loopback, settles the sample bills through both doors, and explains every
 * step of every split.
 *
 * <p>Job: show what the gateway does, and check it: each settlement is computed a second time beside the gateway, step
 * by step from the rows of the plan; a fen of difference ends the demo.
 * <br>Upstream: {@code launcher}, which hands in how a gateway is started. Downstream: {@code explain},
 * {@code policy.bundle}, and of {@code journal} the lock, so that no two demos use one directory.
 * <br>Thread: main. <br>Allocation: freely.
 */
package io.yidi.gateway.launcher.demo;
