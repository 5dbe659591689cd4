package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;

import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.InMemoryAuditTrail;
import dev.ashlar.platform.application.InMemoryOutbox;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.util.Optional;

/** All of identity, put together on fakes. */
final class IdentityOnFakes {
  static final Device DEVICE = new Device(Optional.of("Firefox"), Optional.of("192.0.2.1"));
  static final String PASSWORD = "correct horse";

  final TestClock clock = new TestClock();
  final SequentialIds ids = new SequentialIds();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryUsers users = new InMemoryUsers(transactions);
  final InMemorySessions sessions = new InMemorySessions(transactions, users);
  final FakeSecrets secrets = new FakeSecrets();
  final FakeAccessTokens accessTokens = new FakeAccessTokens();
  final PlainHasher hasher = new PlainHasher();
  final PasswordRules rules = new PasswordRules(new FewCommonPasswords());
  final InMemoryAuditTrail audit = new InMemoryAuditTrail(transactions);
  final InMemoryOutbox outbox = new InMemoryOutbox(transactions);

  final SignIn signIn = new SignIn(sessions, secrets, accessTokens, LIFETIMES, ids);
  final LogIn logIn = new LogIn(users, hasher, signIn, transactions, clock);
  final RefreshSession refreshSession =
      new RefreshSession(sessions, secrets, signIn, LIFETIMES, audit, transactions, clock);
  final LogOut logOut = new LogOut(sessions, audit, transactions, clock);
  final Authenticate authenticate = new Authenticate(accessTokens, sessions, clock);

  final CreateUser createUser =
      new CreateUser(users, rules, hasher, audit, transactions, ids, clock);
  final EditUser editUser = editUser(hasher);
  final ChangeRole changeRole = new ChangeRole(users, audit, transactions, clock);
  final BecomeCreator becomeCreator = new BecomeCreator(users, audit, transactions, clock);
  final DeleteUser deleteUser = new DeleteUser(users, outbox, audit, transactions, clock);

  EditUser editUser(PasswordHasher withHasher) {
    return new EditUser(users, withHasher, audit, transactions, clock);
  }

  RegisterUser registerUser() {
    return registerUser(hasher);
  }

  RegisterUser registerUser(PasswordHasher withHasher) {
    return new RegisterUser(users, rules, withHasher, signIn, transactions, ids, clock);
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
    return logIn.handle(
        new LogIn.Command(new EmailAddress(email), new PresentedPassword(password), DEVICE));
  }

  RefreshSession.Outcome refresh(Secret secret) {
    return refreshSession.handle(secret);
  }

  /** The next secret, from a refresh that has to succeed. */
  Secret refreshed(Secret secret) {
    return ((RefreshSession.Refreshed) refresh(secret)).tokens().refreshToken();
  }

  SessionId session(Tokens tokens) {
    return accessTokens.claims(tokens.accessToken()).session();
  }

  Optional<Viewer.SignedIn> viewer(Tokens tokens) {
    return sessions.live(session(tokens), clock.instant()).map(LiveCredential::viewer);
  }

  static UserId id(Account account) {
    return new UserId(account.id());
  }
}
