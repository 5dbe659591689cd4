package dev.ashlar.platform.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.application.Seals;
import dev.ashlar.platform.application.SealsContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class HkdfSealsTest extends SealsContract {
  private static final String OLD = "an old secret of tests, 32 bytes or more";
  private static final String NEW = "a new secret of tests, 32 bytes or more";

  @Override
  protected Seals seals() {
    return seals(OLD);
  }

  @Test
  void show_nothing_of_what_is_in_them() {
    assertThat(seals().seal("cursor", "title")).doesNotContain("title").matches("[A-Za-z0-9_-]+");
    assertThat(seals().seal("cursor", "title")).isNotEqualTo(seals().seal("cursor", "title"));
  }

  @Test
  void do_not_open_when_any_character_was_changed() {
    var sealed = seals().seal("cursor", "title!"); // the last one has bits that mean nothing
    for (int i = 0; i < sealed.length(); i++) {
      var other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      var forged = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThat(seals().open("cursor", forged)).as("character %d", i).isEmpty();
    }
  }

  @Test
  void open_in_the_one_way_they_are_written_alone() {
    var sealed = seals().seal("cursor", "title!");
    assertThat(sealed.length() % 4).isEqualTo(2);
    assertThat(seals().open("cursor", sealed + "==")).isEmpty();
    var last = sealed.charAt(sealed.length() - 1);
    for (var other :
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
      var altered = sealed.substring(0, sealed.length() - 1) + other;
      assertThat(seals().open("cursor", altered).isPresent()).isEqualTo(other == last);
    }
  }

  @Test
  void of_a_secret_that_was_replaced_open_as_long_as_it_is_believed() {
    var sealed = seals(OLD).seal("cursor", "title");
    assertThat(seals(NEW, OLD).open("cursor", sealed)).contains("title");
    assertThat(seals(OLD).open("cursor", seals(NEW, OLD).seal("cursor", "title"))).isEmpty();
    assertThat(seals(NEW).open("cursor", sealed)).isEmpty();
  }

  private static Seals seals(String... secrets) {
    return new HkdfSeals(new MasterSecrets(List.of(secrets)));
  }
}
