package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;

import dev.ashlar.identity.domain.ApiKeyName;
import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Scopes;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.DeliverEvent;
import dev.ashlar.platform.application.FakeSeals;
import dev.ashlar.platform.application.InMemoryAuditTrail;
import dev.ashlar.platform.application.InMemoryOutbox;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.LaterWork;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.SentMails;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.Subscriber;
import dev.ashlar.platform.application.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All of identity, put together on fakes. */
final class IdentityOnFakes {
  static final Device DEVICE = new Device(Optional.of("Firefox"), Optional.of("192.0.2.1"));
  static final String PASSWORD = "correct horse";
  static final String API = "https://api.example.org/api/v1";

  final TestClock clock = new TestClock();
  final SequentialIds ids = new SequentialIds();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryUsers users = new InMemoryUsers(transactions);
  final InMemorySessions sessions = new InMemorySessions(transactions, users);
  final InMemoryKnownNetworks networks = new InMemoryKnownNetworks(transactions, users);
  final InMemoryFailedLogins failures = new InMemoryFailedLogins(transactions);
  final InMemoryApiKeys apiKeys = new InMemoryApiKeys(transactions, users);
  final FakeSecrets secrets = new FakeSecrets();
  final FakeAccessTokens accessTokens = new FakeAccessTokens();
  final PlainHasher hasher = new PlainHasher();
  final PasswordRules rules = new PasswordRules(new FewCommonPasswords());
  final InMemoryAuditTrail audit = new InMemoryAuditTrail(transactions);
  final InMemoryOneTimeTokens oneTimeTokens = new InMemoryOneTimeTokens(transactions, users);
  final MailedTokens mailedTokens = new MailedTokens(new FakeSeals());
  final SentMails mails = new SentMails();
  final List<Subscriber<?>> subscribers =
      List.of(
          new MailPasswordReset(mails, mailedTokens, API, clock),
          new MailEmailVerification(mails, mailedTokens, API, clock),
          new MailEmailChange(mails, API),
          new MailEmailChanged(mails));
  final InMemoryOutbox outbox = new InMemoryOutbox(transactions, subscribers, clock);
  final EmailConfirmations emailConfirmations =
      new EmailConfirmations(oneTimeTokens, secrets, mailedTokens, outbox);

  final LaterWork afterwards = new LaterWork();

  final SignIn signIn = new SignIn(sessions, networks, secrets, accessTokens, LIFETIMES, ids);
  final Lockout lockout = new Lockout(failures, networks, secrets);
  final LogIn logIn = logIn(hasher);
  final RefreshSession refreshSession =
      new RefreshSession(sessions, secrets, signIn, LIFETIMES, audit, transactions, clock);
  final LogOut logOut = new LogOut(sessions, audit, transactions, clock);
  final RevokeSession revokeSession = new RevokeSession(sessions, audit, transactions, clock);
  final RevokeOtherSessions revokeOtherSessions =
      new RevokeOtherSessions(users, sessions, audit, transactions, clock);
  final ChangePassword changePassword =
      new ChangePassword(
          users,
          sessions,
          apiKeys,
          oneTimeTokens,
          rules,
          proof(hasher),
          hasher,
          audit,
          transactions,
          clock);
  final Authenticate authenticate =
      new Authenticate(accessTokens, sessions, apiKeys, secrets, clock);
  final CreateApiKey createApiKey =
      new CreateApiKey(apiKeys, users, sessions, secrets, audit, transactions, ids, clock);
  final RevokeApiKey revokeApiKey = new RevokeApiKey(apiKeys, audit, transactions);

  final CreateUser createUser =
      new CreateUser(users, rules, hasher, audit, transactions, ids, clock);
  final EditUser editUser = editUser(hasher);
  final ChangeRole changeRole = new ChangeRole(users, audit, transactions, clock);
  final BecomeCreator becomeCreator = new BecomeCreator(users, audit, transactions, clock);
  final DeleteUser deleteUser = new DeleteUser(users, outbox, audit, transactions, clock);

  PasswordProof proof(PasswordHasher withHasher) {
    return new PasswordProof(withHasher, lockout, audit, transactions, clock);
  }

  EditUser editUser(PasswordHasher withHasher) {
    return new EditUser(
        users,
        proof(withHasher),
        oneTimeTokens,
        emailConfirmations,
        outbox,
        audit,
        transactions,
        clock);
  }

