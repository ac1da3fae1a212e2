/**
 * 配置: what operators may set, read and checked whole before anything opens.
 *
 * <p>Job: the configuration file into {@link io.yidi.gateway.launcher.configuration.GatewayConfiguration}; {@code yidi
 * config} checks a file and explains settings. {@code reference.conf} holds each default with its meaning.
 * <br>Upstream: the command line. Downstream: {@code launcher}.
 * <br>Thread: main. <br>Allocation: at start.
 */
package io.yidi.gateway.launcher.configuration;
