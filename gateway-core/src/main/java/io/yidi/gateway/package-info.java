/**
 * 异地就医结算网关: the server. Each package below is one room; {@code ArchitectureTest} holds the arrows between them.
 */
package io.yidi.gateway;