  final RequestPasswordReset requestPasswordReset =
      new RequestPasswordReset(
          users, oneTimeTokens, secrets, mailedTokens, outbox, audit, transactions, ids, clock);
  final RequestEmailVerification requestEmailVerification =
      new RequestEmailVerification(users, emailConfirmations, transactions, clock);
  final ConfirmEmail confirmEmail =
      new ConfirmEmail(users, oneTimeTokens, secrets, audit, transactions, clock);

  ConfirmPasswordReset confirmPasswordReset(PasswordHasher withHasher) {
    return new ConfirmPasswordReset(
        users,
        oneTimeTokens,
        sessions,
        apiKeys,
        secrets,
        rules,
        withHasher,
        lockout,
        audit,
        transactions,
        clock);
  }

  LogIn logIn(PasswordHasher withHasher) {
    return new LogIn(users, withHasher, lockout, signIn, transactions, audit, afterwards, clock);
  }

  RegisterUser registerUser() {
    return registerUser(hasher);
  }

  RegisterUser registerUser(PasswordHasher withHasher) {
    return new RegisterUser(users, rules, withHasher, signIn, transactions, audit, ids, clock);
  }

  static RegisterUser.Command registration(String name) {
    return registration(name, Username.from(new DisplayName(name)).value() + "@example.org");
  }

  static RegisterUser.Command registration(String name, String email) {
    return new RegisterUser.Command(
        new EmailAddress(email),
        new RawPassword(PASSWORD),
        new DisplayName(name),
        Optional.empty(),
        DEVICE);
  }

  /** Somebody new, who is signed in then. */
  RegisterUser.Registered register(String name) {
    return (RegisterUser.Registered) registerUser().handle(registration(name));
  }

  LogIn.Outcome logIn(String email, String password) {
    return logIn(email, password, DEVICE.ip().orElseThrow());
  }

  LogIn.Outcome logIn(String email, String password, String ip) {
    return logIn.handle(
        new LogIn.Command(
            new EmailAddress(email),
            new PresentedPassword(password),
            new Device(DEVICE.userAgent(), Optional.of(ip))));
  }

  /** The tokens of another session, on another device. */
  Tokens alsoLogIn(String email) {
    return ((LogIn.SignedIn) logIn(email, PASSWORD)).tokens();
  }

  RefreshSession.Outcome refresh(Secret secret) {
    return refreshSession.handle(secret);
  }

  /** The next secret, from a refresh that has to succeed. */
  Secret refreshed(Secret secret) {
    return ((RefreshSession.Refreshed) refresh(secret)).tokens().refreshToken();
  }

  /** All mails, once everything is delivered that can be. */
  List<Mail> delivered() {
    var relay = new DeliverEvent(subscribers, outbox, transactions, clock);
    while (!(relay.handle() instanceof DeliverEvent.Idle)) {
      // there may be more
    }
    return mails.all();
  }

  /** The token in the last mail, which stands on a line of its own. */
  Secret mailedToken() {
    return delivered()
        .getLast()
        .text()
        .lines()
        .filter(line -> line.startsWith("secret-"))
        .findFirst()
        .map(Secret::new)
        .orElseThrow();
  }

  /** A key of whoever is signed in with these, for everything and for good. */
  CreateApiKey.Created createApiKey(Tokens tokens) {
    return createApiKey(tokens, Scopes.ALL, Optional.empty());
  }

  CreateApiKey.Created createApiKey(Tokens tokens, Scopes scopes, Optional<Instant> expiresAt) {
    return (CreateApiKey.Created)
        createApiKey.handle(
            new CreateApiKey.Command(
                viewer(tokens).orElseThrow(), new ApiKeyName("import"), scopes, expiresAt));
  }

  SessionId session(Tokens tokens) {
    return accessTokens.claims(tokens.accessToken()).session();
  }

  Optional<Viewer.SignedIn> viewer(Tokens tokens) {
    return sessions.live(session(tokens), clock.instant()).map(LiveCredential::viewer);
  }

  /** The same person, with an API key that may do all that keys may. */
  static Viewer.SignedIn keyOf(Account account) {
    var key = new Viewer.Key(SequentialIds.id(1), Set.of(Viewer.Scope.values()));
    return new Viewer.SignedIn(id(account), account.role(), key);
  }

  static UserId id(Account account) {
    return new UserId(account.id());
  }
}
