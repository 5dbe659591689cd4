/**
 * A house of Ashlar's own plan in which everything is wrong that can be: each class breaks one rule
 * of the architecture, but for the few that break nothing. It is never delivered; {@link
 * dev.ashlar.architecture} expects the rules to complain of it.
 */
package dev.ashlar.broken;
