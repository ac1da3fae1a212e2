/** Campaigns over the whole pipeline: power cuts, failing storage, and orders of requests with a crash at each step. */
package io.yidi.gateway.pipeline.crash;
