/**
 * The model campaign: whatever may happen to a small crowd, in any order, told to the machine and to a plain model.
 *
 * <pre>
 *   here      rounds of steps, the machine behind a journal in memory, faults that must be noticed
 *   message   what is said: commands and answers in words of their own, and as the bytes of the protocol
 *   plain     the gateway once more, told plainly; it shares nothing with the engine but rows and codes
 *   random    commands and files drawn with an eye to what the model knows
 * </pre>
 */
package io.yidi.gateway.engine.model;
