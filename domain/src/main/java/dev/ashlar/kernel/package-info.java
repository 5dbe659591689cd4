/**
 * Words that every context shares. Small types on {@code java.*} alone; the kernel names no context
 * and stays under fifteen types.
 */
package dev.ashlar.kernel;
