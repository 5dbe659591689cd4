package dev.ashlar.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.AccessTokens.Claims;
import dev.ashlar.identity.application.AccessTokens.Expired;
import dev.ashlar.identity.application.AccessTokens.Forged;
import dev.ashlar.identity.application.AccessTokens.Genuine;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What identity relies on when it signs access tokens. */
public abstract class AccessTokensContract {
  protected static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  protected static final Instant END = NOW.plus(Duration.ofMinutes(15));
  protected static final UserId USER = new UserId(SequentialIds.id(1));
  protected static final SessionId SESSION = new SessionId(SequentialIds.id(2));
  protected static final Claims CLAIMS = new Claims(USER, SESSION, Role.CREATOR, NOW, END);

  protected abstract AccessTokens tokens();

  /** Those of an issuer with other keys. */
  protected abstract AccessTokens foreign();

  @Test
  void know_whose_token_it_is() {
    var tokens = tokens();
    var token = tokens.issue(CLAIMS);
    assertThat(tokens.read(token, NOW)).isEqualTo(new Genuine(USER, SESSION));
  }

  @Test
  void are_good_until_the_moment_they_expire() {
    var tokens = tokens();
    var token = tokens.issue(CLAIMS);
    assertThat(tokens.read(token, END.minusMillis(1))).isEqualTo(new Genuine(USER, SESSION));
    assertThat(tokens.read(token, END)).isEqualTo(new Expired());
    assertThat(tokens.read(token, END.plus(Duration.ofDays(365)))).isEqualTo(new Expired());
  }

  @Test
  void are_never_the_same() {
    var tokens = tokens();
    assertThat(tokens.issue(CLAIMS)).isNotEqualTo(tokens.issue(CLAIMS));
  }

  @Test
  void of_another_issuer_are_forged() {
    var tokens = tokens();
    tokens.issue(CLAIMS);
    var token = foreign().issue(CLAIMS);
    assertThat(tokens.read(token, NOW)).isEqualTo(new Forged());
    assertThat(tokens.read(token, END)).isEqualTo(new Forged());
  }

  @Test
  void with_any_character_changed_are_forged() {
    var tokens = tokens();
    var token = tokens.issue(CLAIMS);
    for (int i = 0; i < token.length(); i++) {
      // The last character of base64 may hold bits that mean nothing: change a bit that does.
      char other = token.charAt(i) == 'Q' ? 'g' : 'Q';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      if (!changed.equals(token)) {
        assertThat(tokens.read(changed, NOW)).as("character %d", i).isEqualTo(new Forged());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "...", "a.b.c", "null", "\0", "😀", "Bearer x"})
  void are_not_just_any_text(String garbage) {
    assertThat(tokens().read(garbage, NOW)).isEqualTo(new Forged());
  }

  @Test
  void are_neither_cut_nor_lengthened() {
    var tokens = tokens();
    var token = tokens.issue(CLAIMS);
    assertThat(tokens.read(token.substring(0, token.length() - 1), NOW)).isEqualTo(new Forged());
    assertThat(tokens.read(token + "A", NOW)).isEqualTo(new Forged());
    assertThat(tokens.read(token + ".", NOW)).isEqualTo(new Forged());
  }
}
