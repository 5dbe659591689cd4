/**
 * Words that every context shares. Small types on {@code java.*} alone; the kernel names no context
 * and has at most fifteen types.
 */
package dev.ashlar.kernel;
