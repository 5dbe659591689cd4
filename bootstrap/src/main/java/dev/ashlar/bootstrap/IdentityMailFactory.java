package dev.ashlar.bootstrap;

import dev.ashlar.identity.application.ApiKeys;
import dev.ashlar.identity.application.ConfirmEmail;
import dev.ashlar.identity.application.ConfirmPasswordReset;
import dev.ashlar.identity.application.EmailConfirmations;
import dev.ashlar.identity.application.Lockout;
import dev.ashlar.identity.application.MailEmailChange;
import dev.ashlar.identity.application.MailEmailChanged;
import dev.ashlar.identity.application.MailEmailVerification;
import dev.ashlar.identity.application.MailPasswordReset;
import dev.ashlar.identity.application.MailedTokens;
import dev.ashlar.identity.application.OneTimeTokens;
import dev.ashlar.identity.application.PasswordHasher;
import dev.ashlar.identity.application.PasswordRules;
import dev.ashlar.identity.application.RequestEmailVerification;
import dev.ashlar.identity.application.RequestPasswordReset;
import dev.ashlar.identity.application.Secrets;
import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.SweepTokens;
import dev.ashlar.identity.application.Users;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Mailer;
import dev.ashlar.platform.application.Outbox;
import dev.ashlar.platform.application.Seals;
import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what identity does by mail. */
@Factory
final class IdentityMailFactory {

  @Singleton
  MailedTokens mailedTokens(Seals seals) {
    return new MailedTokens(seals);
  }

  @Singleton
  EmailConfirmations emailConfirmations(
      OneTimeTokens tokens, Secrets secrets, MailedTokens mailed, Outbox outbox) {
    return new EmailConfirmations(tokens, secrets, mailed, outbox);
  }

  @Singleton
  RequestPasswordReset requestPasswordReset(
      Users users,
      OneTimeTokens tokens,
      Secrets secrets,
      MailedTokens mailed,
      Outbox outbox,
      AuditTrail audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    return new RequestPasswordReset(
        users, tokens, secrets, mailed, outbox, audit, transactions, ids, clock);
  }

  @Singleton
  ConfirmPasswordReset confirmPasswordReset(
      Users users,
      OneTimeTokens tokens,
      Sessions sessions,
      ApiKeys apiKeys,
      Secrets secrets,
      PasswordRules rules,
      PasswordHasher hasher,
      Lockout lockout,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    return new ConfirmPasswordReset(
        users,
        tokens,
        sessions,
        apiKeys,
        secrets,
        rules,
        hasher,
        lockout,
        audit,
        transactions,
        clock);
  }

  @Singleton
  RequestEmailVerification requestEmailVerification(
      Users users, EmailConfirmations confirmations, Transactions transactions, Clock clock) {
    return new RequestEmailVerification(users, confirmations, transactions, clock);
  }

  @Singleton
  ConfirmEmail confirmEmail(
      Users users,
      OneTimeTokens tokens,
      Secrets secrets,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    return new ConfirmEmail(users, tokens, secrets, audit, transactions, clock);
  }

  @Singleton
  SweepTokens sweepTokens(
      OneTimeTokens tokens, TaskLocks locks, Transactions transactions, Clock clock) {
    return new SweepTokens(tokens, locks, transactions, clock);
  }

  @Singleton
  MailPasswordReset mailPasswordReset(
      Mailer mailer, MailedTokens mailed, Settings settings, Clock clock) {
    return new MailPasswordReset(mailer, mailed, settings.http().api(), clock);
  }

  @Singleton
  MailEmailVerification mailEmailVerification(
      Mailer mailer, MailedTokens mailed, Settings settings, Clock clock) {
    return new MailEmailVerification(mailer, mailed, settings.http().api(), clock);
  }

  @Singleton
  MailEmailChange mailEmailChange(Mailer mailer, Settings settings) {
    return new MailEmailChange(mailer, settings.http().api());
  }

  @Singleton
  MailEmailChanged mailEmailChanged(Mailer mailer) {
    return new MailEmailChanged(mailer);
  }
}
