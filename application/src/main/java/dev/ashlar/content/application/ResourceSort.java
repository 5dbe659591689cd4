package dev.ashlar.content.application;

/** What a list of resources can be sorted by. */
public enum ResourceSort {
  CREATED_AT,
  UPDATED_AT,
  TITLE
}
