package dev.ashlar.identity.application;

/** What one user is shown of another. */
public sealed interface UserView permits Account, Profile {}
