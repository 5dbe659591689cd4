package dev.ashlar.bootstrap;

import dev.ashlar.identity.application.AccessTokens;
import dev.ashlar.identity.application.ApiKeys;
import dev.ashlar.identity.application.Authenticate;
import dev.ashlar.identity.application.BecomeCreator;
import dev.ashlar.identity.application.ChangePassword;
import dev.ashlar.identity.application.ChangeRole;
import dev.ashlar.identity.application.CommonPasswords;
import dev.ashlar.identity.application.CreateApiKey;
import dev.ashlar.identity.application.CreateFirstAdmin;
import dev.ashlar.identity.application.CreateUser;
import dev.ashlar.identity.application.DeleteUser;
import dev.ashlar.identity.application.EditUser;
import dev.ashlar.identity.application.EmailConfirmations;
import dev.ashlar.identity.application.EraseSuccessors;
import dev.ashlar.identity.application.FailedLogins;
import dev.ashlar.identity.application.KnownNetworks;
import dev.ashlar.identity.application.ListSessions;
import dev.ashlar.identity.application.ListUsers;
import dev.ashlar.identity.application.Lockout;
import dev.ashlar.identity.application.LogIn;
import dev.ashlar.identity.application.LogOut;
import dev.ashlar.identity.application.OneTimeTokens;
import dev.ashlar.identity.application.PasswordHasher;
import dev.ashlar.identity.application.PasswordProof;
import dev.ashlar.identity.application.PasswordRules;
import dev.ashlar.identity.application.RefreshSession;
import dev.ashlar.identity.application.RegisterUser;
import dev.ashlar.identity.application.RevokeApiKey;
import dev.ashlar.identity.application.RevokeOtherSessions;
import dev.ashlar.identity.application.RevokeSession;
import dev.ashlar.identity.application.Secrets;
import dev.ashlar.identity.application.SessionQueries;
import dev.ashlar.identity.application.Sessions;
import dev.ashlar.identity.application.SignIn;
import dev.ashlar.identity.application.SweepFailedLogins;
import dev.ashlar.identity.application.SweepSessions;
import dev.ashlar.identity.application.UserQueries;
import dev.ashlar.identity.application.Users;
import dev.ashlar.identity.domain.Lifetimes;
import dev.ashlar.identity.integration.CryptoSettings;
import dev.ashlar.platform.application.Afterwards;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Authenticator;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Outbox;
import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts identity together. */
@Factory
final class IdentityFactory {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityFactory.class);

  @Singleton
  CryptoSettings cryptoSettings(Settings settings) {
    return new CryptoSettings(
        settings.http().publicUrl().map(URI::toString).orElse("ashlar"), settings.bcryptCost());
  }

  @Singleton
  Lifetimes lifetimes(Settings settings) {
    Settings.Sessions sessions = settings.sessions();
    return new Lifetimes(
        sessions.accessToken(), sessions.refreshGrace(), sessions.idle(), sessions.max());
  }

  @Singleton
  SignIn signIn(
      Sessions sessions,
      KnownNetworks networks,
      Secrets secrets,
      AccessTokens accessTokens,
      Lifetimes lifetimes,
      Ids ids) {
    return new SignIn(sessions, networks, secrets, accessTokens, lifetimes, ids);
  }

  @Singleton
  Lockout lockout(FailedLogins failures, KnownNetworks networks, Secrets secrets) {
    return new Lockout(failures, networks, secrets);
  }

  @Singleton
  PasswordProof passwordProof(
      PasswordHasher hasher,
      Lockout lockout,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    return new PasswordProof(hasher, lockout, audit, transactions, clock);
  }

  @Singleton
  PasswordRules passwordRules(CommonPasswords common) {
    return new PasswordRules(common);
  }

  @Singleton
  RegisterUser registerUser(
      Users users,
      PasswordRules rules,
      PasswordHasher hasher,
      SignIn signIn,
      Transactions transactions,
      AuditTrail audit,
      Ids ids,
      Clock clock) {
    return new RegisterUser(users, rules, hasher, signIn, transactions, audit, ids, clock);
  }

  @Singleton
  LogIn logIn(
      Users users,
      PasswordHasher hasher,
      Lockout lockout,
      SignIn signIn,
      Transactions transactions,
      AuditTrail audit,
      Afterwards afterwards,
      Clock clock) {
    return new LogIn(users, hasher, lockout, signIn, transactions, audit, afterwards, clock);
  }

  @Singleton
  SweepFailedLogins sweepFailedLogins(
      FailedLogins failures,
      KnownNetworks networks,
      TaskLocks locks,
      Transactions transactions,
      Clock clock) {
    return new SweepFailedLogins(failures, networks, locks, transactions, clock);
  }

  @Singleton
  RefreshSession refreshSession(
      Sessions sessions,
      Secrets secrets,
      SignIn signIn,
      Lifetimes lifetimes,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    return new RefreshSession(sessions, secrets, signIn, lifetimes, audit, transactions, clock);
  }

  @Singleton
  LogOut logOut(Sessions sessions, AuditTrail audit, Transactions transactions, Clock clock) {
    return new LogOut(sessions, audit, transactions, clock);
  }

  @Singleton
  ListSessions listSessions(SessionQueries sessions, Clock clock) {
    return new ListSessions(sessions, clock);
  }

  @Singleton
  RevokeSession revokeSession(
      Sessions sessions, AuditTrail audit, Transactions transactions, Clock clock) {
    return new RevokeSession(sessions, audit, transactions, clock);
  }

  @Singleton
  RevokeOtherSessions revokeOtherSessions(
      Users users, Sessions sessions, AuditTrail audit, Transactions transactions, Clock clock) {
    return new RevokeOtherSessions(users, sessions, audit, transactions, clock);
  }

  @Singleton
  ChangePassword changePassword(
      Users users,
      Sessions sessions,
      ApiKeys apiKeys,
      OneTimeTokens tokens,
      PasswordRules rules,
      PasswordProof proof,
      PasswordHasher hasher,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    return new ChangePassword(
        users, sessions, apiKeys, tokens, rules, proof, hasher, audit, transactions, clock);
  }

  @Singleton
  SweepSessions sweepSessions(
      Sessions sessions, TaskLocks locks, Transactions transactions, Clock clock) {
    return new SweepSessions(sessions, locks, transactions, clock);
  }

  @Singleton
  EraseSuccessors eraseSuccessors(
      Sessions sessions, Lifetimes lifetimes, Transactions transactions, Clock clock) {
    return new EraseSuccessors(sessions, lifetimes, transactions, clock);
  }

  @Singleton
  ListUsers listUsers(UserQueries users) {
    return new ListUsers(users);
  }

  @Singleton
  CreateUser createUser(
      Users users,
      PasswordRules rules,
      PasswordHasher hasher,
      AuditTrail audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    return new CreateUser(users, rules, hasher, audit, transactions, ids, clock);
  }

  @Singleton
  EditUser editUser(
      Users users,
      PasswordProof proof,
      OneTimeTokens tokens,
      EmailConfirmations confirmations,
      Outbox outbox,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    return new EditUser(users, proof, tokens, confirmations, outbox, audit, transactions, clock);
  }

  @Singleton
  ChangeRole changeRole(Users users, AuditTrail audit, Transactions transactions, Clock clock) {
    return new ChangeRole(users, audit, transactions, clock);
  }

  @Singleton
  DeleteUser deleteUser(
      Users users, Outbox outbox, AuditTrail audit, Transactions transactions, Clock clock) {
    return new DeleteUser(users, outbox, audit, transactions, clock);
  }

  @Singleton
  BecomeCreator becomeCreator(
      Users users, AuditTrail audit, Transactions transactions, Clock clock) {
    return new BecomeCreator(users, audit, transactions, clock);
  }

  @Singleton
  CreateApiKey createApiKey(
      ApiKeys apiKeys,
      Users users,
      Sessions sessions,
      Secrets secrets,
      AuditTrail audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    return new CreateApiKey(apiKeys, users, sessions, secrets, audit, transactions, ids, clock);
  }

  @Singleton
  RevokeApiKey revokeApiKey(ApiKeys apiKeys, AuditTrail audit, Transactions transactions) {
    return new RevokeApiKey(apiKeys, audit, transactions);
  }

  @Singleton
  Authenticator authenticator(
      AccessTokens accessTokens, Sessions sessions, ApiKeys apiKeys, Secrets secrets, Clock clock) {
    return new Authenticate(accessTokens, sessions, apiKeys, secrets, clock);
  }

  @Singleton
  Ashlar.BeforeOpening firstAdmin(
      Settings settings,
      Users users,
      PasswordRules rules,
      PasswordHasher hasher,
      AuditTrail audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    CreateFirstAdmin createFirstAdmin =
        new CreateFirstAdmin(users, rules, hasher, audit, transactions, ids, clock);
    return () -> settings.firstAdmin().ifPresent(admin -> create(admin, createFirstAdmin));
  }

  private static void create(Settings.FirstAdmin admin, CreateFirstAdmin createFirstAdmin) {
    switch (createFirstAdmin.handle(
        new CreateFirstAdmin.Command(admin.email(), admin.password()))) {
      case CreateFirstAdmin.Created _ -> LOG.info("The first admin was created.");
      case CreateFirstAdmin.AlreadyThere _ ->
          LOG.info("There is an admin already: ADMIN_EMAIL and ADMIN_PASSWORD are ignored.");
      case CreateFirstAdmin.EmailTaken _ ->
          throw new StartFailure(
              "ADMIN_EMAIL is the account of somebody who isn't an admin. Set another address.");
      case CreateFirstAdmin.PasswordRefused _ ->
          throw new StartFailure(
              "ADMIN_PASSWORD is easy to guess: it is common, or the email or name. Set another.");
    }
  }
}
